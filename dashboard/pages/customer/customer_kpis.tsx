import { useMemo } from 'preact/hooks'
import { labelOf } from '../../api/codes.ts'
import { ratio, toNumber } from '../../api/decimal.ts'
import { currency } from '../../api/lender.ts'
import { bandStrip } from '../../charts/band_strip/band_strip.ts'
import { Drawn } from '../../components/drawn.tsx'
import { Kpi } from '../../components/kpi.tsx'
import { dayMonth, fullDate } from '../../format/date.ts'
import { noData } from '../../format/locale.ts'
import { shortMoney, wholeMoney } from '../../format/money.ts'
import { percent } from '../../format/share.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { Change } from '../quota/decisions_table.tsx'
import type { Customer, Decision } from './query.ts'
import { statusText } from './status_text.ts'
import { w } from './words.ts'

type Props = { customer: Customer; decision: Decision | undefined }

/** Where the customer stands, each figure with what it is held against. */
export function CustomerKpis({ customer, decision }: Props) {
  const line = customer.facilities.find(({ kind, closedOn }) => kind === 'revolving' && !closedOn)
  const loan = customer.facilities.find(({ kind }) => kind === 'loan')
  const tiles = [
    <ScoreTile key="score" decision={decision} />,
    <PdTile key="pd" decision={decision} />,
    <QuotaTile key="quota" decision={decision} limit={line?.limit ?? null} />,
    <BalanceTile
      key="balance"
      customer={customer}
      limit={line?.limit ?? null}
      owes={line !== undefined}
    />,
    ...(loan ? [<LoanTile key="loan" loan={loan} />] : []),
    ...(line || loan ? [<DpdTile key="dpd" customer={customer} />] : []),
  ]
  return (
    <div class="kpis" style={{ '--kpis': tiles.length }}>
      {tiles}
    </div>
  )
}

function ScoreTile({ decision }: { decision: Decision | undefined }) {
  const score = decision?.score ?? null
  const bands = decision?.policy.bands
  const above = (bands ?? [])
    .filter(({ from }) => from !== null && score !== null && from > score)
    .sort((a, b) => (a.from ?? 0) - (b.from ?? 0))[0]
  const draw = useMemo(() => {
    const edges = (bands ?? [])
      .flatMap(({ from }) => (from === null ? [] : [from]))
      .sort((a, b) => a - b)
    const [low = 0, high = 1] = [edges[0], edges.at(-1)]
    const starts = [low - 60, ...edges]
    const named = starts.map((from, i) => ({
      name: String(i),
      from,
      to: starts[i + 1] ?? high + 60,
    }))
    return () => bandStrip(named, { score })
  }, [bands, score])
  return (
    <Kpi
      label={say(w.score)}
      value={
        score === null ? (
          noData(locale.value)
        ) : (
          <>
            {Math.round(score)}{' '}
            <small>{decision?.band ? say(w.band, { band: decision.band }) : ''}</small>
          </>
        )
      }
      note={
        score === null
          ? '\u00a0'
          : above && above.from !== null
            ? say(w.belowBand, { n: Math.ceil(above.from - score), band: above.id })
            : say(w.bestBand)
      }
      spark={score === null ? null : <Drawn draw={draw} />}
    />
  )
}

function PdTile({ decision }: { decision: Decision | undefined }) {
  const months = decision?.model.horizonMonths
  const rate = ratio(decision?.model.bads ?? null, decision?.model.rows ?? null)
  return (
    <Kpi
      label={months ? (months === 1 ? say(w.pdMonth) : say(w.pdMonths, { n: months })) : say(w.pd)}
      value={percent(decision?.pd ?? null, 1, locale.value)}
      note={
        decision && rate !== null
          ? say(w.pdAverage, { share: percent(rate, 1, locale.value) })
          : say(w.pdNote)
      }
    />
  )
}

function QuotaTile({ decision, limit }: { decision: Decision | undefined; limit: string | null }) {
  const quota = toNumber(decision?.quota ?? limit)
  const day = decision ? dayMonth(decision.decidedFor, locale.value) : ''
  return (
    <Kpi
      label={say(w.quota)}
      value={wholeMoney(quota, currency.value, locale.value)}
      note={
        !decision || decision.quota === null ? (
          limit === null ? (
            '\u00a0'
          ) : (
            say(w.limitNow)
          )
        ) : decision.currentLimit === null ? (
          say(w.newOn, { day })
        ) : toNumber(decision.change) === 0 ? (
          say(w.keptOn, { day })
        ) : (
          <>
            <Change row={decision} /> {say(w.onDay, { day })}
          </>
        )
      }
    />
  )
}

function BalanceTile({
  customer,
  limit,
  owes,
}: {
  customer: Customer
  limit: string | null
  owes: boolean
}) {
  const last = customer.balanceHistory.filter(({ kind }) => kind === 'facility').at(-1)
  const statement = [...customer.statements].sort((a, b) => (a.closedOn < b.closedOn ? 1 : -1))[0]
  const account = customer.accounts.find(({ balance }) => balance !== null)
  const value = owes
    ? (toNumber(last?.balance) ?? toNumber(statement?.balance))
    : toNumber(account?.balance)
  const held = customer.balanceHistory
    .filter(({ sourceId }) => sourceId === account?.sourceId)
    .at(-1)
  const day = owes ? (last?.day ?? statement?.closedOn) : held?.day
  const share = owes && value !== null ? ratio(Math.max(0, value), toNumber(limit)) : null
  return (
    <Kpi
      label={say(owes ? w.owed : w.balance)}
      value={shortMoney(value, currency.value, locale.value)}
      note={
        share !== null
          ? say(w.owedShare, { share: percent(share, 0, locale.value) })
          : day
            ? say(w.onDay, { day: fullDate(day, locale.value) })
            : value === null
              ? say(w.noBalance)
              : '\u00a0'
      }
    />
  )
}

function LoanTile({ loan }: { loan: Customer['facilities'][number] }) {
  return (
    <Kpi
      label={say(w.loan)}
      value={shortMoney(toNumber(loan.principal), currency.value, locale.value)}
      note={
        loan.termMonths !== null && loan.instalment !== null
          ? say(w.loanNote, {
              n: loan.termMonths,
              amount: wholeMoney(toNumber(loan.instalment), currency.value, locale.value),
            })
          : fullDate(loan.openedOn, locale.value)
      }
    />
  )
}

function DpdTile({ customer }: { customer: Customer }) {
  const standing = customer.facilities.flatMap(({ delinquency }) =>
    delinquency ? [delinquency] : [],
  )
  const worst = standing.sort((a, b) => (b.daysPastDue ?? -1) - (a.daysPastDue ?? -1))[0]
  const late = Math.max(
    0,
    ...customer.statements.map(({ repaymentStatus }) => repaymentStatus ?? 0),
  )
  const months = worst?.daysPastDue === null ? worst.monthsLate : null
  const note = () => {
    if (worst?.overdueAmount && toNumber(worst.overdueAmount) > 0)
      return say(w.overdue, {
        amount: wholeMoney(toNumber(worst.overdueAmount), currency.value, locale.value),
      })
    if (late > 0) return say(w.worstLate, { status: statusText(late) })
    if (worst?.bucket) return labelOf('bucket', worst.bucket)
    return customer.statements.length > 0 ? say(w.neverLate) : '\u00a0'
  }
  return (
    <Kpi
      label={say(months === null ? w.dpd : w.monthsLate)}
      value={worst?.daysPastDue ?? months ?? noData(locale.value)}
      note={note()}
    />
  )
}
