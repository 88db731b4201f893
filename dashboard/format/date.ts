import type { Locale } from './locale.ts'

/** An ISO date or instant, or a Date; all are read and written as UTC. */
export type Day = string | Date

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const weekdays = 'Sun Mon Tue Wed Thu Fri Sat'.split(' ')
const weekdaysZh = [...'日一二三四五六']

/** Midnight UTC of an ISO date, or the instant itself. Throws on what is neither. */
export function utc(day: Day): Date {
  const date =
    day instanceof Date
      ? day
      : new Date(
          day.length === 10
            ? `${day}T00:00:00Z`
            : /Z$|[+-]\d\d:?\d\d$/.test(day)
              ? day
              : `${day.replace(' ', 'T')}Z`,
        )
  if (Number.isNaN(date.getTime())) throw new Error(`not a date: ${String(day)}`)
  return date
}

/** YYYY-MM-DD. */
export const iso = (day: Day): string => utc(day).toISOString().slice(0, 10)

const parts = (day: Day) => {
  const date = utc(day)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth(),
    date: date.getUTCDate(),
    weekday: date.getUTCDay(),
  }
}

/** Oct | 10月. */
export const monthName = (day: Day, locale: Locale = 'en'): string =>
  locale === 'zh' ? `${parts(day).month + 1}月` : (months[parts(day).month] ?? '')

/** Oct 2017 | 2017年10月. */
export const monthYear = (day: Day, locale: Locale = 'en'): string =>
  locale === 'zh'
    ? `${parts(day).year}年${monthName(day, locale)}`
    : `${monthName(day)} ${parts(day).year}`

/** 31 Dec | 12月31日. */
export const dayMonth = (day: Day, locale: Locale = 'en'): string =>
  locale === 'zh'
    ? `${monthName(day, locale)}${parts(day).date}日`
    : `${parts(day).date} ${monthName(day)}`

/** 31 Dec 2017 | 2017年12月31日. */
export const fullDate = (day: Day, locale: Locale = 'en'): string =>
  locale === 'zh'
    ? `${parts(day).year}年${dayMonth(day, locale)}`
    : `${dayMonth(day)} ${parts(day).year}`

/** Mon | 周一. */
export const weekdayName = (weekday: number, locale: Locale = 'en'): string =>
  locale === 'zh' ? `周${weekdaysZh[weekday % 7]}` : (weekdays[weekday % 7] ?? '')

/** Tue 28 Nov 2017 | 2017年11月28日 周二. */
export const weekdayDate = (day: Day, locale: Locale = 'en'): string => {
  const name = weekdayName(parts(day).weekday, locale)
  return locale === 'zh' ? `${fullDate(day, locale)} ${name}` : `${name} ${fullDate(day)}`
}

/** 1 Oct – 31 Dec 2017 | 2017年10月1日至12月31日; both ends belong to it. */
export function dateRange(from: Day, to: Day, locale: Locale = 'en'): string {
  const sameYear = parts(from).year === parts(to).year
  if (locale === 'zh') {
    return `${fullDate(from, locale)}至${sameYear ? dayMonth(to, locale) : fullDate(to, locale)}`
  }
  return `${sameYear ? dayMonth(from) : fullDate(from)} – ${fullDate(to)}`
}

/** 31 Dec 23:58:31 | 12月31日 23:58:31: an instant, where the year stands elsewhere. */
export const instant = (day: Day, locale: Locale = 'en'): string =>
  `${dayMonth(day, locale)} ${utc(day).toISOString().slice(11, 19)}`
