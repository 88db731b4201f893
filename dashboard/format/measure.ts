import { type Locale, minus, noData } from './locale.ts'
import { compactMoney, currencySign, shortMoney, wholeMoney, withCurrency } from './money.ts'
import { compact, exact, short } from './number.ts'
import { changePercent, changePoints, percent } from './share.ts'

/** What a value is: money with its currency code, a count, a share (0 to 1), or a bare number. */
export type Measure =
  | { kind: 'money'; currency: string }
  | { kind: 'count' }
  | { kind: 'share' }
  | { kind: 'number' }

/** For reading: ¥224M, 2.32M, 71.3%. NULL is "no data". */
export function formatShort(value: number | null, measure: Measure, locale: Locale = 'en'): string {
  if (value === null) return noData(locale)
  if (measure.kind === 'money') return shortMoney(value, measure.currency, locale)
  if (measure.kind === 'share') return percent(value, 1, locale)
  return short(value, locale)
}

/** For narrow cells: ¥5.8K. */
export function formatCompact(
  value: number | null,
  measure: Measure,
  locale: Locale = 'en',
): string {
  if (value === null) return noData(locale)
  if (measure.kind === 'money') return compactMoney(value, measure.currency, locale)
  if (measure.kind === 'share') return percent(value, 0, locale)
  return compact(value, locale)
}

/** For focus: every digit of a whole number, ¥23,267. */
export function formatExact(value: number | null, measure: Measure, locale: Locale = 'en'): string {
  if (value === null) return noData(locale)
  if (measure.kind === 'money') return wholeMoney(value, measure.currency, locale)
  if (measure.kind === 'share') return percent(value, 2, locale)
  return measure.kind === 'count' || Number.isInteger(value)
    ? exact(value, 0, locale)
    : short(value, locale)
}

/** For a gridline: as short as the step allows, ¥1M, 2,000, 40%. */
export function formatTick(
  value: number,
  measure: Measure,
  locale: Locale = 'en',
  bare = false,
): string {
  if (measure.kind === 'share')
    return `${value < 0 ? minus : ''}${Number(Math.abs(value * 100).toFixed(2))}%`
  const text =
    measure.kind === 'money' && !bare
      ? shortMoney(value, measure.currency, locale)
      : short(value, locale)
  return text.replace(/(\.\d*?)0+(?=\D|$)/, '$1').replace(/\.(?=\D|$)/, '')
}

/** A comparison of two values: per cent, or percentage points between shares. */
export function formatChange(
  after: number | null,
  before: number | null,
  measure: Measure,
  decimals = 1,
  locale: Locale = 'en',
): string {
  if (after === null || before === null) return changePercent(null)
  if (measure.kind === 'share') return changePoints(after - before, decimals, locale)
  return changePercent(before === 0 ? null : (after - before) / Math.abs(before), decimals)
}

/** The unit in words for an axis title: ¥, %, or nothing. */
export const unitSign = (measure: Measure): string =>
  measure.kind === 'money' ? currencySign(measure.currency) : measure.kind === 'share' ? '%' : ''

/** For an edge or a narrow axis: 500, 1K, 2.5K, 200K; in Chinese 1,000, 1万. */
export function formatEdge(
  value: number,
  measure: Measure,
  locale: Locale = 'en',
  bare = false,
): string {
  const rounded = Number(value.toPrecision(3))
  const size = Math.abs(rounded)
  const thousands = locale === 'en' && size >= 1000 && size < 1e6 && size % 100 === 0
  if (!thousands) return formatTick(rounded, measure, locale, bare)
  const text = `${rounded < 0 ? minus : ''}${size / 1000}K`
  return measure.kind === 'money' && !bare ? withCurrency(text, measure.currency) : text
}
