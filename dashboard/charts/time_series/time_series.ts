import { formatShort } from '../../format/measure.ts'
import { gridlines } from '../../marks/axis.ts'
import { paint } from '../../marks/colour.ts'
import { eventLines } from '../../marks/events.ts'
import { interact } from '../../marks/interact.ts'
import { line, svg } from '../../marks/svg.ts'
import { timeAxis } from '../../marks/time_axis.ts'
import { canvas, emptyChart } from '../chart.ts'
import { dayMarks } from './day_marks.ts'
import { type End, endLabels } from './ends.ts'
import { drawArea, drawLine } from './layers.ts'
import type { TimeRow, TimeSeriesOptions } from './options.ts'
import { type Plan, plan } from './plan.ts'

const endsOf = ({ drawn, y, narrow }: Plan, options: TimeSeriesOptions): End[] => {
  const { measure, mode = 'lines', versus, locale = 'en' } = options
  const than = narrow || !versus ? '' : ` ${locale === 'zh' ? '比' : 'vs'} ${versus}`
  return drawn.map(({ series, spans }) => {
    const last = spans.findLast((span) => span !== null)
    const level = last ? (mode === 'lines' ? last.to : (last.from + last.to) / 2) : 0
    return {
      series,
      y: y(level),
      total: series.total == null ? undefined : formatShort(series.total, measure, locale),
      note: series.change && series.change + than,
    }
  })
}

const endDots = ({ drawn, columns, x, y }: Plan): SVGElement[] =>
  drawn.flatMap(({ series, spans }) => {
    const last = spans.at(-1)
    const at = { cx: x(columns.at(-1)!.day), cy: y(last?.to ?? 0), r: 2.5 }
    return last ? [svg('circle', { ...at, style: `fill:${paint(series.colour)}` })] : []
  })

const crosshair = ({ drawn, columns, x, y, top, bottom }: Plan, i: number): SVGElement[] => {
  const at = x(columns[i]!.day)
  const dots = drawn.flatMap(({ series, spans }) => {
    const span = spans[i]
    const style = `fill:var(--surface);stroke:${paint(series.colour)};stroke-width:2`
    return span ? [svg('circle', { cx: at, cy: y(span.to), r: 3.5, style })] : []
  })
  return [line(at, top - 4, at, bottom, 'crosshair'), ...dots]
}

/**
 * Values over time, a line (or layer) a series, named at its end; the comparison dotted in the same
 * hue; dated events named on top. Narrow below 560 pixels. Its keys are ISO days.
 */
export function timeSeries(rows: readonly TimeRow[], options: TimeSeriesOptions): SVGSVGElement {
  const { width, mode = 'lines', locale = 'en', events = [] } = options
  const layout = plan(rows, options)
  if (!layout) return emptyChart('time-series', options, options.height ?? 160)
  const { narrow, height, top, bottom, right, columns, drawn, ghosts, x, y, ticks, tick } = layout
  const days = columns.map(({ day }) => day)
  const grid = gridlines(y, ticks, 0, right, tick)

  const chart = canvas('time-series', options, height)
  chart.append(...grid.rules, timeAxis(x, bottom, { locale, right: right + 20 }))
  if (mode === 'lines') {
    chart.append(eventLines(events, x, { top: top - 16, bottom, right: width }))
    chart.append(...ghosts.flatMap((ghost) => drawLine(ghost, days, { x, y }, true)))
    chart.append(...drawn.flatMap((layer) => drawLine(layer, days, { x, y })), ...endDots(layout))
  } else {
    chart.append(...drawn.map((layer) => drawArea(layer, days, { x, y })))
    chart.append(eventLines(events, x, { top: top - 16, bottom, right: width }))
  }
  const ends = { x: right, low: top, high: bottom - 8, width: width - right, narrow }
  chart.append(...grid.labels, endLabels(endsOf(layout, options), ends))

  const marks = dayMarks(layout, options)
  interact(chart, marks, {
    on: options.on,
    ring: false,
    start: columns.length - 1,
    bounds: { x: 0, y: 0, width, height },
    highlight: (mark) => crosshair(layout, marks.indexOf(mark)),
  })
  return chart
}
