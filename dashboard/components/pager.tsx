import type { ComponentChildren } from 'preact'
import { exact } from '../format/number.ts'
import { address, go } from '../state/location.ts'
import { locale } from '../state/preference.ts'
import { say } from '../state/say.ts'
import { words } from '../state/words.ts'
import { firstPage, type Place, pageAfter } from './paging.ts'

type Props = {
  place: Place
  shown: number
  total: number
  /** Cursor of the last row, where more follow. */
  next: string | null
  children?: ComponentChildren
}

/** Which rows of how many are shown, and the way to the others. */
export function Pager({ place, shown, total, next, children }: Props) {
  const from = place.before + 1
  const to = place.before + shown
  const count = (n: number) => exact(n, 0, locale.value)
  return (
    <div class="panel-foot">
      <span>
        {shown === 0
          ? say(words.noRows)
          : say(words.rowsOf, { from: count(from), to: count(to), total: count(total) })}
        {place.after !== null && (
          <button type="button" class="link pager" onClick={() => go(firstPage(address.value))}>
            {say(words.firstRows)}
          </button>
        )}
        {next !== null && (
          <button
            type="button"
            class="link pager"
            onClick={() => go(pageAfter(address.value, to, next))}
          >
            {say(words.nextRows)}
          </button>
        )}
      </span>
      {children && <span class="not-phone">{children}</span>}
    </div>
  )
}
