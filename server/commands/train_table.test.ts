import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { tally } from '../cli/testing/tally.ts'
import { tableWords } from './train_table.ts'

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tally-train-'))
})
afterAll(() => rm(dir, { recursive: true, force: true }))

it('reads lists of names, which may be quoted, and special values, numbers and texts', () => {
  expect(tableWords({ drop: 'a, "b,""c""",d', special: '-9,-8,refused' })).toMatchObject({
    drop: ['a', 'b,"c"', 'd'],
    special: [-9, -8, 'refused'],
  })
})

it('trains on a file without a store, and with --save keeps the model in one', async () => {
  const table = join(dir, 'loans.csv')
  const rows = Array.from(
    { length: 400 },
    (_, i) => `${i % 7 === 0 || i % 11 > 8 ? 'B' : 'A'},${i % 11},${i}`,
  )
  await writeFile(table, ['status,late,loan', ...rows].join('\n'))
  const words = [
    'train',
    '--table',
    table,
    '--target',
    'status',
    '--event',
    'B',
    '--id',
    'loan',
    '--json',
  ]
  const store = join(dir, 'store')
  const env = { TALLY_STORE: store }
  const alone = await tally(words, { env })
  const report = JSON.parse(alone.stdout)
  expect(report).toMatchObject({ kind: 'scorecard', rows: 400, folds: 3, seed: 42, modelId: null })
  expect(report.auc.byFold).toHaveLength(3)
  expect(report.seconds).toMatchObject({ read: expect.any(Number), bin: expect.any(Number) })
  expect(report.peakMemoryMb).toBeGreaterThan(0)
  const saved = JSON.parse((await tally([...words, '--save', 'loans'], { env })).stdout)
  expect(saved.modelId).toMatch(/^scorecard-/)
  expect(saved.auc).toEqual(report.auc)
  const unknown = await tally(['train', '--table', table, '--target', 'x'], { env })
  expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('there are status')])
})
