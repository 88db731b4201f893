import { offline } from '../api/connection.ts'
import { lender } from '../api/lender.ts'
import { fullDate } from '../format/date.ts'
import type { PageKeys } from '../state/address.ts'
import { unknownKeys } from '../state/address.ts'
import { withoutFilters } from '../state/edit.ts'
import { address, go } from '../state/location.ts'
import { locale } from '../state/preference.ts'
import { say } from '../state/say.ts'
import { words } from '../state/words.ts'

/** What the reader must know before reading: no connection, an older run, keys without effect. */
export function Notices({ known }: { known: PageKeys }) {
  const unknown = unknownKeys(address.value, known)
  const run = lender.value?.latestRun
  const stale = run && lender.value && run.dataVersion !== lender.value.dataVersion
  return (
    <>
      {offline.value && (
        <p class="notice" data-tone="warn" role="status">
          {say(words.offline)}
        </p>
      )}
      {stale && (
        <p class="notice warn" data-tone="warn" role="status">
          {say(words.stale, { run: run.runId, day: fullDate(run.asOf, locale.value) })}
        </p>
      )}
      {unknown.length > 0 && (
        <p class="notice" role="status">
          {say(words.unknownKeys, { keys: unknown.join(', ') })}
          <button
            type="button"
            class="link"
            onClick={() => go(withoutFilters(address.value, unknown))}
          >
            {say(words.removeKeys)}
          </button>
        </p>
      )}
    </>
  )
}
