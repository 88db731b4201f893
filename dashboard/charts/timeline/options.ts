import type { Measure } from '../../format/measure.ts'
import type { ChartEvent } from '../../marks/events.ts'
import type { ChartOptions } from '../chart.ts'
import type { Lane } from './lanes.ts'

export type TimelineOptions = ChartOptions & {
  /** First and last day shown. */
  from: string
  to: string
  measure: Measure
  lanes: readonly Lane[]
  events?: readonly ChartEvent[] | undefined
  /** Each balance holds until the next, and from before the first day on; else a line joins them. */
  steps?: boolean | undefined
  /** The nearest band edge, a line across the scores: { value: 680, name: 'B' }. */
  bandEdge?: { value: number; name: string } | undefined
  /** Where the balance is not what is owed: "balance", of an account. */
  balanceName?: string | undefined
  /** After the last score: "band C". */
  scoreNote?: string | undefined
}
