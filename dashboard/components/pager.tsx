import type { ComponentChildren } from 'preact'
import { exact } from '../format/number.ts'
import type { Address } from '../state/address.ts'
import { address, go } from '../state/location.ts'
import { locale } from '../state/preference.ts'
import { say } from '../state/say.ts'
import { words } from '../state/words.ts'
import { firstPage, type Place, pageAfter, pageBefore } from './paging.ts'

type Props = {
  place: Place
  shown: number
  /** Rows of a full page. */
  size: number
  total: number
  /** Cursor of the last row, where more follow. */
  next: string | null
  children?: ComponentChildren
}

/** Which rows of how many are shown, and the way to the others. */
export function Pager({ place, shown, size, total, next, children }: Props) {
  const from = place.before + 1
  const to = place.before + shown
  const previous = pageBefore(address.value, place, size)
  const count = (n: number) => exact(n, 0, locale.value)
  return (
    <div class="panel-foot">
      <span>
        {shown === 0
          ? say(words.noRows)
          : say(words.rowsOf, { from: count(from), to: count(to), total: count(total) })}
        {place.before > size && <Page name={say(words.firstRows)} to={firstPage(address.value)} />}
        {previous && <Page name={say(words.previousRows)} to={previous} />}
        {next !== null && (
          <Page name={say(words.nextRows)} to={pageAfter(address.value, place, shown, next)} />
        )}
      </span>
      {children && <span class="not-phone">{children}</span>}
    </div>
  )
}

function Page({ name, to }: { name: string; to: Address }) {
  return (
    <button type="button" class="link pager" onClick={() => go(to)}>
      {name}
    </button>
  )
}
