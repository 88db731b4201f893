import { bestOf, type Quadratic } from './quadratic.ts'
import type { SelectionStep } from './select.ts'

const PATH = 60

/**
 * Columns chosen by an L1 penalty (Tibshirani 1996): it falls from where none is in to where all that
 * help are, and of the sets of columns on that path the one with the lowest criterion is taken:
 * deviance + `price` a coefficient (2: AIC). The steps are those of the path up to there. At most
 * `most` columns.
 */
export function lasso(
  quadratic: Quadratic,
  { price, most }: { price: number; most: number },
): { chosen: number[]; steps: SelectionStep[] } {
  const { n, h, c } = quadratic
  const all = Array.from({ length: n - 1 }, (_, j) => j)
  // With the intercept alone the slopes towards the columns: the penalty that holds all at 0.
  const slopes = all.map((j) => c[j + 1]! - (h[(j + 1) * n]! * c[0]!) / h[0]!)
  const highest = Math.max(...slopes, 0)
  let chosen: number[] = []
  let lowest = 0
  let before: number[] = []
  const steps: SelectionStep[] = []
  let walked = 0
  for (let i = 1; i <= PATH && highest > 0; i++) {
    const best = bestOf(quadratic, all, highest * 1e-3 ** (i / PATH))
    if (!best) break
    const active = all.filter((j) => best.b[j + 1]! > 0)
    if (active.length > most) break
    for (const column of active)
      if (!before.includes(column)) steps.push({ action: 'in', column, change: null })
    for (const column of before)
      if (!active.includes(column)) steps.push({ action: 'out', column, change: null })
    if (active.join() !== before.join()) {
      const own = bestOf(quadratic, active)
      const value = own ? price * active.length - 2 * own.gain : Number.POSITIVE_INFINITY
      // The intercept alone gains c0 squared / 2h00.
      const relative = value + c[0]! ** 2 / h[0]!
      if (relative < lowest - 1e-9) {
        lowest = relative
        chosen = active
        walked = steps.length
      }
    }
    before = active
  }
  return { chosen, steps: steps.slice(0, walked) }
}
