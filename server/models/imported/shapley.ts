import { random, shuffle } from '../../stats/random.ts'
import type { Cell } from './model.ts'

/** What a model gives rows: a column of values a feature. */
export type Game = (columns: Cell[][], rows: number) => Promise<ArrayLike<number>>

export interface ShapleyValues {
  /** Mean of the game over the background. */
  base: number
  /** A value a feature: with the base they sum to the game's value of the row. */
  values: number[]
  /** `exact`: over all coalitions; `sampled`: over permutations drawn by the seed. */
  method: 'exact' | 'sampled'
  /** Of each value, from the permutations drawn; null where it is exact. */
  standardErrors: number[] | null
  /** How many rows the model scored for it. */
  evaluations: number
}

/** Rows that a model may score to explain one exactly: 2^16. */
const MOST_EXACT = 65_536
/** And by permutations, which tell enough with fewer. */
const MOST_SAMPLED = 16_384
const FEWEST_CYCLES = 4

/**
 * Interventional Shapley values of a row: what each feature adds to the game, where features out of a
 * coalition take the values of a background row, averaged over the background (Shapley 1953; Janzing,
 * Minorics and Bloebaum 2020). A feature equal in both rows adds nothing to that pair and is left out
 * of its coalitions, which changes no value. Exact where all coalitions fit the limit, else by
 * permutations and their reverses (Mitchell, Cooper, Frank and Holmes 2022), as often for each
 * background row, so that they too sum exactly.
 */
export function shapley(
  row: readonly Cell[],
  background: readonly (readonly Cell[])[],
  game: Game,
  { seed, mostExact = MOST_EXACT, mostSampled = MOST_SAMPLED }: ShapleyLimits,
): Promise<ShapleyValues> {
  const pairs = background.map((other) => ({
    other,
    differ: row.flatMap((value, i) => (same(value, other[i]!) ? [] : [i])),
  }))
  const exact = pairs.reduce((sum, { differ }) => sum + 2 ** differ.length, 0)
  return exact <= mostExact
    ? byCoalitions(row, pairs, game)
    : byPermutations(row, pairs, game, random(seed), mostSampled)
}

export interface ShapleyLimits {
  seed: number
  mostExact?: number
  mostSampled?: number
}

/** A background row, and the features in which it differs from the one explained. */
type Pair = { other: readonly Cell[]; differ: number[] }

const same = (a: Cell, b: Cell) => a === b || (Number.isNaN(a) && Number.isNaN(b))

/** phi_i = sum over S without i of |S|! (d - |S| - 1)! / d! (v(S and i) - v(S)), meaned over the background. */
async function byCoalitions(
  row: readonly Cell[],
  pairs: readonly Pair[],
  game: Game,
): Promise<ShapleyValues> {
  const mixed = collector(row)
  for (const { other, differ } of pairs)
    for (let set = 0; set < 2 ** differ.length; set++) {
      mixed.begin(other)
      differ.forEach((feature, at) => {
        if (set & (1 << at)) mixed.take(feature)
      })
    }
  const worth = await game(mixed.columns, mixed.rows())
  const values = new Array<number>(row.length).fill(0)
  let base = 0
  let start = 0
  for (const { differ } of pairs) {
    const d = differ.length
    const weights = coalitionWeights(d)
    base += worth[start]! / pairs.length
    differ.forEach((feature, at) => {
      let sum = 0
      for (let set = 0; set < 2 ** d; set++)
        if (!(set & (1 << at)))
          sum += weights[bitCount(set)]! * (worth[start + (set | (1 << at))]! - worth[start + set]!)
      values[feature]! += sum / pairs.length
    })
    start += 2 ** d
  }
  return { base, values, method: 'exact', standardErrors: null, evaluations: mixed.rows() }
}

/** s! (d - s - 1)! / d! for coalitions of s = 0 to d - 1. */
function coalitionWeights(d: number): number[] {
  const weights: number[] = []
  let weight = 1 / d
  for (let s = 0; s < d; s++) {
    weights.push(weight)
    weight *= (s + 1) / (d - s - 1)
  }
  return weights
}

function bitCount(set: number): number {
  let count = 0
  for (let rest = set; rest > 0; rest &= rest - 1) count++
  return count
}

/**
 * Each cycle draws one order and its reverse for every background row. A feature's value is the mean
 * over all; its standard error is that of a mean of strata, from how the cycles of one background row
 * differ: the background is taken as it is.
 */
async function byPermutations(
  row: readonly Cell[],
  pairs: readonly Pair[],
  game: Game,
  next: () => number,
  most: number,
): Promise<ShapleyValues> {
  const perCycle = pairs.reduce((sum, { differ }) => sum + 2 * (differ.length + 1), 0)
  const cycles = Math.max(FEWEST_CYCLES, Math.floor(most / perCycle))
  const mixed = collector(row)
  const orders = pairs.map(({ other, differ }) =>
    Array.from({ length: cycles }, () => {
      const order = shuffle([...differ], next)
      for (const chain of [order, order.toReversed()])
        for (let taken = 0; taken <= chain.length; taken++) {
          mixed.begin(other)
          for (const feature of chain.slice(0, taken)) mixed.take(feature)
        }
      return order
    }),
  )
  const worth = await game(mixed.columns, mixed.rows())
  const values = new Array<number>(row.length).fill(0)
  const variances = new Array<number>(row.length).fill(0)
  let base = 0
  let at = 0
  for (const [p, { differ }] of pairs.entries()) {
    base += worth[at]! / pairs.length
    const drawn = new Map(differ.map((feature) => [feature, new Array<number>(cycles).fill(0)]))
    for (const [cycle, order] of orders[p]!.entries())
      for (const chain of [order, order.toReversed()]) {
        chain.forEach((feature, i) => {
          drawn.get(feature)![cycle]! += (worth[at + i + 1]! - worth[at + i]!) / 2
        })
        at += chain.length + 1
      }
    for (const [feature, list] of drawn) {
      const mean = list.reduce((sum, one) => sum + one, 0) / cycles
      const squares = list.reduce((sum, one) => sum + (one - mean) ** 2, 0)
      values[feature]! += mean / pairs.length
      variances[feature]! += squares / (cycles - 1) / cycles / pairs.length ** 2
    }
  }
  return {
    base,
    values,
    method: 'sampled',
    standardErrors: variances.map(Math.sqrt),
    evaluations: mixed.rows(),
  }
}

/** Rows that take some values of one row and the others of a background row, by column. */
function collector(row: readonly Cell[]) {
  const columns: Cell[][] = row.map(() => [])
  let rows = 0
  return {
    columns,
    rows: () => rows,
    begin(other: readonly Cell[]) {
      columns.forEach((column, i) => {
        column.push(other[i]!)
      })
      rows++
    },
    take(feature: number) {
      columns[feature]![rows - 1] = row[feature]!
    },
  }
}
