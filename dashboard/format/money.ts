import type { Locale } from './locale.ts'
import { noData } from './locale.ts'
import { compact, exact, exactDecimal, short } from './number.ts'

const prefixes: Record<string, string> = {
  CNY: '¥',
  TWD: 'NT$',
  USD: '$',
  EUR: '€',
  GBP: '£',
  HKD: 'HK$',
  JPY: 'JP¥',
}

const suffixes: Record<string, string> = { CZK: '\u00a0Kč' }

/** A number's text with the sign of its currency: ¥224M, NT$1.13M, 85.9K Kč; else the code. */
export function withCurrency(text: string, currency: string): string {
  const suffix = suffixes[currency]
  if (suffix) return text + suffix
  const [, sign = '', digits = ''] = /^([+\u2212]?)(.*)$/.exec(text) ?? []
  return `${sign}${prefixes[currency] ?? `${currency}\u00a0`}${digits}`
}

/** The bare sign of a currency, for axis titles: ¥, NT$, Kč. */
export const currencySign = (currency: string): string =>
  (prefixes[currency] ?? suffixes[currency] ?? currency).trim()

/** Money for reading: ¥224M, ¥9,870, ¥96.2. */
export const shortMoney = (
  value: number | null,
  currency: string,
  locale: Locale = 'en',
): string => (value === null ? noData(locale) : withCurrency(short(value, locale), currency))

/** Money for narrow cells: ¥5.8K. */
export const compactMoney = (
  value: number | null,
  currency: string,
  locale: Locale = 'en',
): string => (value === null ? noData(locale) : withCurrency(compact(value, locale), currency))

/** Money to the whole unit: ¥161,600. */
export const wholeMoney = (
  value: number | null,
  currency: string,
  locale: Locale = 'en',
): string => (value === null ? noData(locale) : withCurrency(exact(value, 0, locale), currency))

/** Money exactly, from its decimal string: ¥1,234,567.50. */
export const exactMoney = (
  value: string | null,
  currency: string,
  locale: Locale = 'en',
): string => (value === null ? noData(locale) : withCurrency(exactDecimal(value, locale), currency))
