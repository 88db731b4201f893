import type { PageKeys } from '../../state/address.ts'
import { w } from './words.ts'

/** `days`: the window of what is counted over days; `channel`: whose declines, whose contribution. */
export const KEYS: PageKeys = {
  fields: ['days', 'channel', 'campaign'],
  defaults: { vs: 'prev', by: 'share', m: 'count' },
}

export const SECTIONS = [
  { id: 'channels', words: w.channels },
  { id: 'credit', words: w.credit },
  { id: 'declines', words: w.declines },
  { id: 'places', words: w.places },
  { id: 'campaigns', words: w.campaigns },
  { id: 'contribution', words: w.contributionTab },
] as const

export const WINDOWS = [30, 90, 365] as const
