import { ratio, toNumber } from '../../api/decimal.ts'
import type { Measure } from '../../format/measure.ts'
import type { Words } from '../../state/say.ts'
import type { Measures } from './query.ts'
import { w } from './words.ts'

/** A measure of the page: how it is called, read from an answer, and written. */
export interface PageMeasure {
  key: string
  words: Words
  title: Words
  value: (of: Measures) => number | null
  /** Of which kind, in the lender's currency. */
  measure: (money: Measure) => Measure
  /** Exact, for tables and files. */
  exact: (of: Measures) => string | number | null
}

const count = (): Measure => ({ kind: 'count' })
const share = (): Measure => ({ kind: 'share' })
const money = (of: Measure): Measure => of

const quotaShare = (of: Measures) => ratio(toNumber(of.quotaAmount), toNumber(of.amount))
const refundShare = (of: Measures) => ratio(toNumber(of.refundedAmount), toNumber(of.amount))

const spend: PageMeasure = {
  key: 'amount',
  words: w.spend,
  title: w.spendTitle,
  value: (of) => toNumber(of.amount),
  exact: (of) => of.amount,
  measure: money,
}

/** The six measures; each tile picks its own for the whole page. */
export const MEASURES: readonly PageMeasure[] = [
  spend,
  {
    key: 'count',
    words: w.payments,
    title: w.paymentsTitle,
    value: (of) => of.count,
    exact: (of) => of.count,
    measure: count,
  },
  {
    key: 'mean',
    words: w.mean,
    title: w.meanTitle,
    value: (of) => toNumber(of.mean),
    exact: (of) => of.mean,
    measure: money,
  },
  {
    key: 'customers',
    words: w.customers,
    title: w.customersTitle,
    value: (of) => of.customers ?? null,
    exact: (of) => of.customers ?? null,
    measure: count,
  },
  {
    key: 'quota',
    words: w.quota,
    title: w.quotaTitle,
    value: quotaShare,
    exact: quotaShare,
    measure: share,
  },
  {
    key: 'refunded',
    words: w.refunded,
    title: w.refundedTitle,
    value: refundShare,
    exact: refundShare,
    measure: share,
  },
]

/** The measure an address picks; spend unless told. */
export const measureOf = (key: string | undefined): PageMeasure =>
  MEASURES.find((each) => each.key === key) ?? spend
