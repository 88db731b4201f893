import { useState } from 'preact/hooks'
import { client } from '../../api/client.ts'
import { labelOf } from '../../api/codes.ts'
import { toNumber } from '../../api/decimal.ts'
import { failureOf } from '../../api/failure.ts'
import { currency } from '../../api/lender.ts'
import { monthYear } from '../../format/date.ts'
import { shortMoney } from '../../format/money.ts'
import { lengthOf } from '../../state/period.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { ProposeOverride } from './propose_override.tsx'
import { type Customer, type Decision, ReplayQuery } from './query.ts'
import { type Held, stateOn } from './standing.ts'
import { statedWord } from './stated_word.ts'
import { w } from './words.ts'

/** Facts about the customer in one line; what the lender does not know is not said. */
function factsOf(customer: Customer, asOf: string): string {
  const months =
    customer.joinedOn && customer.joinedOn <= asOf
      ? Math.floor(lengthOf({ from: customer.joinedOn, to: asOf }) / 30.44)
      : null
  return [
    customer.place?.name,
    customer.monthlyIncome &&
      say(w.income, {
        amount: shortMoney(toNumber(customer.monthlyIncome), currency.value, locale.value),
      }),
    customer.education && statedWord(customer.education, w.education),
    customer.maritalStatus && statedWord(customer.maritalStatus, w.marital),
    customer.occupation && statedWord(customer.occupation, w.occupation),
    months !== null &&
      (months < 36
        ? say(w.since, { n: months })
        : say(w.sinceYears, { n: Math.floor(months / 12) })),
  ]
    .filter(Boolean)
    .join(' · ')
}

type Props = {
  customer: Customer
  held: readonly Held[]
  decision: Decision | undefined
  asOf: string
}

/** A line or loan in a word or two: ● active, ◆ and since when it was set apart, or closed. */
function FacilityTag({ facility, asOf }: { facility: Held; asOf: string }) {
  const name = labelOf('facility_kind', facility.kind)
  if (facility.closedOn && facility.closedOn <= asOf)
    return <span class="tag">{`${name} ${say(w.closed)}`}</span>
  const state = stateOn(facility, asOf)
  return state ? (
    <span class="tag" data-tone="bad">
      ◆ {say(w.tagState, { name, state: labelOf('facility_state', state.state).toLowerCase() })}
    </span>
  ) : (
    <span class="tag" data-tone="good">
      ● {name}
    </span>
  )
}

/** Who the customer is, what they hold, and the decision made again. */
export function Who({ customer, held, decision, asOf }: Props) {
  const person = [
    customer.sex && labelOf('sex', customer.sex),
    customer.ageYears !== null && say(w.age, { n: customer.ageYears }),
  ].filter(Boolean)
  const stage = Math.max(0, ...held.map(({ balance }) => balance?.stage ?? 0))
  return (
    <div class="who">
      <div class="who-person">
        <div class="who-name">{person.length > 0 ? person.join(', ') : customer.sourceId}</div>
        <div class="who-facts">{factsOf(customer, asOf)}</div>
      </div>
      <div class="tags">
        {held.map((facility) => (
          <FacilityTag key={facility.sourceId} facility={facility} asOf={asOf} />
        ))}
        {stage > 0 && <span class="tag">{say(w.stageTag, { n: stage })}</span>}
        {[...new Set(customer.accounts.map(({ accountClass }) => accountClass))].map((kind) => (
          <span key={kind} class="tag">
            {labelOf('account_class', kind)}
          </span>
        ))}
        {customer.bindings.slice(0, 3).map((binding) => (
          <span key={binding.instrument + binding.since} class="tag">
            {say(w.usedSince, {
              instrument: statedWord(binding.product ?? binding.instrument),
              when: monthYear(binding.since, locale.value),
            })}
          </span>
        ))}
      </div>
      {decision && (
        <div class="actions replay">
          <ReplayButton key={decision.id} decision={decision} />
          {overridable(customer, decision) && (
            <ProposeOverride
              key={`over-${decision.id}`}
              decision={decision}
              waits={customer.overrides.some(
                (one) => one.state === 'proposed' && one.decision.id === decision.id,
              )}
            />
          )}
        </div>
      )}
    </div>
  )
}

/** The newest decision on its subject, where it quotes something. */
const overridable = ({ standingQuotas }: Customer, { id, outcome }: Decision): boolean =>
  standingQuotas.some(({ decision }) => decision.id === id) &&
  !['freeze', 'unevaluable'].includes(outcome)

type Replayed = { tone: 'good' | 'bad'; text: string } | null

/** Makes the decision again from its stored facts and says whether it is the same. */
function ReplayButton({ decision }: { decision: Decision }) {
  const [busy, setBusy] = useState(false)
  const [result, setResult] = useState<Replayed>(null)
  const replay = async () => {
    setBusy(true)
    const answer = await client
      .query(ReplayQuery, { id: decision.id }, { requestPolicy: 'network-only' })
      .toPromise()
    setBusy(false)
    if (answer.error) {
      const { message, code } = failureOf(answer.error)
      setResult({ tone: 'bad', text: `${message} (${code})` })
      return
    }
    const node = answer.data?.node
    if (node?.__typename !== 'Decision') return
    const { same, differences } = node.replay
    setResult(
      same
        ? { tone: 'good', text: say(w.replaySame) }
        : { tone: 'bad', text: say(w.replayDiffers, { what: differences.join('; ') }) },
    )
  }
  return (
    <>
      <span role="status" class={result?.tone}>
        {result && `${result.tone === 'good' ? '✓' : '◆'} ${result.text}`}
      </span>
      <button type="button" class="button" disabled={busy} onClick={replay}>
        {say(busy ? w.replaying : w.replay)}
      </button>
    </>
  )
}
