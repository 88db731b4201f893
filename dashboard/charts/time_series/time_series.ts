import { scaleUtc } from 'd3-scale'
import { type Day, dayMonth, monthYear, utc, weekdayDate } from '../../format/date.ts'
import {
  formatChange,
  formatExact,
  formatShort,
  formatTick,
  type Measure,
} from '../../format/measure.ts'
import { gridlines, roundTicks, valueScale } from '../../marks/axis.ts'
import { paint } from '../../marks/colour.ts'
import { type ChartEvent, eventLines } from '../../marks/events.ts'
import { interact, type Mark } from '../../marks/interact.ts'
import { line, svg } from '../../marks/svg.ts'
import { textWidth } from '../../marks/text.ts'
import { timeAxis } from '../../marks/time_axis.ts'
import { type ChartOptions, canvas, emptyChart } from '../chart.ts'
import { endLabels } from './ends.ts'
import { type Column, drawArea, drawLine, layers, reach, type Series } from './layers.ts'

/** A value of one series on one day, week or month (its first day); null is "no data". */
export type TimeRow = { series: string; day: Day; value: number | null }

/** Pixels the chart keeps left for gridline labels and right for line ends; a brush strip beneath takes the same. */
export function seriesMargins(options: TimeSeriesOptions): { left: number; right: number } {
  const { width, measure, series, versus, locale = 'en' } = options
  const narrow = width < 560
  const ends = series.map(({ name, total, change }) => {
    const sum = narrow || total == null ? '' : ` ${formatShort(total, measure, locale)}`
    const than = narrow || !versus || !change ? '' : ` vs ${versus}`
    return Math.max(textWidth(name + sum), textWidth((change ?? '') + than))
  })
  const wide = 12 + Math.max(0, ...ends)
  return narrow
    ? { left: 26, right: Math.max(48, Math.min(96, wide)) }
    : { left: 34, right: Math.max(112, Math.min(150, wide)) }
}

export type TimeSeriesOptions = ChartOptions & {
  measure: Measure
  series: readonly Series[]
  /** Lines, or stacked, or as shares of each column; lines unless told. */
  mode?: 'lines' | 'stack' | 'share' | undefined
  /** The comparison period, aligned by position from its first day; drawn for lines only. */
  before?: readonly TimeRow[] | undefined
  /** How the comparison is called at the line ends: "Q3" gives "+26% vs Q3". */
  versus?: string | undefined
  events?: readonly ChartEvent[] | undefined
  grain?: 'day' | 'week' | 'month' | undefined
  height?: number | undefined
}

const columnsOf = (rows: readonly TimeRow[], series: readonly Series[]): Column[] => {
  const index = new Map(series.map(({ key }, i) => [key, i]))
  const byDay = new Map<number, (number | null)[]>()
  for (const { series: key, day, value } of rows) {
    const at = index.get(key)
    if (at === undefined) continue
    const time = utc(day).getTime()
    const values = byDay.get(time) ?? series.map(() => null)
    values[at] = value
    byDay.set(time, values)
  }
  return [...byDay]
    .sort(([a], [b]) => a - b)
    .map(([time, values]) => ({ day: new Date(time), values }))
}

const dayName = (day: Date, { grain, locale = 'en' }: TimeSeriesOptions): string =>
  grain === 'month'
    ? monthYear(day, locale)
    : (grain === 'week' ? (locale === 'zh' ? '周起 ' : 'Week of ') : '') + weekdayDate(day, locale)

const tipOf = (column: Column, before: Column | undefined, options: TimeSeriesOptions) => {
  const { series, measure, locale = 'en' } = options
  const rows = series.map((one, i) => {
    const value = column.values[i] ?? null
    const change = before && formatChange(value, before.values[i] ?? null, measure, 0, locale)
    return {
      name: one.name,
      value: formatShort(value, measure, locale),
      size: value ?? -Infinity,
      change,
      colour: one.colour,
    }
  })
  return {
    title: dayName(column.day, options),
    note: before && `${locale === 'zh' ? '比' : 'vs'} ${dayMonth(before.day, locale)}`,
    rows: rows.sort((a, b) => b.size - a.size),
  }
}

/**
 * Values over time, a line (or layer) a series, named at its end; the comparison dotted in the same
 * hue; dated events named on top. Narrow below 560 pixels.
 */
export function timeSeries(rows: readonly TimeRow[], options: TimeSeriesOptions): SVGSVGElement {
  const { width, measure, series, mode = 'lines', versus, locale = 'en', events = [] } = options
  const narrow = width < 560
  const height = options.height ?? (narrow ? 250 : 296)
  const columns = columnsOf(rows, series)
  if (!columns.length) return emptyChart('time-series', options, height)
  const before = mode === 'lines' ? columnsOf(options.before ?? [], series) : []
  const days = columns.map(({ day }) => day)
  const drawn = layers(columns, series, mode)
  const ghosts = layers(before.slice(0, columns.length), series, 'lines')

  const top = 34
  const bottom = height - 22
  const values = [...reach(drawn), ...(before.length ? reach(ghosts) : [])]
  const y = mode === 'share' ? valueScale([1], bottom, top, 1) : valueScale(values, bottom, top)
  const unit: Measure = mode === 'share' ? { kind: 'share' } : measure
  const marks = roundTicks(y)
  const tick = (value: number) => formatTick(value, unit, locale, narrow)
  const { left, right: side } = seriesMargins(options)
  const right = width - side
  const x = scaleUtc([days[0]!, days.at(-1)!], [left, right])
  // One day has no extent: it stands in the middle.
  const place =
    columns.length > 1
      ? x
      : scaleUtc([days[0]!, days[0]!], [(left + right) / 2, (left + right) / 2])

  const chart = canvas('time-series', options, height)
  chart.append(
    ...gridlines(y, marks, 0, right, tick),
    timeAxis(place, bottom, { locale, right: right + 20 }),
  )
  chart.append(eventLines(events, place, { top: top - 16, bottom, right: width }))
  if (mode !== 'lines')
    for (const layer of drawn) chart.append(drawArea(layer, days, { x: place, y }))
  for (const ghost of ghosts) chart.append(...drawLine(ghost, days, { x: place, y }, true))
  if (mode === 'lines')
    for (const layer of drawn) chart.append(...drawLine(layer, days, { x: place, y }))

  const ends = drawn.map(({ series: one, spans }) => {
    const last = spans.findLast((span) => span !== null)
    const middle = last && (mode === 'lines' ? last.to : (last.from + last.to) / 2)
    return {
      series: one,
      y: y(middle ?? 0),
      total: one.total == null ? undefined : formatShort(one.total, measure, locale),
      note:
        one.change &&
        (narrow || !versus
          ? one.change
          : `${one.change} ${locale === 'zh' ? '比' : 'vs'} ${versus}`),
    }
  })
  const lastX = place(days.at(-1)!)
  if (mode === 'lines') {
    for (const [i, { series: one, spans }] of drawn.entries()) {
      if (!spans.at(-1)) continue
      chart.append(
        svg('circle', { cx: lastX, cy: ends[i]!.y, r: 2.5, style: `fill:${paint(one.colour)}` }),
      )
    }
  }
  chart.append(
    endLabels(ends, { x: right, low: top, high: bottom - 8, width: width - right, narrow }),
  )

  const step = (right - left) / Math.max(1, columns.length - 1)
  const found = columns.map((column, i): Mark => {
    const tip = tipOf(column, before[i], options)
    const exact = series.map(
      (one, j) => `${one.name} ${formatExact(column.values[j] ?? null, measure, locale)}`,
    )
    return {
      key: column.day.toISOString().slice(0, 10),
      name: tip.title,
      reading: `${tip.title}: ${exact.join(', ')}`,
      box: { x: place(column.day) - step / 2, y: top, width: step, height: bottom - top },
      tip,
    }
  })
  interact(chart, found, {
    on: options.on,
    ring: false,
    start: columns.length - 1,
    bounds: { x: 0, y: 0, width, height },
    highlight: (mark) => {
      const i = found.indexOf(mark)
      const at = place(days[i]!)
      const dots = drawn.flatMap(({ series: one, spans }) => {
        const value = spans[i]
        return value
          ? [
              svg('circle', {
                cx: at,
                cy: y(value.to),
                r: 3.5,
                style: `fill:var(--surface);stroke:${paint(one.colour)};stroke-width:2`,
              }),
            ]
          : []
      })
      return [line(at, top - 4, at, bottom, 'crosshair'), ...dots]
    },
  })
  return chart
}
