import { iso, utc } from '../format/date.ts'

/** Days from the first to the last, both included; ISO dates. */
export interface Period {
  from: string
  to: string
}

const dayLength = 86_400_000

/** The day n days after an ISO date (before it where n is negative). */
export const addDays = (day: string, n: number): string =>
  iso(new Date(utc(day).getTime() + n * dayLength))

/** The same day n months later, or the last day of that month where it has no such day. */
export function addMonths(day: string, n: number): string {
  const from = utc(day)
  const target = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + n, 1))
  const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0))
  target.setUTCDate(Math.min(from.getUTCDate(), last.getUTCDate()))
  return iso(target)
}

/** Number of days of a period; both ends count. */
export const lengthOf = ({ from, to }: Period): number =>
  Math.round((utc(to).getTime() - utc(from).getTime()) / dayLength) + 1

/** The last n days up to and including a day. */
export const lastDays = (to: string, n: number): Period => ({ from: addDays(to, 1 - n), to })

export type Comparison = 'prev' | 'yoy' | 'none'

export const comparisonOf = (setting: string | undefined): Comparison =>
  setting === 'yoy' || setting === 'none' ? setting : 'prev'

/** What a period is compared with: as many days just before it, or the same days a year earlier. */
export function comparedWith(period: Period, comparison: Comparison): Period | null {
  if (comparison === 'none') return null
  if (comparison === 'yoy') return shiftYear(period)
  const to = addDays(period.from, -1)
  return lastDays(to, lengthOf(period))
}

const shiftYear = (period: Period): Period => {
  const from = addMonths(period.from, -12)
  return { from, to: addDays(from, lengthOf(period) - 1) }
}

/** First days of the weeks (Monday) or months, or the days themselves, that a period touches. */
export function stepsOf({ from, to }: Period, grain: Grain): string[] {
  const steps: string[] = []
  for (let day = startOf(from, grain); day <= to; day = nextStep(day, grain)) steps.push(day)
  return steps
}

export type Grain = 'day' | 'week' | 'month'

export const grainOf = (setting: string | undefined, period: Period): Grain => {
  if (setting === 'day' || setting === 'week' || setting === 'month') return setting
  const days = lengthOf(period)
  return days <= 186 ? 'day' : days <= 1100 ? 'week' : 'month'
}

/** First day of the week or month that a day belongs to. */
export function startOf(day: string, grain: Grain): string {
  if (grain === 'day') return day
  if (grain === 'month') return `${day.slice(0, 8)}01`
  return addDays(day, -((utc(day).getUTCDay() + 6) % 7))
}

export const nextStep = (day: string, grain: Grain): string =>
  grain === 'month' ? addMonths(day, 1) : addDays(day, grain === 'week' ? 7 : 1)

export type Span = 'month' | 'quarter' | 'year' | null

/** The calendar month, quarter or year that a period is exactly, or null. */
export function spanOf({ from, to }: Period): Span {
  if (!from.endsWith('-01')) return null
  const month = Number(from.slice(5, 7))
  const ends = (months: number) => addDays(addMonths(from, months), -1) === to
  if (ends(1)) return 'month'
  if (ends(3) && month % 3 === 1) return 'quarter'
  return ends(12) && month === 1 ? 'year' : null
}
