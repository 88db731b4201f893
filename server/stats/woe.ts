/**
 * Weight of evidence of a bin: ln(%good / %bad), higher is safer.
 * `good` and `bad` are the bin's counts, `totalGood` and `totalBad` those of the population.
 * An empty bin says nothing: 0.
 */
export function woe(good: number, bad: number, totalGood: number, totalBad: number): number {
  if (good === 0 && bad === 0) return 0
  // Half a count in an empty cell: ln 0 would make WoE infinite.
  return Math.log((good || 0.5) / totalGood / ((bad || 0.5) / totalBad))
}
