import { currency } from '../../api/lender.ts'
import { noData } from '../../format/locale.ts'
import { shortMoney } from '../../format/money.ts'
import { short } from '../../format/number.ts'
import { locale } from '../../state/preference.ts'
import { statusText } from './status_text.ts'

const counted: Record<string, string> = {
  day: ' 天',
  days: ' 天',
  month: ' 个月',
  months: ' 个月',
  year: ' 年',
  years: ' 年',
}

/**
 * A feature's value, as the server wrote it in English, in the reader's way: money with its sign and
 * three digits, counts and repayment statuses in the reader's language; "no data" where it is not known.
 */
export function factText(value: string | null, unit: string): string {
  if (value === null) return noData(locale.value)
  const number = Number(value.replaceAll(',', ''))
  if (unit === 'status' && !Number.isNaN(number)) return statusText(number)
  if (!Number.isNaN(number))
    return unit === 'currency'
      ? shortMoney(number, currency.value, locale.value)
      : short(number, locale.value)
  const [, digits, unitWord = ''] = /^([\d.,-]+) (\w+)$/.exec(value) ?? []
  const words = counted[unitWord]
  return locale.value === 'zh' && digits && words ? digits + words : value
}
