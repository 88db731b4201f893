import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ingest } from './run.ts'
import { quietEffects } from './testing/quiet_effects.ts'
import { type Bench, smallLender } from './testing/small_lender.ts'

const HEADER = 'transaction_id,customer_id,account_id,occurred_at,kind,amount'

/** A row of a file: often new, at times known, in conflict, of nobody, or malformed. */
const row = fc
  .record({
    id: fc.integer({ min: 1, max: 60 }),
    of: fc.constantFrom('C1,A1', 'C2,A2', 'C1,A1', 'C2,A2', 'C9,A1', 'C1,A9'),
    day: fc.integer({ min: 1, max: 28 }),
    amount: fc.constantFrom('10.00', '10.00', '10.00', '12.50', '1.234'),
  })
  .map(
    ({ id, of, day, amount }) =>
      `T${id},${of},2024-03-${String(day).padStart(2, '0')} 10:00:00,purchase,${amount}`,
  )

/** Rows of which nothing is wrong, ids apart between files. */
const good = (file: number) =>
  fc.array(fc.integer({ min: 1, max: 28 }), { maxLength: 6 }).map((days) =>
    days.map((day, i) => {
      const of = i % 2 === 0 ? 'C1,A1' : 'C2,A2'
      return `T${file}-${i},${of},2024-03-${String(day).padStart(2, '0')} 10:00:00,purchase,10.00`
    }),
  )

const loads = fc.oneof(
  fc.tuple(good(1), good(2), good(3)),
  fc.tuple(good(1), good(2), fc.array(row, { maxLength: 6 })),
  fc.tuple(...[1, 2, 3].map(() => fc.array(row, { maxLength: 6 }))),
)

/** Everything that a load brings, but for how long it took. */
const state = async ({ store }: Bench) => ({
  transactions: await store.read.all('select * from "transaction" order by transaction_id'),
  files: await store.read.all(
    'select source_file_id, parse_filename(path) as name, rows, accepted, rejected, duplicates from source_file order by all',
  ),
  rejects: await store.read.all('select * from reject order by all'),
})

describe('files of one relation in one call', () => {
  it('bring what they bring one by one, whatever is wrong with some of their rows', async () => {
    await fc.assert(
      fc.asyncProperty(loads, async (files) => {
        const [together, apart] = [await smallLender(), await smallLender()]
        try {
          const write = (bench: Bench) =>
            Promise.all(
              files.map((rows, i) =>
                bench.file(`${i + 1}/transactions.csv`, `${[HEADER, ...rows].join('\n')}\n`),
              ),
            )
          const counts = (await together.load(await write(together))).map(
            ({ path: _, seconds: __, ...count }) => count,
          )
          const paths = await write(apart)
          for (const [i, path] of paths.entries()) {
            const [file] = await apart.load([path])
            expect(counts[i]).toEqual({
              rows: file!.rows,
              accepted: file!.accepted,
              rejected: file!.rejected,
              duplicates: file!.duplicates,
            })
          }
          expect(await state(together)).toEqual(await state(apart))
        } finally {
          await together.close()
          await apart.close()
        }
      }),
      { numRuns: 4 },
    )
  }, 120_000)

  it('are loaded by one statement where nothing is wrong', async () => {
    const bench = await smallLender()
    const paths = await Promise.all(
      [1, 2].map((i) =>
        bench.file(
          `${i}/transactions.csv`,
          `${HEADER}\nT${i},C1,A1,2024-03-0${i} 10:00:00,purchase,10.00\n`,
        ),
      ),
    )
    const told: string[] = []
    const { files } = await ingest(
      { source: 'tally', paths, actor: 'test' },
      { ...quietEffects(bench.store), progress: ({ step, done }) => told.push(`${step} ${done}`) },
    )
    expect(files.map((file) => file.accepted)).toEqual([1, 1])
    expect(told.filter((step) => step.startsWith('load'))).toEqual([
      'load transactions.csv 0',
      'load 2',
    ])
    await bench.close()
  })
})
