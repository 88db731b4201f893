/** Wilson's 95% interval of a rate: `events` of `trials`; [0, 1] where there are no trials. */
export function wilson(events: number, trials: number): { lower: number; upper: number } {
  if (trials === 0) return { lower: 0, upper: 1 }
  const z = 1.959963984540054
  const rate = events / trials
  const centre = (rate + (z * z) / (2 * trials)) / (1 + (z * z) / trials)
  const half =
    (z / (1 + (z * z) / trials)) *
    Math.sqrt((rate * (1 - rate)) / trials + (z * z) / (4 * trials * trials))
  return {
    lower: events === 0 ? 0 : Math.max(0, centre - half),
    upper: events === trials ? 1 : Math.min(1, centre + half),
  }
}
