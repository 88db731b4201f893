import { RiskError } from '../../db/errors.ts'
import { codeOf, type Domain, VOCABULARIES, type Word } from '../../ledger/codes.ts'
import { checkAsOf } from '../as_of.ts'

const MOST_TEXT = 1000

/** The longest that an override holds, in days: its facts are too old then. */
const LONGEST_DAYS = 366

/** The word of a vocabulary that was given as `what`. Throws BAD_REQUEST naming those there are. */
function wordGiven<D extends Domain>(domain: D, what: string, given: string): Word<D> {
  const names: readonly string[] = VOCABULARIES[domain].map(({ name }) => name)
  if (names.includes(given)) return given as Word<D>
  throw new RiskError('BAD_REQUEST', `${what}: one of ${names.join(', ')} is expected: ${given}`)
}

/** A reason. Throws BAD_REQUEST naming those there are. */
export const checkReason = (reason: string): Word<'override_reason'> =>
  wordGiven('override_reason', 'reason', reason)

/** What somebody wrote, trimmed. Throws BAD_REQUEST where it is empty or too long. */
export function checkNote(note: string): string {
  const text = note.trim()
  if (text === '') throw new RiskError('BAD_REQUEST', 'note: it is empty; say why')
  if (text.length > MOST_TEXT)
    throw new RiskError(
      'BAD_REQUEST',
      `note: at most ${MOST_TEXT} characters are kept, not ${text.length}`,
    )
  return text
}

/** The last day of an override, today at the earliest. Throws BAD_REQUEST. */
export function checkUntil(until: string, today: string): string {
  const day = checkAsOf(until, 'until')
  const days = (Date.parse(day) - Date.parse(today)) / 86_400_000
  if (days < 0) throw new RiskError('BAD_REQUEST', `until: ${day} is before today, ${today}`)
  if (days > LONGEST_DAYS)
    throw new RiskError(
      'BAD_REQUEST',
      `until: an override holds at most ${LONGEST_DAYS} days from today, ${today}: ${day}`,
    )
  return day
}

/** The code of a state. Throws BAD_REQUEST naming those there are. */
export const stateCode = (state: string): number =>
  codeOf('override_state', wordGiven('override_state', 'state', state))
