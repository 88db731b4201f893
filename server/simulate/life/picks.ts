import { poissonDraws, probit } from '../distribution.ts'
import type { Parameters } from '../parameters.ts'
import { PLACES } from '../places.ts'
import { drawsOf, quantiles, spellOut } from '../quantiles.ts'
import { GROUPS } from '../spending_groups.ts'

/** Lists to draw from by a whole number: each holds an outcome as often as it is likely. */
export interface Picks {
  /**
   * Group of shops by way of life (`calm`, `stressed`, `bustOut`), at the till and then online:
   * 4,096 each.
   */
  groups: Uint8Array
  /** Cents by group, 4,096 each. */
  amounts: Int32Array
  /** Minute of the day, of 4,096. */
  minutes: Int16Array
  /** Place of a payment made elsewhere, of 1,024. */
  places: Uint8Array
  /** Months of an instalment plan, of 1,024. */
  terms: Uint8Array
  /** Payments of a period by `countRow` of what is expected, 1,024 each. */
  counts: Uint8Array
}

export const WAY_OF_LIFE = { calm: 0, stressed: 1, bustOut: 2 } as const

const COUNT_ROWS = 128

/** The row of `counts` for so many expected payments. */
export const countRow = (expected: number) =>
  Math.min(COUNT_ROWS - 1, Math.floor(Math.sqrt(expected) * 10))

const DRAWS = 4096

/** Groups by what of spending turns cash-like in each way of life. */
function makeGroups(cashLike: readonly number[]): Uint8Array {
  const groups = new Uint8Array(cashLike.length * 2 * DRAWS)
  for (const [i, cash] of cashLike.entries()) {
    for (const [j, way] of (['counter', 'online'] as const).entries()) {
      const sum = GROUPS.reduce((all, group) => all + group[way], 0)
      const weights = GROUPS.map((group) =>
        group.category === 'cash' ? group[way] + cash * sum : group[way],
      )
      spellOut(groups, drawsOf(weights, DRAWS), { at: (i * 2 + j) * DRAWS })
    }
  }
  return groups
}

function makeAmounts(): Int32Array {
  const normal = Float64Array.from({ length: DRAWS }, (_, i) => probit((i + 0.5) / DRAWS))
  const amounts = new Int32Array(GROUPS.length * DRAWS)
  for (const [g, { median, sigma }] of GROUPS.entries()) {
    for (let i = 0; i < DRAWS; i++) {
      const cents = Math.round(100 * median * Math.exp(sigma * normal[i]!))
      amounts[g * DRAWS + i] = Math.min(5_000_000, Math.max(100, cents))
    }
  }
  return amounts
}

function makeMinutes(hours: readonly number[]): Int16Array {
  const minutes = new Int16Array(DRAWS)
  let at = 0
  for (const [hour, draws] of drawsOf(hours, DRAWS).entries()) {
    spellOut(minutes, drawsOf(Array(60).fill(1), draws), { at, first: hour * 60 })
    at += draws
  }
  return minutes
}

function makeCounts(): Uint8Array {
  const counts = new Uint8Array(COUNT_ROWS * 1024)
  for (let row = 0; row < COUNT_ROWS; row++) {
    spellOut(counts, poissonDraws(((row + 0.5) / 10) ** 2, 1024), { at: row * 1024 })
  }
  return counts
}

/** Makes the lists of a world. */
export function makePicks({ spending, stress, repayment }: Parameters): Picks {
  const terms = Object.entries(repayment.plan_months)
  const weights = terms.map(([, weight]) => weight)
  const shares = PLACES.map(({ share }) => share)
  return {
    groups: makeGroups([0, stress.cash, 0.8]),
    amounts: makeAmounts(),
    minutes: makeMinutes(spending.hours),
    places: spellOut(new Uint8Array(1024), drawsOf(shares, 1024)),
    terms: Uint8Array.from(quantiles(weights, 1024), (i) => Number(terms[i]![0])),
    counts: makeCounts(),
  }
}
