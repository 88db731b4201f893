import { z } from 'zod'
import { RiskError } from '../db/errors.ts'

/** The day as given, where it is one of the calendar, `YYYY-MM-DD`. Throws BAD_REQUEST naming it. */
export function checkAsOf(day: string): string {
  if (z.iso.date().safeParse(day).success) return day
  throw new RiskError('BAD_REQUEST', `as of: a day such as 2018-01-01 is expected: ${day}`)
}
