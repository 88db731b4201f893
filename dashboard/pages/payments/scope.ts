import { parseAddress, type Setting } from '../../state/address.ts'
import { withFilter, withSetting } from '../../state/edit.ts'
import { emptyFilter } from '../../state/filter.ts'
import { address, go } from '../../state/location.ts'
import { addDays, addMonths } from '../../state/period.ts'
import type { Standing } from '../../state/standing.ts'

/** What every panel is told: as of which day, against which, and over how many days. */
export interface Scope extends Standing {
  /** "a month before"; null without a comparison. */
  versus: string | null
  /** The window of what is counted over days. */
  days: number
}

/** Puts a setting into the address. */
export const set = (key: Setting, value: string): void => go(withSetting(address.value, key, value))

/** Puts one value of a field into the address; null lifts it. */
export const choose = (field: string, value: string | null): void =>
  go(
    withFilter(
      address.value,
      field,
      value === null ? emptyFilter : { ...emptyFilter, in: [value] },
    ),
  )

/** Opens the payments of a month, or of the window, that have a field's value. */
export const openMonth = (month: string): void =>
  go(parseAddress(`/spending?paid=${month}..${addDays(addMonths(month, 1), -1)}`))

export const openWindow = ({ day, days }: Scope, field: string, value: string): void =>
  go(
    parseAddress(
      `/spending?paid=${addDays(day, 1 - days)}..${day}&${field}=${encodeURIComponent(value)}`,
    ),
  )
