import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { client } from '../../api/client.ts'
import { failureOf } from '../../api/failure.ts'
import { Drawer } from '../../components/drawer.tsx'
import { addDays } from '../../state/period.ts'
import { say } from '../../state/say.ts'
import { type Asked, Fields, Sure, today } from './override_fields.tsx'
import { w } from './override_words.ts'
import { type Decision, ProposeMutation } from './query.ts'

const USUAL_DAYS = 90

type Props = {
  decision: Decision
  /** A proposal waits for a second person: until it is judged there is no other. */
  waits: boolean
}

/** The button, the form that it opens over the sheet, and that it was sent. */
export function ProposeOverride({ decision, waits }: Props) {
  const [open, setOpen] = useState(false)
  const [sent, setSent] = useState<number | null>(null)
  return (
    <>
      <span role="status" class="good">
        {sent !== null && waits && `✓ ${say(w.sent, { id: sent })}`}
      </span>
      {!waits && (
        <button type="button" class="button" data-kind="primary" onClick={() => setOpen(true)}>
          {say(w.propose)}
        </button>
      )}
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
