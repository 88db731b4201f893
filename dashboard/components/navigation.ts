import type { IconName } from '../marks/icons.tsx'
import type { Words } from '../state/say.ts'
import { words } from '../state/words.ts'

export interface Entry {
  page: string
  href: string
  icon: IconName
  words: Words
  /** The second key after g. */
  key: string
}

/** The pages there are, in groups as the rail shows them. */
export const NAVIGATION: readonly { head: Words; entries: readonly Entry[] }[] = [
  {
    head: words.see,
    entries: [
      { page: 'spending', href: '/spending', icon: 'spending', words: words.spending, key: 's' },
    ],
  },
  {
    head: words.decide,
    entries: [{ page: 'quota', href: '/quota', icon: 'quota', words: words.quota, key: 'q' }],
  },
  {
    head: words.people,
    entries: [
      {
        page: 'customers',
        href: '/customers',
        icon: 'customers',
        words: words.customers,
        key: 'c',
      },
    ],
  },
]

export const ENTRIES: readonly Entry[] = NAVIGATION.flatMap(({ entries }) => entries)
