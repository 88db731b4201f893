import type { Measure } from '../../format/measure.ts'
import type { ChartOptions, Choice } from '../chart.ts'

export type BeforeAfterOptions = ChartOptions &
  Pick<Choice, 'selected'> & {
    /** Of the edges. */
    measure: Measure
    medianBefore?: number | null | undefined
    medianAfter?: number | null | undefined
    /** What is counted: "Customers". */
    countName: string
  }

export const words = {
  en: {
    before: 'Before: median',
    after: 'After: median',
    change: 'Change in',
    was: 'before',
    is: 'after',
  },
  zh: {
    before: '调整前：中位数',
    after: '调整后：中位数',
    change: '变化：',
    was: '调整前',
    is: '调整后',
  },
}
