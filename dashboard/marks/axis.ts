import { least, max, min } from 'd3-array'
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

const steps = [1, 2, 2.5, 4, 5, 10]

/** Multiples of the round step that comes nearest to `count` lines besides zero. */
export function roundTicks(scale: ScaleLinear<number, number>, count = 4): number[] {
  const [low = 0, high = 1] = scale.domain()
  const power = 10 ** Math.floor(Math.log10((high - low) / count))
  const lines = (step: number) => Math.floor(high / step) + Math.floor(-low / step)
  const away = (step: number) => Math.abs(lines(step * power) - count)
  const step = power * (least(steps, (a, b) => away(a) - away(b)) ?? 1)
  const first = Math.ceil(low / step)
  // Multiplied, not added up, and rounded: 0.1 + 0.2 is no label.
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, i) =>
    Number(((first + i) * step).toPrecision(12)),
  )
}

/**
 * Horizontal gridlines with their labels standing on them, no axis line; zero is the baseline.
 * `side` says at which end the labels stand; append them after the marks, so that none hides them.
 */
export function gridlines(
  scale: ScaleLinear<number, number>,
  values: readonly number[],
  from: number,
  to: number,
  format: (value: number) => string,
  side: 'start' | 'end' = 'start',
): { rules: SVGElement[]; labels: SVGElement[] } {
  const at = (value: number) => Math.round(scale(value)) + 0.5
  const x = side === 'start' ? from : to
  return {
    rules: values.map((value) =>
      line(from, at(value), to, at(value), value === 0 ? 'base' : 'grid'),
    ),
    labels: values
      .filter((value) => value !== 0)
      .map((value) => label(x, at(value) - 4.5, format(value), { anchor: side, class: 'halo' })),
  }
}

/** Pixels the widest of these labels needs. */
export const widestLabel = (values: readonly number[], format: (value: number) => string): number =>
  Math.max(0, ...values.filter((value) => value !== 0).map((value) => textWidth(format(value))))
