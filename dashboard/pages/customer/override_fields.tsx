import { labelOf, namesOf } from '../../api/codes.ts'
import { currency } from '../../api/lender.ts'
import { fullDate } from '../../format/date.ts'
import { exactMoney } from '../../format/money.ts'
import { addDays } from '../../state/period.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { w } from './override_words.ts'
import type { Decision } from './query.ts'
import { quotaOrDeclined } from './quota_or_declined.ts'

/** What is asked for; an empty quota with `decline` is a refusal. */
export type Asked = { quota: string; decline: boolean; reason: string; note: string; until: string }

export const today = () => new Date().toISOString().slice(0, 10)

type FieldsProps = {
  decision: Decision
  asked: Asked
  change: (part: Partial<Asked>) => void
}

/** What is asked for, field by field. */
export function Fields({ decision, asked, change }: FieldsProps) {
  const day = fullDate(decision.decidedFor, locale.value)
  // A line is lowered, not declined.
  const declinable = decision.currentLimit === null && decision.quota !== null
  return (
    <>
      <p class="muted">{say(w.intro, { day, amount: quotaOrDeclined(decision.quota) })}</p>
      <label>
        {say(w.quota, { currency: currency.value })}
        <input
          class="field"
          inputMode="decimal"
          pattern="\d+(\.\d{1,2})?"
          required={!asked.decline}
          disabled={asked.decline}
          data-first
          autofocus
          value={asked.quota}
          onInput={(event) => change({ quota: event.currentTarget.value })}
        />
      </label>
      {declinable && (
        <label class="check">
          <input
            type="checkbox"
            checked={asked.decline}
            onInput={(event) => change({ decline: event.currentTarget.checked })}
          />
          {say(w.decline)}
        </label>
      )}
      <label>
        {say(w.reason)}
        <select
          class="field"
          required
          value={asked.reason}
          onInput={(event) => change({ reason: event.currentTarget.value })}
        >
          <option value="">{say(w.chooseReason)}</option>
          {namesOf('override_reason').map((name) => (
            <option key={name} value={name}>
              {labelOf('override_reason', name)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say(w.text)}
        <textarea
          class="field"
          rows={3}
          maxLength={1000}
          required
          value={asked.note}
          onInput={(event) => change({ note: event.currentTarget.value })}
        />
      </label>
      <label>
        {say(w.lastDay)}
        <input
          class="field"
          type="date"
          min={today()}
          max={addDays(today(), 366)}
          required
          value={asked.until}
          onInput={(event) => change({ until: event.currentTarget.value })}
        />
      </label>
    </>
  )
}

/** The same once more, as it will be sent. */
export function Sure({ decision, asked }: Omit<FieldsProps, 'change'>) {
  const after = asked.decline
    ? say(w.declined)
    : exactMoney(asked.quota, currency.value, locale.value)
  const day = fullDate(asked.until, locale.value)
  return (
    <>
      <p class="strong">{say(w.sure, { before: quotaOrDeclined(decision.quota), after, day })}</p>
      <p>
        {labelOf('override_reason', asked.reason)}: {asked.note}
      </p>
    </>
  )
}
