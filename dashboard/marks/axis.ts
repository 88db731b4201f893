import { max, min, ticks } from 'd3-array'
import { type ScaleLinear, scaleLinear } from 'd3-scale'
import { line } from './svg.ts'
import { label, textWidth } from './text.ts'

/** A value scale from zero, or from the least where that is below zero, with head room. */
export function valueScale(
  values: Iterable<number | null>,
  bottom: number,
  top: number,
  headroom = 1.08,
): ScaleLinear<number, number> {
  const all = [...values].filter((value): value is number => value !== null)
  const greatest = Math.max(0, max(all) ?? 0)
  const least = Math.min(0, min(all) ?? 0)
  const high = greatest === 0 && least === 0 ? 1 : greatest * headroom
  return scaleLinear([least * headroom, high], [bottom, top])
}

/** Three to five ticks of round steps. */
export function roundTicks(scale: ScaleLinear<number, number>, count = 4): number[] {
  const [low = 0, high = 1] = scale.domain()
  for (const wish of [count, count - 1, count + 1, count - 2]) {
    const found = ticks(low, high, Math.max(1, wish))
    if (found.length <= count + 1) return found
  }
  return ticks(low, high, 2)
}

/**
 * Horizontal gridlines with their labels standing on them, no axis line; zero is the baseline.
 * `side` says at which end the labels stand.
 */
export function gridlines(
  scale: ScaleLinear<number, number>,
  values: readonly number[],
  from: number,
  to: number,
  format: (value: number) => string,
  side: 'start' | 'end' = 'start',
): SVGElement[] {
  return values.flatMap((value) => {
    const y = Math.round(scale(value)) + 0.5
    const rule = line(from, y, to, y, value === 0 ? 'base' : 'grid')
    if (value === 0) return [rule]
    const x = side === 'start' ? from : to
    return [rule, label(x, y - 4.5, format(value), { anchor: side, class: 'halo' })]
  })
}

/** Pixels the widest of these labels needs. */
export const widestLabel = (values: readonly number[], format: (value: number) => string): number =>
  Math.max(0, ...values.filter((value) => value !== 0).map((value) => textWidth(format(value))))
