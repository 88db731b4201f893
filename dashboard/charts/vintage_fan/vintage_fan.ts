import { max } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { line as lineShape } from 'd3-shape'
import { formatExact, formatTick } from '../../format/measure.ts'
import { gridlines, roundTicks, valueScale, widestLabel } from '../../marks/axis.ts'
import { interact, type Mark } from '../../marks/interact.ts'
import { line, svg } from '../../marks/svg.ts'
import { label, textWidth } from '../../marks/text.ts'
import { canvas, emptyChart } from '../chart.ts'
import type { FanCohort, FanPoint, VintageFanOptions } from './options.ts'

type Known = FanPoint & { value: number }

const known = ({ points }: FanCohort): Known[] =>
  points.filter((point): point is Known => point.value !== null)

/** Colour of the nth of so many cohorts: from pale, the oldest, to the accent, the youngest. */
const colourOf = (at: number, all: number): string =>
  at === all - 1 ? 'accent' : `seq-${all < 2 ? 7 : 4 + Math.round((at / (all - 1)) * 2)}`

type End = { x: number; y: number; name: string }

/** Names at the ends of the lines; of two that would touch the older one drops. */
function endNames(ends: readonly End[]): SVGElement[] {
  const kept: End[] = []
  for (const end of [...ends].reverse()) {
    const wide = (one: End) => one.x + textWidth(one.name) + 6
    const touches = (one: End) =>
      Math.abs(one.y - end.y) < 13 && end.x < wide(one) && one.x < wide(end)
    if (!kept.some(touches)) kept.push(end)
  }
  return kept.map(({ x, y, name }) => label(x + 6, y + 4, name, { class: 'mid halo' }))
}

const ticksOf = (last: number): number[] => {
  const step = last > 24 ? 12 : last > 12 ? 6 : 3
  return Array.from({ length: Math.floor(last / step) + 1 }, (_, i) => i * step)
}

/**
 * Cohorts by months on book, a line each that ends where the cohort has matured no further: the
 * younger the darker. Its keys are `cohort|month`.
 */
export function vintageFan(
  cohorts: readonly FanCohort[],
  options: VintageFanOptions,
): SVGSVGElement {
  const { width, measure, monthName, selected = [], locale = 'en', on } = options
  const narrow = width < 560
  const height = options.height ?? (narrow ? 250 : 296)
  const drawn = cohorts.filter((cohort) => known(cohort).length > 0)
  if (!drawn.length) return emptyChart('vintage-fan', options, 160)
  const chart = canvas('vintage-fan', options, height)
  const [top, bottom] = [20, height - 36]
  const y = valueScale(
    drawn.flatMap((cohort) => known(cohort).map(({ value }) => value)),
    bottom,
    top,
  )
  const ticks = roundTicks(y)
  const tick = (value: number) => formatTick(value, measure, locale)
  const left = Math.max(34, widestLabel(ticks, tick) + 6)
  const right = width - Math.max(...drawn.map(({ name }) => textWidth(name))) - 12
  const last = max(drawn, (cohort) => known(cohort).at(-1)?.month) ?? 0
  const x = scaleLinear([0, Math.max(1, last)], [left, right])
  const grid = gridlines(y, ticks, 0, right, tick)
  chart.append(...grid.rules)
  for (const month of ticksOf(last))
    chart.append(
      line(x(month), bottom, x(month), bottom + 4, 'base'),
      label(x(month), bottom + 16, String(month), { anchor: 'middle' }),
    )
  chart.append(label((left + right) / 2, height - 4, monthName, { anchor: 'middle' }))

  const path = lineShape<Known>()
    .digits(1)
    .x(({ month }) => x(month))
    .y(({ value }) => y(value))
  const shapes = drawn.map((cohort, i) => ({
    cohort,
    d: path(known(cohort)) ?? '',
    style: `stroke:var(--${colourOf(i, drawn.length)})`,
  }))
  for (const { cohort, d, style } of shapes)
    chart.append(svg('path', { class: 'series', d, style, 'data-move': `line-${cohort.key}` }))
  const ends = drawn.map((cohort, i) => {
    const end = known(cohort).at(-1)!
    const at = { x: x(end.month), y: y(end.value) }
    const style = `fill:var(--${colourOf(i, drawn.length)})`
    chart.append(svg('circle', { cx: at.x, cy: at.y, r: 2.5, style }))
    return { ...at, name: cohort.name }
  })
  chart.append(...grid.labels, ...endNames(ends))

  const step = Math.min(12, (right - left) / Math.max(1, last))
  const marks = drawn.flatMap((cohort) =>
    known(cohort).map(({ month, value }): Mark => {
      const said = formatExact(value, measure, locale)
      const title = `${cohort.name}, ${monthName.toLowerCase()} ${month}`
      return {
        key: `${cohort.key}|${month}`,
        name: title,
        reading: `${title}: ${said}`,
        box: { x: x(month) - step / 2, y: y(value) - 6, width: step, height: 12 },
        tip: { title: cohort.name, rows: [{ name: `${monthName} ${month}`, value: said }] },
        selected: selected.includes(cohort.key),
      }
    }),
  )
  interact(chart, marks, {
    on,
    bounds: { x: 0, y: 0, width, height },
    ring: false,
    highlight: (mark) => {
      const own = shapes.find(({ cohort }) => mark.key.startsWith(`${cohort.key}|`))
      const { x: from, y: over, width: wide, height: tall } = mark.box
      const style = 'fill:var(--surface);stroke:var(--ink);stroke-width:2'
      return [
        svg('path', { class: 'series strong-line', d: own?.d }),
        svg('circle', { cx: from + wide / 2, cy: over + tall / 2, r: 4, style }),
      ]
    },
  })
  return chart
}
