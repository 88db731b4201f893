import { lender } from '../api/lender.ts'
import { fullDate, instant } from '../format/date.ts'
import { locale } from '../state/preference.ts'
import { isMidnight, wallClock } from '../state/zone.ts'

/** An instant on the lender's clock; UTC until the lender is known. */
export const onClock = (at: string): string => wallClock(at, lender.value?.timeZone ?? 'UTC')

/** Whether a list of instants has clock times, or days only. */
export const hasTimes = (instants: readonly string[]): boolean =>
  instants.some((at) => !isMidnight(onClock(at)))

/** 31 Dec 23:58:31 on the lender's clock; where the list knows days only, 31 Dec 2017. */
export const paidAt = (at: string, timed: boolean): string =>
  timed ? instant(onClock(at), locale.value) : fullDate(onClock(at), locale.value)
