import { extent } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { svg } from '../../marks/svg.ts'

/**
 * The shape of the last values, its end dotted; null leaves a gap. A picture beside a number that
 * says the same: without a label it is hidden from screen readers.
 */
export function sparkline(
  values: readonly (number | null)[],
  { width = 64, height = 22, accent = false, label = '' } = {},
): SVGSVGElement {
  const [low = 0, high = 1] = extent(values.filter((value) => value !== null)) as [number?, number?]
  const level = low === high
  const y = scaleLinear(level ? [low - 1, high + 1] : [low, high], [height - 3, 3])
  const x = scaleLinear([0, Math.max(1, values.length - 1)], [1, width - 4])
  const path = line<number | null>()
    .defined((value) => value !== null)
    .digits(1)
    .x((_, i) => x(i))
    .y((value) => y(value!))(values)
  const last = values.findLastIndex((value) => value !== null)
  const end = values[last] ?? null
  return svg(
    'svg',
    {
      class: accent ? 'sparkline accented' : 'sparkline',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      ...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true }),
    },
    svg('path', { d: path ?? '' }),
    end !== null && svg('circle', { cx: x(last), cy: y(end), r: 2 }),
  )
}
