import { type Locale, minus, noData } from './locale.ts'

type Unit = readonly [size: number, suffix: string]

const units: Record<Locale, readonly Unit[]> = {
  en: [
    [1e12, 'T'],
    [1e9, 'B'],
    [1e6, 'M'],
    [1e3, 'K'],
  ],
  zh: [
    [1e12, '万亿'],
    [1e8, '亿'],
    [1e4, '万'],
  ],
}

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',')

const round = (value: number, digits: number): number => Number(value.toPrecision(digits))

const trimmed = (value: number): string => {
  const decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2
  return grouped(value.toFixed(decimals))
}

const scaled = (size: number, from: number, locale: Locale): string => {
  const three = round(size, 3)
  const unit = Math.round(size) < from ? undefined : units[locale].find(([least]) => three >= least)
  if (unit) return trimmed(three / unit[0]) + unit[1]
  if (size >= 100 || Number.isInteger(size)) return grouped(size.toFixed(0))
  return String(round(size, 3))
}

const signed = (value: number, text: string): string =>
  value < 0 && /[1-9]/.test(text) ? minus + text : text

/**
 * A number for reading: whole under 10,000, three significant digits from there and under 100.
 * 9,870 · 85.9K · 1.13M · 96.2; in Chinese 9,870 · 8.59万 · 113万 · 2.24亿. NULL is "no data".
 */
export const short = (value: number | null, locale: Locale = 'en'): string =>
  value === null || !Number.isFinite(value)
    ? noData(locale)
    : signed(value, scaled(Math.abs(value), 10_000, locale))

/** As `short`, but for narrow cells: one decimal of a thousand from 1,000 (5.8K). */
export const compact = (value: number | null, locale: Locale = 'en'): string => {
  if (value === null || !Number.isFinite(value)) return noData(locale)
  const size = Math.abs(value)
  if (locale === 'zh' || size < 999.5 || size >= 99_950) return short(value, locale)
  return signed(value, `${(size / 1000).toFixed(1)}K`)
}

/** Every digit of a count, or as many decimals as asked for: 68,940. */
export const exact = (value: number | null, decimals = 0, locale: Locale = 'en'): string =>
  value === null || !Number.isFinite(value)
    ? noData(locale)
    : signed(value, grouped(Math.abs(value).toFixed(decimals)))

/**
 * A decimal string with its thousands grouped and two decimals, never passing through a float:
 * '-1234567.5' is −1,234,567.50. Throws on what is no decimal.
 */
export const exactDecimal = (value: string | null, locale: Locale = 'en'): string => {
  if (value === null) return noData(locale)
  const parts = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(value)
  if (!parts) throw new Error(`not a decimal: ${value}`)
  const [, sign, whole = '0', fraction = ''] = parts
  const text = `${grouped(whole.replace(/^0+(?=\d)/, ''))}.${fraction.padEnd(2, '0')}`
  return sign === '-' && /[1-9]/.test(text) ? minus + text : text
}
