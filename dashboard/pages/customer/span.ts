import { addDays, addMonths, type Period } from '../../state/period.ts'

export type Span = '6m' | '12m' | '24m' | 'all'

export const spanMonths = { '6m': 6, '12m': 12, '24m': 24 } as const

export const spanOf = (setting: string | undefined): Span =>
  setting === '6m' || setting === '12m' || setting === 'all' ? setting : '24m'

/** The day an address asks for; undefined where it asks for none, or for what is no day. */
export const dayOf = (setting: string | undefined): string | undefined =>
  setting !== undefined && /^\d{4}-\d\d-\d\d$/.test(setting) && !Number.isNaN(Date.parse(setting))
    ? setting
    : undefined

/** The days a span covers up to a day, never before the data begin. */
export function spanPeriod(span: Span, asOf: string, firstDay: string): Period {
  if (span === 'all') return { from: firstDay, to: asOf }
  const from = addDays(addMonths(asOf, -spanMonths[span]), 1)
  return { from: from > firstDay ? from : firstDay, to: asOf }
}

/** The first day of a customer's picture: that of the data, or the day they came where it is later. */
export function firstDayOf(firstDay: string, came: readonly (string | null)[]): string {
  const known = came.filter((day) => day !== null).sort()
  const first = known[0] ?? firstDay
  return first > firstDay ? first : firstDay
}

/**
 * The last day of a customer's picture: that of the data, or the last one anything is known of where
 * that is more than two months before. A run's day belongs to the picture where it is near.
 */
export function lastDayOf(lastDay: string, seen: readonly string[], run: string | null): string {
  const last = seen.reduce((a, b) => (a > b ? a : b), '')
  if (last && addMonths(last, 2) < lastDay) return run && run > last && run < lastDay ? run : last
  return run && run > lastDay ? run : lastDay
}
