import { max } from 'd3-array'
import { formatEdge, formatTick } from '../../format/measure.ts'
import { exact } from '../../format/number.ts'
import { gridlines, roundTicks, valueScale } from '../../marks/axis.ts'
import { keepHeaviest } from '../../marks/collision.ts'
import { interact, type Mark } from '../../marks/interact.ts'
import { line, rect, svg, round as tenth } from '../../marks/svg.ts'
import { label, textWidth } from '../../marks/text.ts'
import { canvas, emptyChart } from '../chart.ts'
import { type BeforeAfterRow, binScale, logFrom, logTicks } from './bins.ts'
import { medians } from './medians.ts'
import { type BeforeAfterOptions, words } from './options.ts'

const outline = (edges: readonly [number, number][], tops: readonly number[], base: number) =>
  `M${tenth(edges[0]![0])} ${tenth(base)}${tops
    .map((top, i) => `V${tenth(top)}H${tenth(edges[i]![1])}`)
    .join('')}V${tenth(base)}`

const signedCount = (count: number): string => (count > 0 ? '+' : '') + exact(count)

/**
 * Two histograms on a log scale, before as an outline and after filled, with their medians; beneath,
 * the difference bin by bin.
 */
export function beforeAfter(
  rows: readonly BeforeAfterRow[],
  options: BeforeAfterOptions,
): SVGSVGElement {
  const { width, measure, countName, selected = [], locale = 'en', on } = options
  const narrow = width < 400
  const height = narrow ? 262 : 372
  if (!rows.length) return emptyChart('before-after', options, height)
  const chart = canvas('before-after', options, height)
  const [top, base, zero] = [26, height - 88, height - 38]
  const x = binScale(rows, width)
  const y = valueScale(
    rows.flatMap(({ before, after }) => [before, after]),
    base,
    top,
  )
  const ticks = roundTicks(y).filter((tick) => y(tick) > top + 22)
  const edges = rows.map((row, i): [number, number] => [x(logFrom(row, rows[i + 1])), x(row.to)])
  const widest = max(rows, ({ before, after }) => Math.abs(after - before)) || 1

  const grid = gridlines(
    y,
    ticks,
    0,
    width,
    (value) => formatTick(value, { kind: 'count' }, locale),
    'end',
  )
  chart.append(...grid.rules)
  const bars = svg('g')
  const strip = svg('g')
  const marks = rows.map((row, i): Mark => {
    const [from, to] = edges[i]!
    const key = `${row.from}..${row.to}`
    const chosen = selected.includes(key)
    const change = row.after - row.before
    const tall = (Math.abs(change) / widest) * 24
    bars.append(
      rect(from + 0.5, y(row.after), to - from - 1, base - y(row.after), {
        class: chosen ? 'column chosen-column' : 'column',
        'data-move': `after-${key}`,
      }),
    )
    strip.append(
      rect(from + 0.5, change > 0 ? zero - tall : zero, to - from - 1, tall, {
        class: change > 0 ? 'more' : 'fewer',
        'data-move': `change-${key}`,
      }),
    )
    const range = `${formatEdge(row.from, measure, locale)}–${formatEdge(row.to, measure, locale, true)}`
    return {
      key,
      name: range,
      reading: `${range}: ${exact(row.before)} ${words[locale].was}, ${exact(row.after)} ${words[locale].is}, ${signedCount(change)}`,
      box: { x: from, y: top, width: to - from, height: height - top - 12 },
      tip: {
        title: range,
        rows: [
          { name: words[locale].was, value: exact(row.before) },
          { name: words[locale].is, value: exact(row.after), change: signedCount(change) },
        ],
      },
      selected: chosen,
    }
  })
  chart.append(
    bars,
    svg('path', {
      d: outline(
        edges,
        rows.map(({ after }) => y(after)),
        base,
      ),
      class: 'after-outline',
      'data-move': 'after',
    }),
    svg('path', {
      d: outline(
        edges,
        rows.map(({ before }) => y(before)),
        base,
      ),
      class: 'before-outline',
      'data-move': 'before',
    }),
    line(0, base, width, base, 'base'),
    ...grid.labels,
    label(width, top - (narrow ? 16 : 14), countName, { anchor: 'end' }),
    ...medians({ x, top, base }, options),
    label(
      0,
      base + 18,
      `${words[locale].change} ${locale === 'zh' ? countName : countName.toLowerCase()}`,
      { class: 'mid' },
    ),
    strip,
    line(0, zero, width, zero, 'base'),
  )
  const [low = 1, high = 10] = x.domain()
  const round = logTicks(low, high)
  const spans = (round.length > 1 ? round : [low, high]).map((value, i, all) => {
    const text = formatEdge(value, measure, locale, i > 0)
    const half = textWidth(text) / 2
    const at = Math.max(half, Math.min(x(value), width - half))
    const weight = i === 0 || i === all.length - 1 ? 3 : Number.isInteger(Math.log10(value)) ? 2 : 1
    return { text, at, from: at - half, to: at + half, weight }
  })
  for (const { text, at } of keepHeaviest(spans, narrow ? 14 : 8)) {
    chart.append(label(at, height - 2, text, { anchor: 'middle' }))
  }
  interact(chart, marks, { on, ring: true, bounds: { x: 0, y: 0, width, height } })
  return chart
}
