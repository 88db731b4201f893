import type { Measure } from '../../format/measure.ts'
import type { ChartOptions, Choice } from '../chart.ts'

/** A share of a cohort at a month on book; null while the youngest has not had so many months. */
export type FanPoint = { month: number; value: number | null }

/** Facilities that began together, the oldest cohort first. */
export type FanCohort = { key: string; name: string; points: readonly FanPoint[] }

export type VintageFanOptions = ChartOptions &
  Pick<Choice, 'selected'> & {
    measure: Measure
    /** Under the axis: "Months on book". */
    monthName: string
    height?: number | undefined
  }
