import type { Period } from '../period.ts'
import { FUNDING, STATUS } from '../words.ts'
import type { Attempt } from './payments.ts'

/** What the purchases of a period take; `early`: up to the month end within it. */
export interface Spent {
  posted: number
  held: number
  saved: number
  earlyPosted: number
  earlyHeld: number
  /** Out of the class II account, all and what is of the new year. */
  paidOut: number
  paidOutNewYear: number
}

export function spentBy(made: readonly Attempt[], { monthEndDay, moment }: Period): Spent {
  const monthEnd = (monthEndDay + 1) * 86400
  const newYear = moment.newYearDay * 86400
  const sums = {
    posted: 0,
    held: 0,
    saved: 0,
    earlyPosted: 0,
    earlyHeld: 0,
    paidOut: 0,
    paidOutNewYear: 0,
  }
  for (const { sec, status, funding, cents } of made) {
    if (status === STATUS.declined) continue
    sums.paidOut += cents
    if (sec >= newYear) sums.paidOutNewYear += cents
    if (funding === FUNDING.savings) {
      sums.saved += cents
    } else if (status === STATUS.approved) {
      sums.held += cents
      if (sec < monthEnd) sums.earlyHeld += cents
    } else {
      sums.posted += cents
      if (sec < monthEnd) sums.earlyPosted += cents
    }
  }
  return sums
}
