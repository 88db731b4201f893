import type { Setting } from '../../state/address.ts'
import { withSetting } from '../../state/edit.ts'
import { address, go } from '../../state/location.ts'
import type { Standing } from '../../state/standing.ts'

/** What every panel is told: as of which day, against which, and how that is called. */
export interface Scope extends Standing {
  /** "a month before"; null without a comparison. */
  versus: string | null
}

/** Puts a setting into the address. */
export const set = (key: Setting, value: string): void => go(withSetting(address.value, key, value))
