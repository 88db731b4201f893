import type { Month } from './calendar.ts'
import type { Parameters } from './parameters.ts'

/** Months of ordinary risk until the end of each month: bad ones count for more than one. */
export function riskUntil({ economy }: Parameters, months: readonly Month[]): number[] {
  let until = 0
  return Array.from({ length: months.length + 2 }, (_, i) => {
    const before = until
    until += riskOf(economy, months, i)
    return before
  })
}

/** Risk of a month against an ordinary one: the drift of the economy, and a shock where one is on. */
export function riskOf(
  economy: Parameters['economy'],
  months: readonly Month[],
  number: number,
): number {
  const { drift, shock } = economy
  const begins = months.findIndex((month) => month.start.slice(0, 7) === shock?.from)
  const isShocked =
    shock !== null && begins >= 0 && number >= begins && number < begins + shock.months
  return (1 + drift) ** number * (isShocked ? shock.factor : 1)
}
