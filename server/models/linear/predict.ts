import { pointsAt } from '../scorecard/points.ts'
import { binOf, type Value } from '../scorecard/route.ts'
import type { Linear } from './model.ts'

/**
 * The reference evaluation of one row: its value in the target's unit, and the part of each
 * characteristic, in order. The SQL is tested against it.
 */
export function predict(
  { intercept, characteristics }: Pick<Linear, 'intercept' | 'characteristics'>,
  row: Readonly<Record<string, Value>>,
): { value: number; parts: number[] } {
  const parts = characteristics.map((c) => {
    const value = row[c.feature]
    const bin = c.bins[binOf(c, value)]
    return bin ? pointsAt({ points: bin.part, ...bin }, value) : c.partUnseen
  })
  return { value: parts.reduce((sum, part) => sum + part, intercept), parts }
}
