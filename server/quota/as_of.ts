import { z } from 'zod'
import { RiskError } from '../db/errors.ts'

/** The day as given, where it is one of the calendar, `YYYY-MM-DD`. Throws BAD_REQUEST naming it and `what` it is. */
export function checkAsOf(day: string, what = 'as of'): string {
  if (z.iso.date().safeParse(day).success) return day
  throw new RiskError('BAD_REQUEST', `${what}: a day such as 2018-01-01 is expected: ${day}`)
}
