import { poissonDraws, probit } from '../distribution.ts'
import type { Parameters } from '../parameters.ts'
import { PLACES } from '../places.ts'
import { drawsOf, quantiles, spelledOut } from '../quantiles.ts'
import { GROUPS } from '../spending_groups.ts'

/** Lists to draw from by a whole number: each holds an outcome as often as it is likely. */
export interface Picks {
  /** Group of shops by way of life (`calm`, `stressed`, `bustOut`), at the till and then online: 4,096 each. */
  groups: Uint8Array
  /** Cents by group, 4,096 each. */
  amounts: Int32Array
  /** Minute of the day, of 4,096. */
  minutes: Int16Array
  /** Place of a payment made elsewhere, of 1,024. */
  places: Uint8Array
  /** Payments of a period by `countRow` of what is expected, 1,024 each. */
  counts: Uint8Array
}

export const WAY_OF_LIFE = { calm: 0, stressed: 1, bustOut: 2 } as const

const COUNT_ROWS = 128

/** The row of `counts` for so many expected payments. */
export const countRow = (expected: number) =>
  Math.min(COUNT_ROWS - 1, Math.floor(Math.sqrt(expected) * 10))

/** Makes the lists of a world. */
export function makePicks({ spending, stress }: Parameters): Picks {
  const groupsOf = (cash: number) =>
    (['counter', 'online'] as const).flatMap((way) => {
      const sum = GROUPS.reduce((all, group) => all + group[way], 0)
      const weights = GROUPS.map((group) =>
        group.category === 'cash' ? group[way] + cash * sum : group[way],
      )
      return quantiles(weights, 4096)
    })
  const normal = Array.from({ length: 4096 }, (_, i) => probit((i + 0.5) / 4096))
  const ticket = (cents: number) => Math.min(5_000_000, Math.max(100, Math.round(cents)))
  const expected = (row: number) => ((row + 0.5) / 10) ** 2
  return {
    groups: new Uint8Array([...groupsOf(0), ...groupsOf(stress.cash), ...groupsOf(0.8)]),
    amounts: new Int32Array(
      GROUPS.flatMap(({ median, sigma }) =>
        normal.map((z) => ticket(100 * median * Math.exp(sigma * z))),
      ),
    ),
    minutes: new Int16Array(
      drawsOf(spending.hours, 4096).flatMap((draws, hour) =>
        spelledOut(drawsOf(Array(60).fill(1), draws), hour * 60),
      ),
    ),
    places: new Uint8Array(
      quantiles(
        PLACES.map(({ share }) => share),
        1024,
      ),
    ),
    counts: new Uint8Array(
      Array.from({ length: COUNT_ROWS }, (_, row) =>
        spelledOut(poissonDraws(expected(row), 1024)),
      ).flat(),
    ),
  }
}
