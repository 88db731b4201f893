import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../db/store.ts'
import { openTallystick } from '../open_store.ts'
import { startRun } from '../runs/run.ts'
import {
  AS_OF,
  LITTLE_MODEL,
  lendLittle,
  tellLittleOutcomes,
} from '../runs/testing/small_lender.ts'
import { exportModel } from './export/exported.ts'
import { importPmml } from './import_pmml.run.ts'
import type { Linear } from './linear/model.ts'
import { JAVA_SCORECARD, PYTHON_LINEAR, PYTHON_LOGISTIC } from './pmml/testing/files.ts'
import { findModel, findRegistered, saveModel } from './registry.ts'
import type { Scorecard } from './scorecard/model.ts'
import { validate } from './validate.run.ts'
import { reportPage } from './validation_report/page.ts'

const NOW = new Date('2018-01-02T00:00:00Z')
let dir: string
let store: Store
let own: string
const effects = () => ({
  store,
  log: pino({ level: 'silent' }),
  actor: 'ada',
  signal: new AbortController().signal,
  now: () => NOW,
  progress: () => undefined,
})

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tally-pmml-'))
  store = await openTallystick({ dir: ':memory:' })
  await lendLittle(store)
  await tellLittleOutcomes(store)
  own = await store.write((sql) =>
    saveModel(sql, { model: LITTLE_MODEL, name: 'little', actor: 'ada', at: NOW }),
  )
  const saved = await findModel(store.read, own)
  await writeFile(join(dir, 'little.pmml'), exportModel(saved, 'pmml'))
  await writeFile(join(dir, 'java.pmml'), JAVA_SCORECARD)
  await writeFile(join(dir, 'logistic.pmml'), PYTHON_LOGISTIC)
  await writeFile(join(dir, 'linear.pmml'), PYTHON_LINEAR)
  const rows = Array.from({ length: 200 }, (_, i) => {
    const region = ['north', 'south', 'east', ''][i % 4]
    const kind = i % 3 === 0 ? 'car' : 'house'
    const balance = i % 11 === 0 ? '' : 10 * i
    const loss = (0.3 + (i % 50) / 100).toFixed(2)
    return `${region},${balance},${i % 5},${(i * 7) % 10 < 3 ? 1 : 0},${kind},${(i % 50) / 50},${loss}`
  })
  await writeFile(
    join(dir, 'table.csv'),
    ['region,balance,loans,bad,kind,ltv,loss', ...rows].join('\n'),
  )
  await writeFile(
    join(dir, 'logistic.yaml'),
    'inputs: [{ feature: balance, missing: 1200 }, { feature: region, unseen: south }]',
  )
  await writeFile(join(dir, 'linear.yaml'), 'output: { is: value }')
})
afterAll(async () => {
  await store.close()
  await rm(dir, { recursive: true })
})

it('a scorecard of a PMML file scores a run, its reasons and all, as the one it was exported from', async () => {
  const told = await importPmml({ file: join(dir, 'little.pmml'), name: 'theirs' }, effects())
  expect(told).toMatchObject({ kind: 'scorecard', fileName: 'little.pmml', scaling: { pdo: 50 } })
  expect(told.metrics).toMatchObject({ rows: 20, bads: 6 })
  const scores = async (modelId: string) => {
    const run = await startRun({ asOf: AS_OF, modelId }, effects())
    return store.read.arrays(
      'select subject_id, score, pd, points, reasons from score where run_id = $1 order by subject_id',
      [run.runId],
    )
  }
  const [theirs, wanted] = [await scores(told.modelId as string), await scores(own)]
  expect(theirs).toHaveLength(30)
  expect(theirs.map(([id, score, , points]) => [id, score, points])).toEqual(
    wanted.map(([id, score, , points]) => [id, score, points]),
  )
  theirs.forEach(([, , pd, , reasons], i) => {
    expect(pd as number).toBeCloseTo(wanted[i]![2] as number, 12)
    expect(reasons).toEqual(wanted[i]![4])
  })
})

it('what rows tell is kept with it: counts of bins, WoE, mean points and how scores lay', async () => {
  const { model } = await findModel(store.read, 'theirs')
  const { characteristics, training, metrics, meanScore } = model as Scorecard
  expect(training).toMatchObject({ rows: 20, bads: 6, elsewhere: 'little.pmml' })
  for (const { bins, meanPoints } of characteristics) {
    expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(20)
    expect(bins.reduce((sum, { count, points }) => sum + count * points, 0) / 20).toBeCloseTo(
      meanPoints,
      9,
    )
  }
  expect(characteristics.reduce((sum, c) => sum + c.meanPoints, 0)).toBeCloseTo(meanScore, 9)
  expect(metrics.heldBack?.method).toContain('it may have seen them in training')
})

it('a logistic regression on a table is a scorecard with points by the unit', async () => {
  const told = await importPmml(
    {
      file: join(dir, 'logistic.pmml'),
      contract: join(dir, 'logistic.yaml'),
      table: join(dir, 'table.csv'),
      target: 'bad',
      name: 'logistic',
    },
    effects(),
  )
  expect(told.characteristics.map(({ feature, sloped }) => [feature, sloped])).toEqual([
    ['balance', true],
    ['loans', true],
    ['region', false],
  ])
  const { model } = await findModel(store.read, 'logistic')
  const { characteristics, meanScore, training } = model as Scorecard
  expect(training.table).toBe(true)
  const sum = characteristics.reduce(
    (all, c) => all + c.meanPoints,
    (model as Scorecard).basePoints,
  )
  expect(sum).toBeCloseTo(meanScore, 9)
  // 181 rows have a balance, of 10 to 1,990; the others are read as missing and are in no band.
  const [balance] = characteristics
  expect(balance!.bands).toMatchObject({ least: 10, most: 1990 })
  expect(balance!.bands!.edges).toHaveLength(9)
  expect(balance!.bands!.counts.reduce((all, n) => all + n, 0)).toBe(181)
})

it('values that count by the unit drift by bands: against the rows it was judged on, else the first run', async () => {
  const [, income] = LITTLE_MODEL.characteristics
  const [, , missing] = income!.bins
  const bands = { least: 4000, most: 7000, edges: [5000], counts: [50, 50], points: [325, 400] }
  const any = { ...missing!, kind: 'range' as const, lower: null, upper: null, slope: 0.05 }
  const sloped = (more: object): Scorecard => ({
    ...LITTLE_MODEL,
    features: ['monthly_income'],
    characteristics: [{ ...income!, bins: [{ ...any, points: 100 }, missing!], ...more }],
  })
  const driftOf = async (more: object, name: string, asOf = AS_OF) => {
    const given = { model: sloped(more), name, actor: 'ada', at: NOW }
    const modelId = await store.write((sql) => saveModel(sql, given))
    const { runId } = await startRun({ asOf, modelId }, effects())
    const of = [runId, modelId]
    return {
      runId,
      drift: await store.read.first(
        `select reference_run, psi, points_shift from drift
         where run_id = $1 and model_id = $2 and feature = 'monthly_income'`,
        of,
      ),
      cells: await store.read.arrays(
        `select cell, then_rows, now_rows from drift_cell
         where run_id = $1 and model_id = $2 and feature = 'monthly_income' order by cell`,
        of,
      ),
    }
  }
  // Lines have incomes of 4,100 to 6,000, nine of them below 5,000; 10 rows of the document had none.
  const told = await driftOf({ bands }, 'with bands')
  expect(told.cells).toEqual([
    [320, 10, 0],
    [325, 50, 9],
    [400, 50, 11],
  ])
  expect(told.drift).toMatchObject({ reference_run: null })
  const shift = 325 * (9 / 20 - 50 / 110) + 400 * (11 / 20 - 50 / 110) - 320 * (10 / 110)
  expect(told.drift!.points_shift).toBeCloseTo(shift, 9)
  const first = await driftOf({}, 'without')
  expect(first.drift).toMatchObject({ reference_run: first.runId, psi: 0 })
  // Tenths of twenty lines, two each: incomes of 4,100 and 4,200 give 305 and 310 points.
  expect(first.cells).toHaveLength(10)
  expect(first.cells[0]).toEqual([expect.closeTo(307.5, 9), 2, 2])
  const later = await driftOf({}, 'without', '2017-12-15')
  expect(later.runId).not.toBe(first.runId)
  expect(later.drift).toMatchObject({ reference_run: first.runId })
})

it('its report measures it on those rows, and shows what a unit is worth', async () => {
  const told = await validate({ model: 'logistic', table: join(dir, 'table.csv') }, effects())
  expect(told.heldBack).toMatchObject({ rows: 200, bads: 60 })
  const page = reportPage(told, '', NOW)
  expect(page).toContain('read from logistic.pmml')
  expect(page).toMatch(/ \+ [\d.-]+ a unit/)
  expect(page).not.toContain('NaN')
})

it('a linear regression is a model of a continuous target, and predicts as its coefficients say', async () => {
  const request = {
    file: join(dir, 'linear.pmml'),
    contract: join(dir, 'linear.yaml'),
    table: join(dir, 'table.csv'),
    target: 'loss',
    name: 'lgd',
  }
  const told = await importPmml(request, effects())
  expect(told).toMatchObject({
    kind: 'linear',
    scaling: null,
    metrics: null,
    values: { rows: 200 },
  })
  const { model } = await findRegistered(store.read, 'lgd')
  const { heldBack } = (model as Linear).metrics
  const mean = Array.from(
    { length: 200 },
    (_, i) => 0.1 + 0.01 * (i % 50) + (i % 3 === 0 ? 0.2 : 0),
  )
  expect(
    heldBack!.bands.reduce((sum, { predicted, rows }) => sum + predicted * rows, 0),
  ).toBeCloseTo(
    mean.reduce((sum, one) => sum + one, 0),
    9,
  )
  await expect(importPmml({ ...request, table: undefined }, effects())).rejects.toThrow(
    'needs a table to be judged on',
  )
})

it('what is not said is asked for by name', async () => {
  const table = join(dir, 'table.csv')
  const scaling = { pdo: 20, baseScore: 600, baseOdds: 50 }
  const java = { file: join(dir, 'java.pmml'), table, target: 'bad' }
  await expect(importPmml(java, effects())).rejects.toThrow('say its scaling')
  await expect(importPmml({ ...java, scaling }, effects())).rejects.toThrow(
    'the field department: nothing is called department; there are region, balance',
  )
})
