import { currency } from '../../api/lender.ts'
import { noData } from '../../format/locale.ts'
import { shortMoney } from '../../format/money.ts'
import { short } from '../../format/number.ts'
import { percent } from '../../format/share.ts'
import { locale } from '../../state/preference.ts'

const units: Record<string, readonly [en: string, zh: string]> = {
  days: ['days', '天'],
  months: ['months', '个月'],
  years: ['years', '岁'],
}

/** The value of a feature as a reader knows it: ¥7,200, 92%, 21 months; "no data" where it is not known. */
export function factText(value: string | null, unit: string): string {
  if (value === null || value === '') return noData(locale.value)
  const number = Number(value)
  if (Number.isNaN(number)) return value
  if (unit === 'currency') return shortMoney(number, currency.value, locale.value)
  if (unit === 'ratio') return percent(number, Math.abs(number) < 0.1 ? 1 : 0, locale.value)
  const words = units[unit]
  if (!words) return short(number, locale.value)
  const [en, zh] = words
  const text = short(Math.round(number), locale.value)
  return locale.value === 'zh' ? `${text} ${zh}` : `${text} ${number === 1 ? en.slice(0, -1) : en}`
}
