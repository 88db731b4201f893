import { bestOf, type Quadratic, weakestOf } from './quadratic.ts'
import type { SelectionStep } from './select.ts'

export type Direction = 'forward' | 'backward' | 'stepwise'

// A gain within rounding is none.
const SMALL = 1e-9

/**
 * Columns chosen by a criterion, deviance + `price` a coefficient (2: AIC): from none on, the one that
 * lowers it most joins (forward); from all on, the one that it is lowest without leaves (backward);
 * or after each that joins, those leave that have become dear (stepwise). Ends where no step lowers it.
 * `most`: no more columns than these, whatever the criterion. Equal steps: the lower column.
 */
export function stepwise(
  quadratic: Quadratic,
  { direction, price, most }: { direction: Direction; price: number; most: number },
): { chosen: number[]; steps: SelectionStep[] } {
  const all = Array.from({ length: quadratic.n - 1 }, (_, j) => j)
  const steps: SelectionStep[] = []
  let chosen = direction === 'backward' ? all : []
  const criterion = (columns: readonly number[]) => {
    const best = bestOf(quadratic, columns)
    return best ? price * columns.length - 2 * best.gain : Number.POSITIVE_INFINITY
  }
  let now = criterion(chosen)
  const take = (action: 'in' | 'out', column: number, columns: number[]) => {
    const next = criterion(columns)
    steps.push({ action, column, change: next - now })
    chosen = columns
    now = next
  }
  const join = (): boolean => {
    let best = { column: -1, value: now - SMALL }
    for (const column of chosen.length < most ? all : []) {
      if (chosen.includes(column)) continue
      const value = criterion([...chosen, column])
      if (value < best.value) best = { column, value }
    }
    if (best.column < 0) return false
    take('in', best.column, [...chosen, best.column])
    return true
  }
  const leave = (): boolean => {
    const weakest = weakestOf(quadratic, chosen)
    if (!weakest) return false
    const without = chosen.filter((_, i) => i !== weakest.place)
    if (chosen.length <= most && criterion(without) >= now - SMALL) return false
    take('out', chosen[weakest.place]!, without)
    return true
  }
  // Each step of a stepwise search lowers the criterion, so none comes twice.
  if (direction === 'backward') while (leave());
  else while (join()) if (direction === 'stepwise') while (leave());
  return { chosen: chosen.toSorted((a, b) => a - b), steps }
}
