import { max, min } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { el, fixed } from '../markup.ts'
import { canvas, label, line, WIDTH, whisker } from './canvas.ts'

const ROW = 24

const shortened = (name: string) => (name.length > 28 ? `${name.slice(0, 27)}…` : name)

/** A bar a name, about zero, with its value at the end. */
export function barsChart(
  title: string,
  rows: readonly { name: string; value: number }[],
  digits = 4,
): string {
  const left = 180
  const values = rows.map(({ value }) => value)
  const x = scaleLinear(
    [Math.min(0, min(values) ?? 0), Math.max(0, max(values) ?? 0) || 1],
    [left, WIDTH - 62],
  )
  const marks = rows.map(({ name, value }, i) => {
    const y = 6 + i * ROW
    return (
      label(0, y + 14, shortened(name)) +
      el('rect', {
        x: Math.min(x(0), x(value)),
        y: y + 3,
        width: Math.abs(x(value) - x(0)),
        height: 14,
        class: value < 0 ? 'takes' : 'bar',
      }) +
      label(WIDTH, y + 14, fixed(value, digits), 'end', 'strong')
    )
  })
  return canvas(
    title,
    rows.length * ROW + 12,
    ...marks,
    line(x(0), 4, x(0), rows.length * ROW + 8, 'base'),
  )
}

export type Interval = {
  name: string
  value: number | null
  lower: number | null
  upper: number | null
}

/** A dot a name with its interval. */
export function intervalsChart(title: string, rows: readonly Interval[]): string {
  const left = 200
  const ends = rows.flatMap(({ value, lower, upper }) =>
    [value, lower, upper].filter((one) => one !== null),
  )
  const x = scaleLinear([min(ends) ?? 0, max(ends) ?? 1], [left, WIDTH - 62]).nice(4)
  const bottom = rows.length * ROW + 8
  const marks = rows.map(({ name, value, lower, upper }, i) => {
    const y = 16 + i * ROW
    return (
      label(0, y + 4, shortened(name)) +
      (lower === null || upper === null ? '' : line(x(lower), y, x(upper), y, 'whisker')) +
      (value === null ? '' : el('circle', { cx: x(value), cy: y, r: 4, class: 'mark' })) +
      label(WIDTH, y + 4, fixed(value), 'end', 'strong')
    )
  })
  const ticks = x
    .ticks(4)
    .map(
      (tick) =>
        whisker(x(tick), 4, bottom, 'grid') + label(x(tick), bottom + 14, String(tick), 'middle'),
    )
  return canvas(title, bottom + 22, ...ticks, ...marks)
}
