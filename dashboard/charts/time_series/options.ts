import type { Day } from '../../format/date.ts'
import type { Measure } from '../../format/measure.ts'
import type { Colour } from '../../marks/colour.ts'
import type { ChartEvent } from '../../marks/events.ts'
import type { ChartOptions } from '../chart.ts'

/** A value of one series on one day, week or month (its first day); null is "no data". */
export type TimeRow = { series: string; day: Day; value: number | null }

export type Series = {
  key: string
  name: string
  colour: Colour
  /** Over the whole window, at the line's end. */
  total?: number | null | undefined
  /** Already formatted: +26%. */
  change?: string | undefined
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
