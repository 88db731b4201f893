import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { client } from '../../api/client.ts'
import { labelOf, namesOf } from '../../api/codes.ts'
import { toNumber } from '../../api/decimal.ts'
import { failureOf } from '../../api/failure.ts'
import { currency } from '../../api/lender.ts'
import { Drawer } from '../../components/drawer.tsx'
import { fullDate } from '../../format/date.ts'
import { exactMoney, wholeMoney } from '../../format/money.ts'
import { addDays } from '../../state/period.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { w } from './override_words.ts'
import { type Decision, ProposeMutation } from './query.ts'

const USUAL_DAYS = 90

/** What is asked for; an empty quota with `decline` is a refusal. */
type Asked = { quota: string; decline: boolean; reason: string; note: string; until: string }

const today = () => new Date().toISOString().slice(0, 10)

/** The button, and the form that it opens over the sheet. */
export function ProposeOverride({ decision }: { decision: Decision }) {
  const [open, setOpen] = useState(false)
  const [sent, setSent] = useState<number | null>(null)
  return (
    <>
      {sent !== null && (
        <span role="status" class="good">
          ✓ {say(w.sent, { id: sent })}
        </span>
      )}
      <button type="button" class="button" data-kind="primary" onClick={() => setOpen(true)}>
        {say(w.propose)}
      </button>
      {open && (
        <Drawer title={say(w.propose)} close={() => setOpen(false)}>
          <Form
            decision={decision}
            onSent={(id) => {
              setSent(id)
              setOpen(false)
            }}
          />
        </Drawer>
      )}
    </>
  )
}

const decided = ({ quota }: Decision): string =>
  quota === null ? say(w.declined) : wholeMoney(toNumber(quota), currency.value, locale.value)

/** First what is asked for, then once more before it is sent; what the server refuses is said. */
function Form({ decision, onSent }: { decision: Decision; onSent: (id: number) => void }) {
  const [asked, setAsked] = useState<Asked>({
    ...{ quota: '', decline: false, reason: '', note: '' },
    until: addDays(today(), USUAL_DAYS),
  })
  const [step, setStep] = useState<'fill' | 'sure' | 'sending'>('fill')
  const [refused, setRefused] = useState<string | null>(null)
  const form = useRef<HTMLFormElement>(null)
  // What had the focus has gone with its step.
  useLayoutEffect(() => {
    form.current?.querySelector<HTMLElement>('[data-first]')?.focus()
  }, [step])
  const send = async () => {
    setStep('sending')
    const { decline, quota, ...rest } = asked
    const variables = { decision: decision.id, quota: decline ? null : quota, ...rest }
    // What the page knows of overrides and of what stands is asked again.
    const fresh = { additionalTypenames: ['StandingQuota', 'Override'] }
    const { data, error } = await client.mutation(ProposeMutation, variables, fresh).toPromise()
    if (data) return onSent(data.proposeOverride.overrideId)
    const { message, code } = error ? failureOf(error) : { message: '', code: 'INTERNAL' }
    setRefused(`${message} (${code})`)
    setStep('fill')
  }
  return (
    <form
      class="form"
      ref={form}
      onSubmit={(event) => {
        event.preventDefault()
        setRefused(null)
        if (step === 'fill') setStep('sure')
        else if (step === 'sure') void send()
      }}
    >
      {step === 'fill' ? (
        <Fields
          decision={decision}
          asked={asked}
          change={(part) => setAsked({ ...asked, ...part })}
        />
      ) : (
        <Sure decision={decision} asked={asked} />
      )}
      {refused && (
        <p role="alert" class="bad">
          ◆ {refused}
        </p>
      )}
      <div class="actions">
        {step === 'fill' ? (
          <button type="submit" class="button" data-kind="primary">
            {say(w.review)}
          </button>
        ) : (
          <>
            <button
              type="submit"
              class="button"
              data-kind="primary"
              data-first
              disabled={step === 'sending'}
            >
              {say(step === 'sending' ? w.sending : w.propose)}
            </button>
            <button type="button" class="button" onClick={() => setStep('fill')}>
              {say(w.back)}
            </button>
          </>
        )}
      </div>
    </form>
  )
}

type FieldsProps = {
  decision: Decision
  asked: Asked
  change: (part: Partial<Asked>) => void
}

function Fields({ decision, asked, change }: FieldsProps) {
  const day = fullDate(decision.decidedFor, locale.value)
  // A line is lowered, not declined.
  const declinable = decision.currentLimit === null && decision.quota !== null
  return (
    <>
      <p class="muted">{say(w.intro, { day, amount: decided(decision) })}</p>
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

function Sure({ decision, asked }: Omit<FieldsProps, 'change'>) {
  const after = asked.decline
    ? say(w.declined)
    : exactMoney(asked.quota, currency.value, locale.value)
  const day = fullDate(asked.until, locale.value)
  return (
    <>
      <p class="strong">{say(w.sure, { before: decided(decision), after, day })}</p>
      <p>
        {labelOf('override_reason', asked.reason)}: {asked.note}
      </p>
    </>
  )
}
