import type { Measure } from '../../format/measure.ts'
import type { ChartOptions, Choice } from '../chart.ts'

/** Those that went from one state to another: their share of all that were in the first. */
export type Move = {
  from: string
  to: string
  share: number | null
  /** The share as of the comparison. */
  before?: number | null | undefined
  /** How many went this way, or what they owed. */
  amount: number | null
}

export type State = { key: string; name: string; short?: string | undefined }

export type MovesOptions = ChartOptions &
  Pick<Choice, 'selected'> & {
    /** Of the amount. */
    measure: Measure
    rows: readonly State[]
    columns: readonly State[]
    /** Over the columns: "A month later". */
    columnTitle: string
    /** Over the totals at the right: "Facilities". */
    amountName: string
    /** Whether going so is good or bad news; states without an order are neither. */
    news?: ((from: string, to: string) => 'worse' | 'better' | 'same') | undefined
    versus?: string | undefined
  }
