import { toNumber } from '../../api/decimal.ts'
import type { Measure } from '../../format/measure.ts'
import type { Words } from '../../state/say.ts'
import type { Measures } from './query.ts'
import { w } from './words.ts'

export interface StatementMeasure {
  key: string
  words: Words
  title: Words
  value: (of: Measures) => number | null
  exact: (of: Measures) => string | number | null
  measure: (money: Measure) => Measure
}

const billed: StatementMeasure = {
  key: 'billed',
  words: w.billed,
  title: w.billedTitle,
  value: (of) => toNumber(of.billed),
  exact: (of) => of.billed,
  measure: (money) => money,
}

/** The six measures of statements; each tile picks its own for the page. */
export const MEASURES: readonly StatementMeasure[] = [
  billed,
  {
    key: 'paid',
    words: w.paid,
    title: w.paidTitle,
    value: (of) => toNumber(of.paid),
    exact: (of) => of.paid,
    measure: (money) => money,
  },
  {
    key: 'ratio',
    words: w.ratio,
    title: w.ratioTitle,
    value: (of) => of.paymentRatio,
    exact: (of) => of.paymentRatio,
    measure: () => ({ kind: 'share' }),
  },
  {
    key: 'utilisation',
    words: w.utilisation,
    title: w.utilisationTitle,
    value: (of) => of.utilisation,
    exact: (of) => of.utilisation,
    measure: () => ({ kind: 'share' }),
  },
  {
    key: 'late',
    words: w.late,
    title: w.lateTitle,
    value: (of) => of.late,
    exact: (of) => of.late,
    measure: () => ({ kind: 'count' }),
  },
  {
    key: 'customers',
    words: w.customers,
    title: w.customersTitle,
    value: (of) => of.customers,
    exact: (of) => of.customers,
    measure: () => ({ kind: 'count' }),
  },
]

export const measureOf = (key: string | undefined): StatementMeasure =>
  MEASURES.find((each) => each.key === key) ?? billed
