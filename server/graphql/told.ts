import type { Unit } from '../features/feature.ts'

export type Locale = 'en' | 'zh'

const COUNTED: Partial<Record<Unit, { en: [one: string, many: string]; zh: string }>> = {
  days: { en: ['day', 'days'], zh: ' 天' },
  months: { en: ['month', 'months'], zh: ' 个月' },
  years: { en: ['year', 'years'], zh: ' 年' },
}

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 })
const percent = new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 1 })

/** A number or word as people read it, with its unit; what is not known is said to be so. */
export function shown(
  value: number | string | null | undefined,
  unit: string | null,
  locale: Locale,
): string {
  if (value === null || value === undefined) return locale === 'zh' ? '未知' : 'not known'
  if (typeof value === 'string') return value
  if (unit === 'ratio') return percent.format(value)
  const words = COUNTED[unit as Unit]
  const text = grouped.format(value)
  if (!words) return text
  if (locale === 'zh') return text + words.zh
  return `${text} ${value === 1 ? words.en[0] : words.en[1]}`
}

/** A decimal string with thousands apart, without places that are zero. */
export function shownMoney(amount: string): string {
  const [whole = '0', places = ''] = amount.split('.')
  const apart = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return Number(places) === 0 ? apart : `${apart}.${places}`
}

/** A template with what its names in braces stand for. */
export function told(template: string, meaning: (name: string) => string): string {
  return template.replace(/\{([^{}]+)\}/g, (_all, name: string) => meaning(name))
}
