import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { random } from '../stats/random.ts'
import { valueAt } from './scorecard/table.ts'
import { conditionText } from './segmented/condition.ts'
import { trainTable } from './train_table.run.ts'
import { withFile } from './training_file.ts'
import { prepareTable, type TrainTableRequest } from './training_file_prepare.ts'

let dir: string
let table: string

// Products A and B, each with a risk of its own column; few of C, and some without a product.
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tally-segments-'))
  table = join(dir, 'loans.csv')
  const next = random(4)
  const rows = Array.from({ length: 900 }, (_, i) => {
    const product = i < 20 ? 'C' : i < 60 ? '' : i % 2 === 0 ? 'A' : 'B'
    const [x, y] = [next(), next()]
    const bad = next() < 0.05 + 0.6 * (product === 'A' ? x : y) ** 2 ? 1 : 0
    return [product, x, y, bad, i % 2].join(',')
  })
  await writeFile(table, ['product,x,y,bad,odd', ...rows].join('\n'))
})
afterAll(() => rm(dir, { recursive: true, force: true }))

const effects = {
  progress: () => undefined,
  log: pino({ level: 'silent' }),
  signal: new AbortController().signal,
  now: () => new Date('2020-06-01T00:00:00Z'),
  actor: 'test',
}
/** The rows with their segments, without fitting anything. */
const prepare = (asked: Partial<TrainTableRequest>) =>
  withFile(table, {}, (sql, file) =>
    prepareTable(sql, file, { table, target: 'bad', ...asked, seed: 42 }, effects),
  )
const list = async (name: string, text: string) => {
  const path = join(dir, name)
  await writeFile(path, text)
  return { file: path }
}

describe('segments of a table', () => {
  it('of a column: values with enough rows, the rest and missing in others, which is said', async () => {
    const { segments, warnings, table } = await prepare({ segments: { column: 'PRODUCT' } })
    expect(segments?.map(({ name, whole }) => [name, whole === true])).toEqual([
      ['product = A', false],
      ['product = B', false],
      ['others', true],
    ])
    expect([0, 1, 2].map((n) => table.segment?.filter((one) => one === n).length)).toEqual([
      420, 420, 60,
    ])
    const said = warnings.join('\n')
    expect(said).toMatch('product is missing in 40 rows: they belong to others')
    expect(said).toMatch(
      /values of product with under 30 bads or goods, C \(20 rows, \d+ bad\), belong to others/,
    )
    expect(said).toMatch(/segment others: 60 rows, \d+ bad: too few to learn from/)
  })

  it('are judged whole and by segment beside one scorecard on the same folds, with the error of the difference', async () => {
    const { kind, bySegment, auc } = await trainTable(
      { table, target: 'bad', segments: { column: 'product' }, folds: 2 },
      effects,
    )
    const { comparison } = bySegment!
    expect(kind).toBe('segmented')
    expect(comparison?.auc).toBe(auc.pooled)
    // Each product's risk is another column's: one sum of both cannot say that.
    expect(comparison!.difference).toBeGreaterThan(1.96 * comparison!.standardError!)
    expect(comparison!.difference).toBeCloseTo(comparison!.auc - comparison!.withoutSegments, 12)
    expect(comparison?.segments.map(({ figures }) => figures?.by)).toEqual(
      Array.from({ length: 3 }, () => 'delong'),
    )
  })

  it('of a file: the first condition that holds wins', async () => {
    const segments = await list(
      'ok.yaml',
      `segments:
        - { name: high, when: { column: x, at_least: 0.5 } }
        - { name: B, when: { all: [{ column: product, in: [B] }, { column: x, above: 0 }] } }
        - { name: rest, otherwise: true }`,
    )
    const { segments: planned, table } = await prepare({ segments })
    expect(planned?.map(({ when }) => conditionText(when))).toEqual([
      'x >= 0.5',
      'product = B and x > 0',
      'whoever is left',
    ])
    const [product, x] = table.columns
    table.segment?.forEach((segment, row) => {
      const own = Number(valueAt(x!, row)) >= 0.5 ? 0 : valueAt(product!, row) === 'B' ? 1 : 2
      expect(segment).toBe(own)
    })
  })

  it.each([
    ['segments: bad is the target', { column: 'bad' }],
    ['no column is called nothing', { column: 'nothing' }],
    ['x has more than', { column: 'x' }, true],
  ] as [string, { column: string }, boolean?][])(
    'refuses a column: %s',
    async (message, segments, few = false) => {
      await expect(prepare({ segments })).rejects.toMatchObject(
        few
          ? { code: 'TOO_FEW_BADS' }
          : { code: 'BAD_REQUEST', message: expect.stringContaining(message) },
      )
    },
  )

  it.each([
    [
      'a small one, by name',
      '{ name: C, when: { column: product, equals: C } }, { name: rest, otherwise: true }',
      /segment C: \d+ bads and \d+ goods are too few/,
    ],
    ['only one', '{ name: all, otherwise: true }', /one segment only/],
    [
      'only one that has rows',
      '{ name: odd, when: { column: x, at_least: 0 } }, { name: rest, otherwise: true }',
      /only one segment, odd/,
    ],
    [
      'none for the rest',
      '{ name: a, when: { column: x, above: 0 } }, { name: b, when: { column: y, above: 0 } }',
      /b: the last segment has otherwise/,
    ],
    [
      'two of one name',
      '{ name: a, when: { column: x, above: 0 } }, { name: a, otherwise: true }',
      /two segments are called a/,
    ],
    [
      'a number of texts',
      '{ name: a, when: { column: x, equals: many } }, { name: b, otherwise: true }',
      /x: "many" is expected|a number of that column is expected: "many"/,
    ],
    [
      'the target',
      '{ name: a, when: { column: bad, equals: 1 } }, { name: b, otherwise: true }',
      /bad is the target/,
    ],
  ])('refuses a file: %s', async (name, text, message) => {
    const segments = await list(`${name}.yaml`, `segments: [${text}]`)
    await expect(prepare({ segments })).rejects.toThrow(message)
  })

  it('refuses a fold that leaves a segment without a class, by name', async () => {
    const segments = await list(
      'odd.yaml',
      'segments: [{ name: even, when: { column: odd, equals: 0 } }, { name: rest, otherwise: true }]',
    )
    await expect(prepare({ segments, foldColumn: 'odd' })).rejects.toThrow(
      /segment even: without fold \d it has 0 bads/,
    )
  })
})
