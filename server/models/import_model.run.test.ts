import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../db/store.ts'
import { testServer } from '../graphql/testing/test_server.ts'
import { openTallystick } from '../open_store.ts'
import { decide } from '../quota/decide.run.ts'
import { replay } from '../quota/replay.run.ts'
import { startRun } from '../runs/run.ts'
import {
  AS_OF,
  LITTLE_MODEL,
  lendLittle,
  tellLittleOutcomes,
} from '../runs/testing/small_lender.ts'
import { explainModel } from './explain_model.run.ts'
import { exportModel } from './export/exported.ts'
import { type ImportReport, importModel } from './import_model.run.ts'
import type { Imported } from './imported/model.ts'
import { predict } from './imported/predict.ts'
import { openOnnx } from './imported/runtime.ts'
import { TREES, treeEnsemble } from './imported/testing/tree_ensemble.ts'
import { listStates, moveModel } from './promotion.ts'
import { findModel, findRegistered, newestModel, saveModel } from './registry.ts'
import { validate } from './validate.run.ts'
import type { Fairness, GivenTable, Measured } from './validation/validation.ts'
import { reportPage } from './validation_report/page.ts'

const NOW = new Date('2018-01-02T00:00:00Z')
let dir: string
let store: Store
let own: string
let onLedger: ImportReport
let onTable: ImportReport
const effects = () => ({
  store,
  log: pino({ level: 'silent' }),
  actor: 'ada',
  signal: new AbortController().signal,
  now: () => NOW,
  progress: () => undefined,
})

/** What the model of trees gives the rows of a table with these columns. */
async function scoresOf(path: string) {
  const session = await openOnnx(await readFile(join(dir, 'trees.onnx')), 'trees.onnx')
  const { model } = await findRegistered(store.read, 'trees')
  const lines = (await readFile(path, 'utf8')).split('\n').slice(1)
  const rows = lines.map((line) => line.split(',').slice(0, 3).map(Number))
  const columns = [0, 1, 2].map((i) => rows.map((row) => row[i]!))
  return predict(session, model as Imported, columns, rows.length)
}

const explain = (request: Parameters<typeof explainModel>[0]) =>
  explainModel(request, { sql: store.read, signal: effects().signal })

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tally-import-'))
  store = await openTallystick({ dir: ':memory:' })
  await lendLittle(store)
  await tellLittleOutcomes(store)
  own = await store.write((sql) =>
    saveModel(sql, { model: LITTLE_MODEL, name: 'little', actor: 'ada', at: NOW }),
  )
  const saved = await findModel(store.read, own)
  await writeFile(join(dir, 'little.onnx'), exportModel(saved, 'onnx'))
  await writeFile(join(dir, 'trees.onnx'), treeEnsemble(TREES, 3))
  await writeFile(join(dir, 'trees.yaml'), 'inputs: [a, b, c]\noutput: { is: log_odds }')
  const rows = Array.from({ length: 300 }, (_, i) => {
    const [a, b, c] = [(i % 50) / 10, (i % 7) / 1, i % 11 === 0 ? '' : (i % 40) / 10 - 2]
    return `${a},${b},${c},${(i * 7) % 10 < 2 + Number(b) ? 1 : 0}`
  })
  await writeFile(join(dir, 'table.csv'), ['a,b,c,bad', ...rows].join('\n'))
  onLedger = await importModel({ file: join(dir, 'little.onnx'), name: 'theirs' }, effects())
  onTable = await importModel(
    {
      file: join(dir, 'trees.onnx'),
      contract: join(dir, 'trees.yaml'),
      table: join(dir, 'table.csv'),
      target: 'bad',
      name: 'trees',
    },
    effects(),
  )
})
afterAll(async () => {
  await store.close()
  await rm(dir, { recursive: true })
})

describe('an imported model', () => {
  it('is judged on the outcomes of the ledger, and kept as a draft', async () => {
    expect(onLedger).toMatchObject({ kind: 'imported', rows: 20, bads: 6, background: 20 })
    expect(onLedger.inputs.map(({ feature }) => feature)).toEqual(['utilisation', 'monthly_income'])
    const listed = await listStates(store.read)
    expect(listed.find(({ name }) => name === 'theirs')).toMatchObject({
      modelId: onLedger.modelId,
      kind: 'imported',
      state: 'draft',
    })
  })

  it('is judged on a table, its columns in the order of the contract', async () => {
    expect(onTable).toMatchObject({ rows: 300, output: { name: 'log_odds', is: 'log_odds' } })
    expect(onTable.auc).toBeGreaterThan(0.5)
    expect(onTable.calibration.reduce((sum, { rows }) => sum + rows, 0)).toBe(300)
    const { model } = await findRegistered(store.read, 'trees')
    expect(model).toMatchObject({ features: ['a', 'b', 'c'], training: { table: true, rows: 0 } })
  })

  it('is no default of its own accord, and what needs SQL refuses it by name', async () => {
    expect((await newestModel(store.read)).name).toBe('little')
    await expect(findModel(store.read, 'theirs')).rejects.toThrow(
      'little.onnx is an imported model',
    )
    await expect(
      startRun({ asOf: AS_OF, modelId: onTable.modelId as string }, effects()),
    ).rejects.toThrow('trained on a table of its own')
  })

  it('scores in shadow what it scores elsewhere, to 1e-6', async () => {
    const model = onLedger.modelId as string
    const move = (to: 'validated' | 'challenger' | 'champion') =>
      store.write((sql) => moveModel(sql, { model, to, actor: 'bob', at: NOW }))
    await move('validated')
    await move('challenger')
    const run = await startRun({ asOf: AS_OF, modelId: own }, effects())
    expect(run.shadows).toEqual([{ modelId: model, rows: 30, error: null }])
    const [row] = await store.read.arrays(
      `select count(*)::double, max(abs(t.score - o.score)), max(abs(t.pd - o.pd)),
         max(len(t.points) + len(t.reasons))::double
       from shadow_score as t join score as o using (run_id, subject_id)
       where t.customer_id = o.customer_id and t.facility_id is not distinct from o.facility_id`,
    )
    const [rows, score, pd, told] = row as [number, number, number, number]
    expect([rows, told]).toEqual([30, 0])
    expect(score).toBeLessThan(1e-6)
    expect(pd).toBeLessThan(1e-6)
  })

  it('scores a run of its own: points that sum to the score, reasons, decisions, and a replay that is the same', async () => {
    const modelId = onLedger.modelId as string
    const { model } = (await findRegistered(store.read, modelId)) as { model: Imported }
    const run = await startRun({ asOf: AS_OF, modelId }, effects())
    expect(run).toMatchObject({ status: 'published', subjects: 30, modelId })
    const scores = await store.read.all<{
      customer_id: number
      score: number
      points: number[]
      reasons: string[]
      own: number
    }>(
      `select t.*, o.score as own from score as t
       join score as o on o.subject_id = t.subject_id and o.model_id = $2
       where t.run_id = $1 order by t.subject_id`,
      [run.runId, own],
    )
    expect(scores).toHaveLength(30)
    for (const { score, own, points, reasons } of scores) {
      expect(score).toBeCloseTo(own, 6)
      expect(points.reduce((sum, one) => sum + one, model.basePoints)).toBeCloseTo(score, 6)
      const short = model.features.filter((_, i) => points[i]! < -1e-9)
      expect([...reasons].sort()).toEqual([...short].sort())
    }
    const { rows } = await explain({ model: 'theirs', customer: 'c4' })
    expect(scores.find((one) => one.customer_id === 4)!.points).toEqual(
      rows[0]!.terms.map(({ points }) => points),
    )
    const [sampled] = await store.read.arrays(
      'select count(standard_errors)::double from score where run_id = $1',
      [run.runId],
    )
    expect(sampled).toEqual([0])
    const again = await replay({ runId: run.runId }, { store })
    expect(again).toMatchObject({ decisions: 30, same: 30, different: 0 })
    const server = await testServer(store, { actor: 'ada' })
    const { data, errors } = await server.query(`{ customer(sourceId: "c4") {
      score(run: ${run.runId}) { score meanScore segment model { basePoints }
        points { feature label bin value points standardError mean } reasons { feature shortfall text } }
      decisions { model { kind } reasons { feature shortfall } replay { same } }
    } }`)
    expect(errors).toBeUndefined()
    const { score, decisions } = data.customer
    const base = score.model.basePoints
    const sum = (total: number, { points }: { points: number }) => total + points
    expect(score.points.reduce(sum, base)).toBeCloseTo(score.score, 6)
    expect(score.points.reduce(sum, score.meanScore)).toBeCloseTo(score.score, 6)
    expect(score.points[1]).toMatchObject({ feature: 'monthly_income', standardError: null })
    for (const { feature, shortfall } of score.reasons)
      expect(score.points.find((one: { feature: string }) => one.feature === feature).points).toBe(
        -shortfall,
      )
    const made = decisions.find((one: { model: { kind: string } }) => one.model.kind === 'imported')
    expect(made.replay).toEqual({ same: true })
    expect(made.reasons).toEqual(
      score.reasons.map(({ feature, shortfall }: { feature: string; shortfall: number }) => ({
        feature,
        shortfall,
      })),
    )
    await server.close()
  })

  it('is champion where a third person makes it so: it decides everyone, and one alone as it decided them', async () => {
    const modelId = onLedger.modelId as string
    const move = (actor: string) =>
      store.write((sql) => moveModel(sql, { model: modelId, to: 'champion', actor, at: NOW }))
    await expect(move('bob')).rejects.toThrow('bob')
    expect(await move('eve')).toMatchObject({ state: 'champion', kind: 'imported' })
    const run = await startRun({ asOf: AS_OF }, effects())
    expect(run).toMatchObject({ modelId, repeated: true })
    const alone = await decide({ customer: 'c4', asOf: AS_OF }, effects())
    const [theirs] = await store.read.all<{ score: number; outcome: number; reasons: string[] }>(
      `select score, pd, quota, reasons, target, band, facts from decision
       where run_id = $1 and customer_id = 4 order by facility_id`,
      [run.runId],
    )
    expect(alone[0]).toMatchObject({ ...theirs, facts: expect.anything(), modelId })
    const again = await replay({ decisionId: alone[0]!.decisionId }, { store })
    expect(again).toMatchObject({ decisions: 1, same: 1, different: 0 })
    // Another customer by the plan that was kept of the first.
    const other = await decide({ customer: 'c7', asOf: AS_OF }, effects())
    const [kept] = await store.read.arrays(
      'select score from decision where run_id = $1 and customer_id = 7 order by facility_id',
      [run.runId],
    )
    expect(other[0]!.score).toBe(kept![0])
  })

  it('explains a customer: of a scorecard brought back, its own points less their mean', async () => {
    const { rows } = await explain({ model: 'theirs', customer: 'c4' })
    expect(rows).toHaveLength(1)
    const { score, base, terms, method } = rows[0]!
    expect(method).toBe('exact')
    expect(base + terms.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(score, 6)
    const { model } = await findRegistered(store.read, 'theirs')
    const background = (model as { background: (number | null)[][] }).background
    const pointsOf = (i: number, value: number | string | null) => {
      const { bins } = LITTLE_MODEL.characteristics[i]!
      const cut = [0.55, 5000][i]!
      return bins[value === null ? 2 : Number(value) < cut ? 0 : 1]!.points
    }
    terms.forEach(({ value, points }, i) => {
      const mean = background.reduce((sum, row) => sum + pointsOf(i, row[i]!), 0) / 20
      expect(points).toBeCloseTo(pointsOf(i, value) - mean, 6)
    })
  })

  it('explains a customer over GraphQL, and says that the values are exact', async () => {
    const server = await testServer(store, { actor: 'ada' })
    const ask = (model: string) =>
      server.query(`{ customer(sourceId: "c4") { explained(model: "${model}") {
        score base method terms { feature points standardError } reasons
      } } models(first: 5) { edges { node { kind characteristics { feature } } } } }`)
    const { data, errors } = await ask('theirs')
    expect(errors).toBeUndefined()
    const [{ score, base, method, terms }] = data.customer.explained
    expect(method).toBe('EXACT')
    const sum = (total: number, { points }: { points: number }) => total + points
    expect(terms.reduce(sum, base)).toBeCloseTo(score, 6)
    expect(terms[0].standardError).toBeNull()
    expect(data.models.edges.map(({ node }: { node: { kind: string } }) => node.kind)).toContain(
      'imported',
    )
    expect((await ask('little')).errors?.[0]).toMatchObject({ extensions: { code: 'BAD_REQUEST' } })
    await server.close()
  })

  it('explains rows of a table, and refuses what is not there', async () => {
    const ask = (request: object) => explain({ model: 'trees', ...request })
    const table = join(dir, 'table.csv')
    const { rows } = await ask({ table, rows: [2, 12] })
    expect(rows.map(({ subject }) => subject)).toEqual(['row 2', 'row 12'])
    expect(rows[1]!.terms.map(({ value }) => value)).toEqual([1.1, 4, null])
    await expect(ask({ table, rows: [301] })).rejects.toThrow('has no row 301')
    await expect(ask({ customer: 'c1' })).rejects.toThrow('reads the columns of a table')
    await expect(ask({})).rejects.toThrow('say whom')
    await expect(ask({ model: 'little', customer: 'c1' })).rejects.toThrow('of kind scorecard')
  })
})

describe('the report of an imported model', () => {
  const report = (request: Parameters<typeof validate>[0]) => validate(request, effects())

  it('measures what its predictions tell, on the rows it was judged on, and says why the rest is lacking', async () => {
    const told = await report({ model: 'trees' })
    const { heldBack, method, limits, binShift, contributions, bySource, vintages } = told
    expect(heldBack).toMatchObject({ rows: 300, auc: onTable.auc, aucLower: onTable.aucLower })
    expect((heldBack as Measured).gains.reduce((sum, { rows }) => sum + rows, 0)).toBe(300)
    expect(method).toContain('it may have seen them in training')
    expect(limits[1]).toContain('trained elsewhere (trees.onnx)')
    for (const part of [binShift, contributions, bySource, vintages])
      expect(part).toHaveProperty('why')
    const page = reportPage(told, '', NOW)
    expect(page).toContain('Rows judged on')
    expect(page).toContain('it is run as a whole, not as a sum of lookup tables')
  })

  it('scores another table with it: figures, PSI against the first, and groups', async () => {
    const lines = Array.from({ length: 240 }, (_, i) => [
      (i % 30) / 10,
      i % 7,
      (i % 40) / 10 - 2,
      i % 3 === 0 ? 'a' : 'b',
      (i * 7) % 10 < 4 ? 1 : 0,
    ])
    const later = join(dir, 'later.csv')
    await writeFile(later, ['a,b,c,region,bad', ...lines].join('\n'))
    const { given, fairness } = await report({
      model: 'trees',
      table: later,
      protected: ['region'],
    })
    expect(given).toMatchObject({ path: later, measured: { rows: 240 }, scoreShift: { rows: 240 } })
    const [{ groups, used }] = fairness as [Fairness]
    expect(used).toBe(false)
    expect(groups.map(({ name, rows }) => [name, rows])).toEqual([
      ['b', 160],
      ['a', 80],
    ])
    const { score, pd } = await scoresOf(later)
    const { meanPd } = (given as GivenTable).measured as Measured
    expect(pd.reduce((sum, one) => sum + one, 0) / pd.length).toBeCloseTo(meanPd, 12)
    expect(groups[1]!.meanScore).toBeCloseTo(
      score.filter((_, i) => i % 3 === 0).reduce((sum, one) => sum + one, 0) / 80,
      9,
    )
    await expect(
      report({ model: 'trees', table: join(dir, 'table.csv'), protected: ['x'] }),
    ).rejects.toThrow('has no column x')
  })

  it('of the ledger tells its groups and thin files by what was kept', async () => {
    const told = await report({ model: 'theirs', protected: ['utilisation'] })
    expect(told.heldBack).toMatchObject({ rows: 20, bads: 6 })
    const [{ groups, used }] = told.fairness as [Fairness]
    expect(used).toBe(true)
    expect(groups.reduce((sum, { rows }) => sum + rows, 0)).toBe(20)
    expect(told.bySource).toEqual({
      why: 'it was trained elsewhere: it is not fitted again source by source',
    })
  })
})

it('a ground of discrimination is read where it is named, and refused by name where it is not', async () => {
  const contract = join(dir, 'sex.yaml')
  await writeFile(
    contract,
    `inputs:
  - utilisation
  - { feature: sex, input: monthly_income, categories: { male: 0, female: 1 } }
output: { name: pd }`,
  )
  const request = { file: join(dir, 'little.onnx'), contract }
  await expect(importModel(request, effects())).rejects.toThrow(
    'the input monthly_income reads sex, a ground of discrimination',
  )
  const told = await importModel({ ...request, withProtected: ['sex'] }, effects())
  expect(told).toMatchObject({ modelId: null, rows: 20 })
})

it('a file of another kind, a missing one, a table without its target and a name that is no column are refused', async () => {
  const table = join(dir, 'table.csv')
  const trees = join(dir, 'trees.onnx')
  const ask = (request: Parameters<typeof importModel>[0]) => importModel(request, effects())
  await expect(ask({ file: 'model.pmml' })).rejects.toThrow('an .onnx or .pmml file is expected')
  await expect(ask({ file: join(dir, 'none.onnx') })).rejects.toThrow('cannot be read')
  await expect(ask({ file: trees, table })).rejects.toThrow('needs --target')
  await writeFile(join(dir, 'bad.yaml'), 'inputs: [a, b, wealth]')
  await expect(
    ask({ file: trees, table, target: 'bad', contract: join(dir, 'bad.yaml') }),
  ).rejects.toThrow('the input x, column 2: nothing is called wealth; there are a, b, c')
  await expect(ask({ file: trees, table, target: 'bad' })).rejects.toThrow('x has 3 columns')
  // Log odds are no probability: the first that cannot be one is named.
  await writeFile(join(dir, 'odds.yaml'), 'inputs: [a, b, c]')
  await expect(
    ask({ file: trees, table, target: 'bad', contract: join(dir, 'odds.yaml') }),
  ).rejects.toThrow(/the output log_odds is .* in row \d+; expected a probability of bad/)
})
