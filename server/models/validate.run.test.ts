import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { RiskError } from '../db/errors.ts'
import type { Store } from '../db/store.ts'
import type { Effects } from '../effects.ts'
import { streamEvents } from '../graphql/testing/stream_events.ts'
import { testServer } from '../graphql/testing/test_server.ts'
import { openTallystick } from '../open_store.ts'
import { random } from '../stats/random.ts'
import type { TableReport } from './table_report.ts'
import { trainTable } from './train_table.run.ts'
import { alternativesAlone, validate } from './validate.run.ts'
import { lacks, type Measured, type Validation } from './validation/validation.ts'
import { reportPage } from './validation_report/page.ts'

const dir = mkdtempSync(join(tmpdir(), 'tally-validate-'))
let store: Store
let effects: Effects
let trained: TableReport

/** Two years of months; risk rises with use, the group says nothing, later months are worse. */
function writeTable(name: string, seed: number, shift = 0): string {
  const next = random(seed)
  const rows = Array.from({ length: 1200 }, (_, i) => {
    const use = next() + shift
    const home = next() < 0.4 ? 'own' : '<b>rent</b>'
    const risk = 0.4 * use + (home === 'own' ? 0 : 0.25) + (i > 900 ? 0.1 : 0)
    const bad = next() < risk ? 1 : 0
    const month = `2024-${String(1 + Math.floor(i / 100)).padStart(2, '0')}`
    return [i, bad, use.toFixed(4), home, next() < 0.5 ? 'a' : 'b', month]
  })
  const path = join(dir, name)
  writeFileSync(
    path,
    `id,bad,use,home,tribe,month\n${rows.map((row) => row.join(',')).join('\n')}\n`,
  )
  return path
}

beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
  effects = {
    store,
    progress: () => undefined,
    log: pino({ level: 'silent' }),
    signal: new AbortController().signal,
    now: () => new Date('2026-11-28T10:00:00Z'),
    actor: 'ada',
  }
  const table = writeTable('training.csv', 1)
  const roles = { target: 'bad', id: 'id', time: 'month', drop: ['tribe'] }
  trained = await trainTable({ table, ...roles, save: 'cards' }, effects)
})
afterAll(async () => {
  await store.close()
  rmSync(dir, { recursive: true })
})

const figures = ({ heldBack }: Validation) => heldBack as Measured

it('reports the very figures that training measured on held-back rows', async () => {
  const validation = await validate({ model: 'cards' }, effects)
  const measured = figures(validation)
  expect(measured.auc).toBe(trained.auc.pooled)
  expect(measured.ks).toBe(trained.ks)
  expect(measured.brier).toBe(trained.brier)
  expect(measured.calibration).toEqual(trained.calibration)
  expect(measured.gains.reduce((sum, { rows }) => sum + rows, 0)).toBe(1200)
  const vintages = validation.vintages as { month: string; rows: number }[]
  expect(vintages).toHaveLength(12)
  expect(vintages[0]).toMatchObject({ month: '2024-01', rows: 100 })
  expect(validation.outOfTime).toMatchObject({ from: '2024-10', late: { rows: 300 } })
  // Both drive the outcome, about as much as each other.
  const terms = (validation.contributions as { term: string }[]).map(({ term }) => term)
  expect(terms.toSorted()).toEqual(['home', 'use'])
  // What it cannot know it says.
  expect(
    lacks(validation.fairness) && lacks(validation.bySource) && lacks(validation.overrides),
  ).toBe(true)
})

it('out of time: a model of the rows before alone, judged by those after', async () => {
  const { outOfTime } = await validate({ model: 'cards' }, effects)
  const { apart } = outOfTime as Extract<typeof outOfTime, { from: string }>
  expect(apart).toMatchObject({ from: '2024-10', rows: 300, trainingRows: 900 })
  // The same rows held back by their ids.
  const ids = join(dir, 'late.txt')
  writeFileSync(ids, Array.from({ length: 300 }, (_, i) => 900 + i).join('\n'))
  const asked = { table: join(dir, 'training.csv'), target: 'bad', id: 'id', time: 'month' }
  const byIds = await trainTable({ ...asked, drop: ['tribe'], testIds: ids }, effects)
  expect(apart).toMatchObject({ auc: byIds.auc.pooled, ks: byIds.ks, brier: byIds.brier })
  expect(trained.outOfTime).toMatchObject({ auc: apart!.auc, trainingBads: apart!.trainingBads })
})

it('measures fairness by a column that the model never saw, on the held-back predictions', async () => {
  const { fairness } = await validate({ model: trained.modelId!, protected: ['tribe'] }, effects)
  const [tribe] = fairness as Exclude<typeof fairness, { why: string }>
  expect(tribe).toMatchObject({ column: 'tribe', used: false })
  expect(tribe!.groups.map(({ rows }) => rows).reduce((a, b) => a + b)).toBe(1200)
  // A draw of a coin: nobody fares worse beyond chance.
  expect(tribe!.groups[1]!.adverseImpactRatio).toBeGreaterThan(0.9)
  await expect(validate({ model: 'cards', protected: ['caste'] }, effects)).rejects.toThrow('caste')
})

const SEARCH = `subscription ($model: ID!, $protected: [String!]!, $seconds: Int) {
  modelAlternatives(model: $model, protected: $protected, seconds: $seconds) {
    fitted mostFits lacking
    found { column tolerance tried ended own { ...one } better { ...one } }
  }
} fragment one on ModelAlternative { dropped auc aucChange aucError adverseImpactRatio }`

it('the API finds the alternatives that the report has, tells how far it is, and searches one at a time', async () => {
  const asked = { model: trained.modelId!, protected: ['tribe'] }
  const { alternatives } = await validate({ ...asked, alternatives: true }, effects)
  const server = await testServer(store)
  const search = async (more?: object) => {
    const events = await streamEvents(server, SEARCH, { ...asked, ...more })
    const told = events.filter(({ event }) => event === 'next').map(({ data }) => data)
    return { told: told.map(({ data }) => data?.modelAlternatives), error: told.at(-1).errors?.[0] }
  }
  const [first, second] = await Promise.all([search(), search()])
  const [found, refused] = first.error ? [second, first] : [first, second]
  expect(refused.error).toMatchObject({ extensions: { code: 'CONFLICT' } })
  expect(found.told.map(({ fitted }) => fitted)).toEqual([0, 1, 2, 2])
  expect(found.told.at(-1)).toEqual({ fitted: 2, mostFits: 60, lacking: null, found: alternatives })
  // It is free again for the next one.
  expect((await search({ protected: ['caste'] })).error.message).toContain('caste')
  expect((await search({ seconds: 0 })).error.extensions.code).toBe('BAD_REQUEST')
  expect((await search({ protected: [] })).error.message).toContain('needs protected columns')
  await server.close()
})

it('a search ends with what it has when its time is over, and as cancelled when its caller goes', async () => {
  const asked = { model: 'cards', protected: ['tribe'] }
  expect(await alternativesAlone({ ...asked, seconds: 0.001 }, effects)).toMatchObject([
    { column: 'tribe', tried: 0, ended: 'time', better: [] },
  ])
  const gone = new AbortController()
  const search = alternativesAlone(asked, { ...effects, signal: gone.signal })
  gone.abort(new RiskError('CANCELLED', 'the caller has gone'))
  await expect(search).rejects.toMatchObject({ code: 'CANCELLED' })
})

it('evaluates on another table by the saved model, and tells its shift from training', async () => {
  const table = writeTable('later.csv', 2, 0.4)
  const { given, binShift } = await validate({ model: 'cards', table }, effects)
  expect(given?.measured).toMatchObject({ rows: 1200 })
  expect(given?.scoreShift).toMatchObject({ shift: 'shifted' })
  const [use] = binShift as { name: string; shift: string }[]
  expect(use).toMatchObject({ name: 'use', shift: 'shifted' })
})

it('a name that is not there is answered with those that are', async () => {
  await expect(validate({ model: 'loans' }, effects)).rejects.toThrow(
    `no model is called loans; there are cards (${trained.modelId})`,
  )
})

it('the page needs nothing from elsewhere, says what is lacking and takes names as text', async () => {
  const validation = await validate({ model: 'cards' }, effects)
  const page = reportPage(validation, ':root { color-scheme: light }', effects.now())
  expect(/<script|<link|src=|@import|https?:/.exec(page)).toBeNull()
  expect(page.includes('Not computed: no protected column was named (--protected).')).toBe(true)
  expect(page.includes('<b>rent')).toBe(false)
  expect(page.includes('&lt;b&gt;rent')).toBe(true)
  expect(/NaN|undefined|Infinity/.exec(page)).toBeNull()
  expect(page.match(/<section id=/g)).toHaveLength(16)
})
