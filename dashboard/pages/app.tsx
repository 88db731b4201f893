import { useEffect, useState } from 'preact/hooks'
import { CodesQuery, codes } from '../api/codes.ts'
import { LenderQuery, lender } from '../api/lender.ts'
import { useQuery } from '../api/use_query.ts'
import { Drawer } from '../components/drawer.tsx'
import { Failed } from '../components/failed.tsx'
import { Finder } from '../components/finder.tsx'
import { KeyList } from '../components/key_list.tsx'
import { ENTRIES } from '../components/navigation.ts'
import { Preferences } from '../components/preferences.tsx'
import { Rail, Tabs } from '../components/rail.tsx'
import { RunStatus } from '../components/run_status.tsx'
import { parseAddress } from '../state/address.ts'
import { bindKeys } from '../state/keys.ts'
import { address, go } from '../state/location.ts'
import { say } from '../state/say.ts'
import { words } from '../state/words.ts'
import { Page } from './page.tsx'

type Over = 'finder' | 'keys' | 'more' | null

/** The dashboard: the way about, the page of the address, and what lies over it. */
export function App() {
  const [over, setOver] = useState<Over>(null)
  const about = useQuery(LenderQuery, {})
  const vocabulary = useQuery(CodesQuery, {})
  const close = () => setOver(null)

  useEffect(() => {
    lender.value = about.data?.lender ?? null
  }, [about.data])
  useEffect(() => {
    if (vocabulary.data) codes.value = vocabulary.data
  }, [vocabulary.data])
  useEffect(() => {
    if (address.value.page === '') go(parseAddress('/spending'), 'replace')
  })
  useEffect(
    () =>
      bindKeys([
        { keys: 'Ctrl K', words: words.openFinder, act: () => setOver('finder') },
        { keys: '?', words: words.openKeys, act: () => setOver('keys') },
        ...ENTRIES.map((entry) => ({
          keys: `g ${entry.key}`,
          words: entry.goWords,
          act: () => go(parseAddress(entry.href)),
        })),
      ]),
    [],
  )

  const newest = about.data?.runs.edges[0]?.node
  const going =
    newest && ['running', 'started', 'pending'].includes(newest.status) ? newest.runId : null
  const failure = about.failure ?? vocabulary.failure
  const ready = lender.value !== null && codes.value !== null
  return (
    <>
      <a class="skip-link" href="#sheet">
        {say(words.skip)}
      </a>
      <div class="app">
        <Rail going={going} openFinder={() => setOver('finder')} openMore={() => setOver('more')} />
        <main class="sheet" id="sheet" tabIndex={-1}>
          {ready ? (
            <Page />
          ) : failure ? (
            <Failed what={say(words.tallystick)} failure={failure} retry={about.retry} />
          ) : about.data && about.data.lender === null ? (
            <div class="empty" role="status">
              <span class="strong">{say(words.emptyStore)}</span>
              {say(words.emptyStoreHelp)}
            </div>
          ) : null}
        </main>
      </div>
      <Tabs openMore={() => setOver('more')} />
      {over === 'finder' && <Finder close={close} />}
      {over === 'keys' && <KeyList close={close} />}
      {over === 'more' && (
        <Drawer title={say(words.more)} close={close}>
          <div class="more">
            {ENTRIES.filter(({ atThumb }) => !atThumb).map((entry) => (
              <a key={entry.page} class="link" href={entry.href} onClick={() => setOver(null)}>
                {say(entry.words)}
              </a>
            ))}
            <button type="button" class="button" onClick={() => setOver('finder')}>
              {say(words.find)}
            </button>
            <div class="rail-foot">
              <RunStatus going={going} />
              <Preferences />
            </div>
            <button type="button" class="link" onClick={() => setOver('keys')}>
              {say(words.openKeys)}
            </button>
          </div>
        </Drawer>
      )}
    </>
  )
}
