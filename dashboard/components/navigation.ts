import type { IconName } from '../marks/icons.tsx'
import type { Words } from '../state/say.ts'
import { words } from '../state/words.ts'

export interface Entry {
  page: string
  href: string
  icon: IconName
  words: Words
  /** What the keys that lead there say. */
  goWords: Words
  /** The second key after g. */
  key: string
  /** At the thumb on a phone; the others are under More there. */
  atThumb?: true
}

/** The pages there are, in groups as the rail shows them. */
export const NAVIGATION: readonly { head: Words; entries: readonly Entry[] }[] = [
  {
    head: words.see,
    entries: [
      {
        page: 'spending',
        href: '/spending',
        icon: 'spending',
        words: words.spending,
        goWords: words.goSpending,
        key: 's',
        atThumb: true,
      },
      {
        page: 'payments',
        href: '/payments',
        icon: 'payments',
        words: words.payments,
        goWords: words.goPayments,
        key: 'y',
      },
      {
        page: 'portfolio',
        href: '/portfolio',
        icon: 'portfolio',
        words: words.portfolio,
        goWords: words.goPortfolio,
        key: 'p',
        atThumb: true,
      },
    ],
  },
  {
    head: words.decide,
    entries: [
      {
        page: 'quota',
        href: '/quota',
        icon: 'quota',
        words: words.quota,
        goWords: words.goQuota,
        key: 'q',
        atThumb: true,
      },
    ],
  },
  {
    head: words.people,
    entries: [
      {
        page: 'customers',
        href: '/customers',
        icon: 'customers',
        words: words.customers,
        goWords: words.goCustomers,
        key: 'c',
        atThumb: true,
      },
    ],
  },
  {
    head: words.engine,
    entries: [
      {
        page: 'models',
        href: '/models',
        icon: 'models',
        words: words.models,
        goWords: words.goModels,
        key: 'm',
      },
    ],
  },
]

export const ENTRIES: readonly Entry[] = NAVIGATION.flatMap(({ entries }) => entries)
