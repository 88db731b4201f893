import { type ScaleLinear, type ScaleTime, scaleUtc } from 'd3-scale'
import { utc } from '../../format/date.ts'
import { formatShort, formatTick, type Measure } from '../../format/measure.ts'
import { roundTicks, valueScale, widestLabel } from '../../marks/axis.ts'
import { STRONG, textWidth } from '../../marks/text.ts'
import { type Column, type Layer, layers, reach } from './layers.ts'
import type { Series, TimeRow, TimeSeriesOptions } from './options.ts'

/** Everything about a time series but its drawing: what stands where. */
export type Plan = {
  narrow: boolean
  height: number
  top: number
  bottom: number
  left: number
  right: number
  columns: Column[]
  before: Column[]
  drawn: Layer[]
  ghosts: Layer[]
  x: ScaleTime<number, number>
  y: ScaleLinear<number, number>
  ticks: number[]
  tick: (value: number) => string
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

/** Room at the right for names, totals and changes of the series. */
const endRoom = ({ series, measure, versus, locale = 'en', width }: TimeSeriesOptions): number => {
  const narrow = width < 560
  const needed = series.map(({ name, total, change }) => {
    const sum = narrow || total == null ? '' : ` ${formatShort(total, measure, locale)}`
    const than = narrow || !versus || !change ? '' : ` vs ${versus}`
    const named = textWidth(name, STRONG) + textWidth(sum)
    return 12 + Math.max(named, textWidth((change ?? '') + than))
  })
  const [least, most] = narrow ? [48, 112] : [112, 160]
  return Math.max(least, Math.min(most, ...[Math.max(0, ...needed)]))
}

/** The layout for given rows; null where there is no row to lay out. */
export function plan(rows: readonly TimeRow[], options: TimeSeriesOptions): Plan | null {
  const { width, measure, series, mode = 'lines', locale = 'en' } = options
  const columns = columnsOf(rows, series)
  if (!columns.length) return null
  const narrow = width < 560
  const height = options.height ?? (narrow ? 250 : 296)
  const [top, bottom] = [34, height - 22]
  const before = mode === 'lines' ? columnsOf(options.before ?? [], series) : []
  const drawn = layers(columns, series, mode)
  const ghosts = layers(before.slice(0, columns.length), series, 'lines')
  const values = [...reach(drawn), ...(before.length ? reach(ghosts) : [])]
  const y = mode === 'share' ? valueScale([1], bottom, top, 1) : valueScale(values, bottom, top)
  const unit: Measure = mode === 'share' ? { kind: 'share' } : measure
  const ticks = roundTicks(y)
  const tick = (value: number) => formatTick(value, unit, locale, narrow)
  const left = Math.max(narrow ? 26 : 34, widestLabel(ticks, tick) + 6)
  const right = width - endRoom(options)
  const [first, last] = [columns[0]!.day, columns.at(-1)!.day]
  // One day has no extent: it stands in the middle.
  const middle = (left + right) / 2
  const x = scaleUtc([first, last], columns.length > 1 ? [left, right] : [middle, middle])
  return {
    narrow,
    height,
    top,
    bottom,
    left,
    right,
    columns,
    before,
    drawn,
    ghosts,
    x,
    y,
    ticks,
    tick,
  }
}

/** Pixels a time series keeps free left and right; a brush strip beneath it takes the same. */
export function seriesMargins(
  rows: readonly TimeRow[],
  options: TimeSeriesOptions,
): { left: number; right: number } | undefined {
  const layout = plan(rows, options)
  return layout ? { left: layout.left, right: options.width - layout.right } : undefined
}
