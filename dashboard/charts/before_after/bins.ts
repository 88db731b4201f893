import { type ScaleLogarithmic, scaleLog } from 'd3-scale'

/** Customers whose quota lies in [from, to), before and after. */
export type BeforeAfterRow = { from: number; to: number; before: number; after: number }

/** Where a bin begins on a log scale: the bin from zero takes the breadth of the next one. */
export const logFrom = (row: BeforeAfterRow, next: BeforeAfterRow | undefined): number =>
  row.from > 0 ? row.from : next ? row.to / (next.to / next.from) : row.to / 2

/** A log scale over all bins. */
export const binScale = (
  rows: readonly BeforeAfterRow[],
  width: number,
): ScaleLogarithmic<number, number> =>
  scaleLog([logFrom(rows[0]!, rows[1]), rows.at(-1)!.to], [1, width - 1])

/** 1, 2 and 5 times the powers of ten within the scale. */
export function logTicks(low: number, high: number): number[] {
  const found: number[] = []
  for (let power = 10 ** Math.floor(Math.log10(low)); power <= high; power *= 10) {
    for (const digit of [1, 2, 5]) {
      const value = digit * power
      if (value >= low * 0.999 && value <= high * 1.001) found.push(value)
    }
  }
  return found
}
