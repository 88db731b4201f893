import type { ScaleLinear } from 'd3-scale'
import { el, escaped } from '../markup.ts'

export const WIDTH = 440
/** Room around the marks. */
export const FRAME = { left: 44, right: 14, top: 14, bottom: 34 }

export type Linear = ScaleLinear<number, number>

/** A chart as one SVG with its name for those who do not see it. */
export const canvas = (name: string, height: number, ...marks: string[]) =>
  el(
    'svg',
    { viewBox: `0 0 ${WIDTH} ${height}`, role: 'img', 'aria-label': name, class: 'chart' },
    ...marks,
  )

export const line = (x1: number, y1: number, x2: number, y2: number, kind: string) =>
  el('line', { x1, y1, x2, y2, class: kind })

export const label = (x: number, y: number, text: string, anchor = 'start', kind?: string) =>
  el('text', { x, y, 'text-anchor': anchor, class: kind }, escaped(text))

/** Horizontal gridlines with their labels at the left; zero is the baseline. */
export const rows = (y: Linear, format: (value: number) => string, count = 4) =>
  y
    .ticks(count)
    .map(
      (tick) =>
        line(FRAME.left, y(tick), WIDTH - FRAME.right, y(tick), tick === 0 ? 'base' : 'grid') +
        label(FRAME.left - 6, y(tick) + 4, format(tick), 'end'),
    )
    .join('')

/** Ticks under the marks and what they count. */
export const columns = (
  x: Linear,
  bottom: number,
  format: (value: number) => string,
  name: string,
) =>
  x
    .ticks(5)
    .map((tick) => label(x(tick), bottom + 15, format(tick), 'middle'))
    .join('') + label(WIDTH / 2, bottom + 30, name, 'middle', 'name')

/** A vertical line from lower to upper. */
export const whisker = (x: number, lower: number, upper: number, kind = 'whisker') =>
  line(x, lower, x, upper, kind)
