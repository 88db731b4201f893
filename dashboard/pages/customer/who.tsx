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
import { say, type Words } from '../../state/say.ts'
import { type Customer, type Decision, ReplayQuery } from './query.ts'
import { w } from './words.ts'

const title = (text: string): string =>
  text.charAt(0).toUpperCase() + text.slice(1).replaceAll('_', ' ')

/** A lender's word, with what it is of where it does not say so by itself. */
const stated = (value: string, of: Words): string =>
  /^(others?|unknown|undocumented)\b/.test(value)
    ? say(of, { value: value.replaceAll('_', ' ') })
    : title(value)

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
    customer.education && stated(customer.education, w.education),
    customer.maritalStatus && stated(customer.maritalStatus, w.marital),
    customer.occupation && stated(customer.occupation, w.occupation),
    months !== null &&
      (months < 36
        ? say(w.since, { n: months })
        : say(w.sinceYears, { n: Math.floor(months / 12) })),
  ]
    .filter(Boolean)
    .join(' · ')
}

type Props = { customer: Customer; decision: Decision | undefined; asOf: string }

/** Who the customer is, what they hold, and the decision made again. */
export function Who({ customer, decision, asOf }: Props) {
  const person = [
    customer.sex && labelOf('sex', customer.sex),
    customer.ageYears !== null && say(w.age, { n: customer.ageYears }),
  ].filter(Boolean)
  return (
    <div class="who">
      <div>
        <div class="who-name">{person.length > 0 ? person.join(', ') : customer.sourceId}</div>
        <div class="who-facts">{factsOf(customer, asOf)}</div>
      </div>
      <div class="tags">
        {customer.facilities.map((facility) => (
          <span
            key={facility.sourceId}
            class="tag"
            {...(facility.closedOn ? {} : { 'data-tone': 'good' })}
          >
            {facility.closedOn ? '' : '● '}
            {labelOf('facility_kind', facility.kind)}
            {facility.closedOn ? ` ${say(w.closed)}` : ''}
          </span>
        ))}
        {[...new Set(customer.accounts.map(({ accountClass }) => accountClass))].map((kind) => (
          <span key={kind} class="tag">
            {labelOf('account_class', kind)}
          </span>
        ))}
        {customer.bindings.slice(0, 3).map((binding) => (
          <span key={binding.instrument + binding.since} class="tag">
            {say(w.usedSince, {
              instrument: title(binding.product ?? binding.instrument),
              when: monthYear(binding.since, locale.value),
            })}
          </span>
        ))}
      </div>
      <span class="spacer" />
      {decision && <ReplayButton key={decision.id} decision={decision} />}
    </div>
  )
}

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
    <div class="actions replay">
      <span role="status" class={result?.tone}>
        {result && `${result.tone === 'good' ? '✓' : '◆'} ${result.text}`}
      </span>
      <button type="button" class="button" disabled={busy} onClick={replay}>
        {say(busy ? w.replaying : w.replay)}
      </button>
    </div>
  )
}
