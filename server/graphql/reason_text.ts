import type { Feature, Told, Unit } from '../features/feature.ts'
import { type Locale, shown, told } from './told.ts'

/** An amount with the sign of its currency: ¥212.40, NT$1,234. */
function amount(value: number, currency: string): string {
  // English would write CN¥ for the yuan, which no reader of either language expects.
  const format = new Intl.NumberFormat('zh-CN', {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  })
  return format.format(value).replace('-', '\u2212')
}

function read(value: number, unit: Unit, locale: Locale, currency: string): string {
  if (unit === 'currency') return amount(value, currency)
  if (unit === 'count' && value === 0 && locale === 'en') return 'no'
  return shown(value, unit, locale).replace('-', '\u2212')
}

/** What stands for the parts of a sentence about a number. */
const meaningOf =
  (value: number, unit: Unit, locale: Locale, currency: string) =>
  (part: string): string => {
    if (part === 'value') return read(value, unit, locale, currency)
    if (part === 'size') return read(Math.abs(value), unit, locale, currency)
    if (part === 'percent') return shown(Math.abs(value), 'ratio', locale)
    const [one = '', many = ''] = part.split('|')
    return Math.abs(value) === 1 ? one : many
  }

/** The sentence in which a customer reads what a feature's value was, in a language. */
export function reasonText(
  feature: Feature,
  value: number | string | null,
  locale: Locale,
  currency: string,
): string {
  if (value === null) return feature.unknown[locale]
  const sentences: (number: number) => Told =
    typeof feature.reason === 'function' ? feature.reason : () => feature.reason as Told
  if (typeof value === 'string')
    return told(sentences(Number.NaN)[locale], () => value.replaceAll('_', ' '))
  return told(sentences(value)[locale], meaningOf(value, feature.unit, locale, currency))
}
