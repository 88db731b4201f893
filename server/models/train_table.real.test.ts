import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { trainTable } from './train_table.run.ts'

const data = (path: string) =>
  fileURLToPath(new URL(`../../../shared/data/${path}`, import.meta.url))
const missing = (path: string) => !existsSync(data(path)) && !process.env.CI

const effects = {
  progress: () => undefined,
  log: pino({ level: 'silent' }),
  signal: new AbortController().signal,
  now: () => new Date('2020-06-01T00:00:00Z'),
  actor: 'test',
}

const UCI = 'uci_taiwan_default/default_of_credit_card_clients.parquet'
const GERMAN = 'german_credit/statlog_german_credit.parquet'

describe.skipIf(missing(UCI))('UCI default as a table', () => {
  const table = { table: data(UCI), target: 'default.payment.next.month', id: 'ID' }

  it('a scorecard on the raw columns reaches .762 on the given test rows', async () => {
    const testIds = data('uci_taiwan_default/splits/test_ids.csv')
    const report = await trainTable({ ...table, testIds }, effects)
    expect(report).toMatchObject({ rows: 30_000, events: 6_636, heldBackRows: 7_500 })
    expect(report.auc.mean).toBeGreaterThanOrEqual(0.762)
  }, 120_000)
})

describe.skipIf(missing(GERMAN))('German credit as a table', () => {
  const table = { table: data(GERMAN), target: 'class', event: '2' }

  it.each(['scorecard', 'additive'] as const)(
    'a model of kind %s reaches .77 on three folds',
    async (kind) => {
      const report = await trainTable({ ...table, kind }, effects)
      expect(report).toMatchObject({ kind, rows: 1000, events: 300, folds: 3 })
      expect(report.auc.mean).toBeGreaterThanOrEqual(0.77)
    },
    120_000,
  )
})
