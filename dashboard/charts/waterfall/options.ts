import type { ChartOptions } from '../chart.ts'

/** Points one feature gives (or takes) against the average customer, and its value in words. */
export type WaterfallRow = {
  key: string
  name: string
  value?: string | undefined
  points: number
  /** The number under which the customer is told this reason. */
  reason?: 1 | 2 | 3 | 4 | undefined
}

export type WaterfallOptions = ChartOptions & {
  /** The score of the average customer; the score is this and all points. */
  start: number
  startName: string
  endName: string
  /** Band edges worth a line: the score at which `above` begins. */
  edges?: readonly { at: number; below: string; above: string }[] | undefined
}
