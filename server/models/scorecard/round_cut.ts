/**
 * The number with the fewest digits in (below, at]: a bound that parts the same rows as `at` does and
 * reads better (0.51 for 0.513482). It is a double that prints as written, so text keeps it exactly.
 */
export function roundCut(below: number, at: number): number {
  if (below < 0 && at >= 0) return 0
  for (let digits = 1; digits <= 16; digits++) {
    const nearest = Number(at.toPrecision(digits))
    const unit = 10 ** (Math.floor(Math.log10(Math.abs(at))) - digits + 1)
    for (const cut of [nearest, Number((nearest - unit).toPrecision(digits))])
      if (cut > below && cut <= at) return cut
  }
  return at
}
