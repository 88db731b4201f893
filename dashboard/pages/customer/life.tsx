import { useMemo } from 'preact/hooks'
import { labelOf, namesOf } from '../../api/codes.ts'
import { toNumber } from '../../api/decimal.ts'
import { lender, money } from '../../api/lender.ts'
import type { Query } from '../../api/use_query.ts'
import type { Lane } from '../../charts/timeline/lanes.ts'
import type { TimelineRows } from '../../charts/timeline/rows.ts'
import { timeline } from '../../charts/timeline/timeline.ts'
import { onClock } from '../../components/paid_at.ts'
import { Panel } from '../../components/panel.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { dateRange } from '../../format/date.ts'
import { exact } from '../../format/number.ts'
import { channelColour } from '../../marks/colour.ts'
import { Figure } from '../../marks/figure.tsx'
import { withSetting } from '../../state/edit.ts'
import { address, go } from '../../state/location.ts'
import { lengthOf, type Period } from '../../state/period.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { lifeEvents } from './life_events.ts'
import { limitSteps } from './limit_steps.ts'
import type { BalanceHistory, Customer, Decision } from './query.ts'
import { repaymentsOf } from './repayments.ts'
import { type Span, spanMonths } from './span.ts'
import { firstOf, historyOf } from './standing.ts'
import { useNotches } from './use_notches.ts'
import { w } from './words.ts'

type Props = {
  customer: Customer
  history: BalanceHistory
  query: Query<unknown>
  decision: Decision | undefined
  span: Span
  period: Period
}

// Paying a loan back is a lane of its own, whatever way the money went.
const LOAN = 'loan_payment'
const OUT = ['purchase', 'withdrawal', 'transfer_out', LOAN]

/** The customer's years: quota over balance, payments by channel, repayments, and the score. */
export function Life({ customer, history, query, decision, span, period }: Props) {
  const language = locale.value
  const unit = money.value
  const notches = useNotches(customer.sourceId, period.from, period.to)
  const rows = useMemo(() => {
    const line = firstOf(customer.facilities, 'revolving')
    const known = historyOf(customer, history).points
    const billed = customer.statements.map(({ closedOn, balance }) => ({
      day: closedOn,
      value: toNumber(balance),
    }))
    return {
      quota: line ? limitSteps(line) : [],
      balance:
        known.length > 0
          ? known.map(({ day, balance }) => ({ day, value: toNumber(balance) }))
          : billed.sort((a, b) => (a.day < b.day ? -1 : 1)),
      payments: notches.payments
        .filter(
          ({ status, kind, direction, channel }) =>
            status !== 'declined' &&
            direction < 0 &&
            OUT.includes(kind) &&
            (channel !== 'none' || kind === LOAN),
        )
        .map(({ occurredAt, channel, kind, amount }) => ({
          at: onClock(occurredAt),
          lane: kind === LOAN ? LOAN : channel,
          amount: toNumber(amount),
        })),
      repayments: repaymentsOf(customer.statements),
      // A score that its own decision did not take is none to show.
      scores: customer.scores
        .filter(
          ({ run }) =>
            !customer.decisions.some(
              (made) => made.run?.runId === run.runId && made.score === null,
            ),
        )
        .map(({ scoredOn, score }) => ({ day: scoredOn, value: score }))
        .sort((a, b) => (a.day < b.day ? -1 : 1)),
    }
  }, [customer, history, notches])
  const whole = span !== 'all' && lengthOf(period) > spanMonths[span] * 28
  const title = whole
    ? say(w.timelineMonths, { n: spanMonths[span] })
    : dateRange(period.from, period.to, language)
  const draw = useMemo(() => {
    const used = new Set(rows.payments.map(({ lane }) => lane))
    const lanes: Lane[] = namesOf('channel')
      .filter((channel) => used.has(channel))
      .map((key) => ({ key, name: labelOf('channel', key), colour: channelColour(key) }))
    if (used.has(LOAN)) lanes.push({ key: LOAN, name: say(w.loanLane), colour: 'before' })
    const { of } = historyOf(customer, history)
    const named = { line: null, loan: w.loanOwed, account: w.balance }[of]
    const edge = bandAbove(decision)
    return (width: number) =>
      timeline(rows, {
        width,
        label: title,
        locale: language,
        from: period.from,
        to: period.to,
        measure: unit,
        lanes,
        // What is known day by day holds until the next; between statements nothing is known.
        steps: (lender.value?.transactions ?? 0) > 0,
        events: lifeEvents(customer, period),
        ...(named ? { balanceName: say(named) } : {}),
        ...(edge ? { bandEdge: edge } : {}),
        ...(decision?.band ? { scoreNote: say(w.band, { band: decision.band }) } : {}),
      })
  }, [rows, customer, history, decision, title, period, language, unit])
  return (
    <Panel
      title={title}
      note={
        notches.done && notches.total > notches.payments.length
          ? say(w.newestPayments, { n: exact(notches.payments.length, 0, language) })
          : drawnOf(rows, history.length > 0)
      }
      queries={[query]}
      room={380}
      tools={<Spans span={span} />}
      table={{
        name: customer.sourceId,
        columns: [
          { name: say(w.closedOn) },
          { name: say(w.billed), number: true },
          { name: say(w.paidIn), number: true },
        ],
        rows: customer.statements.map(({ closedOn, balance, paid }) => [closedOn, balance, paid]),
      }}
    >
      {() => <Figure draw={draw} />}
    </Panel>
  )
}

/** What the picture holds, in words. */
function drawnOf({ quota, balance, payments, repayments }: TimelineRows, daily: boolean): string {
  return [
    ...(quota.length ? [say(w.drawnQuota)] : []),
    ...(balance.length ? [say(daily ? w.drawnBalance : w.drawnBilled)] : []),
    ...(payments.length ? [say(w.drawnPayments)] : []),
    ...(repayments.length ? [say(w.drawnRepayments)] : []),
  ].join(locale.value === 'zh' ? '、' : ', ')
}

/** The nearest band above the one decided: a line worth drawing across the scores. */
function bandAbove(decision: Decision | undefined): { value: number; name: string } | null {
  const edges = (decision?.policy.bands ?? [])
    .filter(({ from }) => from !== null && from > (decision?.score ?? Number.POSITIVE_INFINITY))
    .sort((a, b) => (a.from ?? 0) - (b.from ?? 0))
  const next = edges[0]
  return next && next.from !== null ? { value: next.from, name: next.id } : null
}

function Spans({ span }: { span: Span }) {
  const months = (['6m', '12m', '24m'] as const).map((value) => ({
    value,
    name: say(w.months, { n: spanMonths[value] }),
  }))
  return (
    <span class="not-phone">
      <Segmented<Span>
        label={say(w.span)}
        value={span}
        choices={[...months, { value: 'all', name: say(w.all) }]}
        onChoose={(value) => go(withSetting(address.value, 'grain', value))}
      />
    </span>
  )
}
