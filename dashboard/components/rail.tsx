import { Brand, Icon } from '../marks/icons.tsx'
import { address } from '../state/location.ts'
import { say } from '../state/say.ts'
import { words } from '../state/words.ts'
import { ENTRIES, NAVIGATION } from './navigation.ts'
import { Preferences } from './preferences.tsx'
import { RunStatus } from './run_status.tsx'

const currentOf = (page: string) =>
  address.value.page === page ? ({ 'aria-current': 'page' } as const) : {}

type Props = { going: number | null; openFinder: () => void; openMore: () => void }

/** The way about, on the left: names where there is room, icons where there is less. */
export function Rail({ going, openFinder, openMore }: Props) {
  return (
    <nav class="rail not-phone" aria-label={say(words.mainNavigation)}>
      <a class="brand" href="/spending">
        <Brand />
        <span>{say(words.tallystick)}</span>
      </a>
      <button type="button" class="finder" onClick={openFinder}>
        {say(words.find)} <kbd>Ctrl K</kbd>
      </button>
      {NAVIGATION.map(({ head, entries }) => (
        <div key={head[0]}>
          <h2>{say(head)}</h2>
          {entries.map((entry) => (
            <a
              key={entry.page}
              class="rail-link"
              href={entry.href}
              title={say(entry.words)}
              {...currentOf(entry.page)}
            >
              <Icon name={entry.icon} />
              {say(entry.words)}
            </a>
          ))}
        </div>
      ))}
      <button type="button" class="rail-link rail-more" onClick={openMore} title={say(words.more)}>
        <Icon name="more" />
        {say(words.more)}
      </button>
      <div class="rail-foot">
        <RunStatus going={going} />
        <Preferences />
      </div>
    </nav>
  )
}

/** The way about on a phone, at the thumb. */
export function Tabs({ openMore }: { openMore: () => void }) {
  return (
    <nav class="tabs" aria-label={say(words.mainNavigation)}>
      {ENTRIES.filter(({ atThumb }) => atThumb).map((entry) => (
        <a key={entry.page} href={entry.href} {...currentOf(entry.page)}>
          <Icon name={entry.icon} />
          {say(entry.words)}
        </a>
      ))}
      <button type="button" onClick={openMore}>
        <Icon name="more" />
        {say(words.more)}
      </button>
    </nav>
  )
}
