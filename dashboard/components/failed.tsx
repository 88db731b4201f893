import type { Failure } from '../api/failure.ts'
import { say } from '../state/say.ts'
import { words } from '../state/words.ts'

/** What failed, its code, and a way to ask again. */
export function Failed({
  what,
  failure,
  retry,
}: {
  what: string
  failure: Failure
  retry: () => void
}) {
  return (
    <div class="empty" role="alert">
      <span class="strong">{say(words.failed, { what })}</span>
      <span>{failure.offline ? say(words.serverSilent) : failure.message}</span>
      <span>
        <code>{failure.code}</code>{' '}
        <button type="button" class="button" onClick={retry}>
          {say(words.retry)}
        </button>
      </span>
    </div>
  )
}
