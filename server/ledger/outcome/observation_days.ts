import { z } from 'zod'
import { RiskError } from '../../db/errors.ts'
import { MOST_DAYS, type OutcomeDefinition } from './definition.ts'
import { monthsText } from './months_text.ts'

/** First and last day as of which outcomes can be told, and the first that was not observed any more. */
export interface ObservationSpan {
  first: string
  last: string
  until: string
}

const EVERY_MONTHS = 3

/**
 * The days of `2016-07-01,2016-10-01`, or of `2016-01-01..2017-01-01` every so many months (3).
 * Throws BAD_REQUEST for what is no day, a range that does not rise, and too many days.
 */
export function parseAsOf(text: string, every?: number): string[] {
  const [from, to, ...more] = text.split('..').map((part) => part.trim())
  if (to !== undefined && more.length === 0)
    return forwards(dayOf(from!), dayOf(to), every ?? EVERY_MONTHS)
  if (every !== undefined)
    throw new RiskError('BAD_REQUEST', `every: a range FROM..TO is expected with it: ${text}`)
  return inOrder(text.split(',').map((part) => dayOf(part.trim())))
}

/**
 * As of which days facilities are observed, rising: those asked for, else as the definition says. Throws
 * NOT_READY for a day whose window is not over, and where no day has one that is.
 */
export function observationDays(
  definition: OutcomeDefinition,
  span: ObservationSpan | undefined,
  asked?: readonly string[],
): string[] {
  const { observe, window_months: window } = definition
  if (!span)
    throw new RiskError('NOT_READY', 'no outcomes can be told: there are no lines, or no payments')
  const given = asked ?? observe.days
  const days = given
    ? inOrder(given.map(dayOf))
    : observe.from === undefined
      ? backwards(span.first, earlier(observe.to ?? span.last, span.last), observe.every_months)
      : forwards(observe.from, observe.to ?? span.last, observe.every_months ?? EVERY_MONTHS)
  const open = days.find((one) => monthsAfter(one, window) > span.until)
  if (open !== undefined)
    throw new RiskError(
      'NOT_READY',
      `as-of ${open}: its window of ${monthsText(window)} is not over where observation ends, on ${span.until}; the last month begins ${span.last}`,
    )
  return days
}

function forwards(from: string, to: string, every: number): string[] {
  if (to < from) throw new RiskError('BAD_REQUEST', `as-of: does not rise: ${from}..${to}`)
  const days: string[] = []
  for (let next = from; next <= to; next = monthsAfter(from, days.length * every)) {
    days.push(next)
    if (days.length > MOST_DAYS) break
  }
  return inOrder(days)
}

/** The newest ones, where there are too many. */
function backwards(first: string, last: string, every = EVERY_MONTHS): string[] {
  const days: string[] = []
  for (let next = last; next >= first && days.length < MOST_DAYS; )
    next = monthsAfter(last, -every * days.push(next))
  return days.reverse()
}

function inOrder(days: readonly string[]): string[] {
  const rising = [...new Set(days)].sort()
  if (rising.length > MOST_DAYS)
    throw new RiskError('BAD_REQUEST', `as-of: at most ${MOST_DAYS} days: ${rising.length} or more`)
  return rising
}

function dayOf(text: string): string {
  if (z.iso.date().safeParse(text).success) return text
  throw new RiskError('BAD_REQUEST', `as-of: days such as 2016-07-01 are expected: ${text}`)
}

const earlier = (a: string, b: string) => (a < b ? a : b)

/** So many months later, on the last day of the month where it has no such day. */
function monthsAfter(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last)))
    .toISOString()
    .slice(0, 10)
}
