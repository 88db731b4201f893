import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Cell } from './model.ts'
import { type Game, shapley } from './shapley.ts'

const numbers = fc.integer({ min: -3, max: 3 })

/** A game with interactions of any order: products of some features, by coefficients. */
const gameOf =
  (coefficients: readonly number[]) =>
  (row: readonly Cell[]): number =>
    coefficients.reduce((sum, coefficient, set) => {
      const product = row.reduce<number>((p, v, i) => (set & (1 << i) ? p * Number(v) : p), 1)
      return sum + coefficient * product
    }, 0)

const asGame =
  (value: (row: readonly Cell[]) => number): Game =>
  async (columns, rows) =>
    Float64Array.from({ length: rows }, (_, r) => value(columns.map((column) => column[r]!)))

const permutations = (list: number[]): number[][] =>
  list.length === 0
    ? [[]]
    : list.flatMap((one) =>
        permutations(list.filter((other) => other !== one)).map((rest) => [one, ...rest]),
      )

/** The definition: what each feature adds, over all orders in which they come, over the background. */
function byAllOrders(
  row: readonly Cell[],
  background: readonly (readonly Cell[])[],
  value: (row: readonly Cell[]) => number,
): number[] {
  const values = row.map(() => 0)
  const orders = permutations([...row.keys()])
  for (const other of background)
    for (const order of orders) {
      const mixed = [...other]
      for (const feature of order) {
        const before = value(mixed)
        mixed[feature] = row[feature]!
        values[feature]! += (value(mixed) - before) / orders.length / background.length
      }
    }
  return values
}

const given = fc.integer({ min: 1, max: 5 }).chain((n) =>
  fc.record({
    row: fc.array(numbers, { minLength: n, maxLength: n }),
    background: fc.array(fc.array(numbers, { minLength: n, maxLength: n }), {
      minLength: 1,
      maxLength: 4,
    }),
    coefficients: fc.array(numbers, { minLength: 2 ** n, maxLength: 2 ** n }),
  }),
)

const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / list.length

it('exact values are those of all orders of the features, and sum with the mean to the score', async () => {
  await fc.assert(
    fc.asyncProperty(given, async ({ row, background, coefficients }) => {
      const value = gameOf(coefficients)
      const found = await shapley(row, background, asGame(value), { seed: 1 })
      expect(found.method).toBe('exact')
      byAllOrders(row, background, value).forEach((wanted, i) => {
        expect(found.values[i]).toBeCloseTo(wanted, 7)
      })
      expect(found.base).toBeCloseTo(mean(background.map(value)), 7)
      expect(found.base + found.values.reduce((a, b) => a + b, 0)).toBeCloseTo(value(row), 7)
    }),
    { numRuns: 60, seed: 5 },
  )
})

it('sampled values sum to the score too, and lie within five standard errors of the exact ones', async () => {
  await fc.assert(
    fc.asyncProperty(given, async ({ row, background, coefficients }) => {
      const value = gameOf(coefficients)
      const limits = { seed: 3, mostExact: 0, mostSampled: 2000 }
      const found = await shapley(row, background, asGame(value), limits)
      expect(found.method).toBe('sampled')
      expect(found.base + found.values.reduce((a, b) => a + b, 0)).toBeCloseTo(value(row), 7)
      byAllOrders(row, background, value).forEach((wanted, i) => {
        const error = found.standardErrors![i]!
        expect(Math.abs(found.values[i]! - wanted)).toBeLessThanOrEqual(5 * error + 1e-9)
      })
    }),
    { numRuns: 40, seed: 6 },
  )
})

it('the same seed gives the same sampled values, another seed others', async () => {
  const row = [1, 2, 3, -1]
  const background = [
    [0, 0, 1, 2],
    [2, -1, 0, 0],
  ]
  const game = asGame(gameOf(Array.from({ length: 16 }, (_, i) => (i * 7) % 5)))
  const sampled = (seed: number) =>
    shapley(row, background, game, { seed, mostExact: 0, mostSampled: 80 })
  expect(await sampled(1)).toEqual(await sampled(1))
  expect((await sampled(1)).values).not.toEqual((await sampled(2)).values)
})

it('a feature that the model does not read, or that is as in the background, has none', async () => {
  const value = ([a, , c]: readonly Cell[]) => Number(a) * Number(c)
  const found = await shapley([2, 9, 5], [[1, 0, 5]], asGame(value), { seed: 1 })
  expect(found.values).toEqual([5, 0, 0])
  // Two features differ: four coalitions are all there is to score.
  expect(found.evaluations).toBe(4)
})

it('a missing value is as good as any other: equal to a missing one', async () => {
  const value = ([a]: readonly Cell[]) => (a === null ? 10 : 0)
  const found = await shapley([null, Number.NaN], [[null, Number.NaN]], asGame(value), { seed: 1 })
  expect(found).toMatchObject({ base: 10, values: [0, 0], evaluations: 1 })
})
