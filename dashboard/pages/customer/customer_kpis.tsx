import { useMemo } from 'preact/hooks'
import { labelOf } from '../../api/codes.ts'
import { ratio, toNumber } from '../../api/decimal.ts'
import { currency } from '../../api/lender.ts'
import { bandStrip } from '../../charts/band_strip/band_strip.ts'
import { Drawn } from '../../components/drawn.tsx'
import { Kpi } from '../../components/kpi.tsx'
import { dayMonth } from '../../format/date.ts'
import { noData } from '../../format/locale.ts'
import { wholeMoney } from '../../format/money.ts'
import { percent } from '../../format/share.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { Change } from '../quota/decisions_table.tsx'
import { OverriddenTile } from './overridden_tile.tsx'
import { AvailableTile, BalanceTile, DpdTile, LoanTile } from './owed_tiles.tsx'
import type { BalanceHistory, Customer, Decision, Standing } from './query.ts'
import { firstOf, type Held, stateOn } from './standing.ts'
import { w } from './words.ts'

type Props = {
  customer: Customer
  held: readonly Held[]
  /** Undefined while it is awaited, and where it failed. */
  standing: Standing | undefined
  awaited: boolean
  history: BalanceHistory | undefined
  decision: Decision | undefined
  asOf: string
}

/** Where the customer stands, each figure with what it is held against. */
export function CustomerKpis(props: Props) {
  const { customer, held, standing, awaited, history, decision, asOf } = props
  const open = held.filter(({ closedOn }) => !closedOn || closedOn > asOf)
  const line = open.find(({ kind }) => kind === 'revolving')
  const loan = firstOf(held, 'loan')
  const overridden = customer.standingQuotas.find(
    (one) => one.override !== null && one.decision.id === decision?.id,
  )
  const tiles = [
    <ScoreTile key="score" decision={decision} />,
    <PdTile key="pd" decision={decision} />,
    overridden ? (
      <OverriddenTile key="quota" standing={overridden} decided={decision?.quota ?? null} />
    ) : (
      <QuotaTile key="quota" decision={decision} line={line} day={asOf} />
    ),
    ...(line && (standing === undefined || line.balance)
      ? [<AvailableTile key="available" line={line} day={asOf} awaited={awaited} />]
      : line || !loan?.balance
        ? [
            <BalanceTile
              key="balance"
              customer={customer}
              history={history}
              standing={standing}
              line={line}
            />,
          ]
        : []),
    ...(loan ? [<LoanTile key="loan" loan={loan} />] : []),
    ...(held.length > 0
      ? [<DpdTile key="dpd" customer={customer} held={held} awaited={awaited} />]
      : []),
    ...(decision?.expectedLoss ? [<LossTile key="loss" loss={decision.expectedLoss} />] : []),
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

/** Only of a PD that is one of a default within twelve months. */
function LossTile({ loss }: { loss: NonNullable<Decision['expectedLoss']> }) {
  return (
    <Kpi
      label={say(w.expectedLoss)}
      value={wholeMoney(toNumber(loss.amount), currency.value, locale.value)}
      note={say(w.lgdCcf, {
        lgd: percent(loss.lgd, 0, locale.value),
        ccf: percent(loss.ccf, 0, locale.value),
      })}
    />
  )
}

function QuotaTile({
  decision,
  line,
  day: asOf,
}: {
  decision: Decision | undefined
  line: Held | undefined
  day: string
}) {
  const limit = line?.limit ?? null
  const state = line && stateOn(line, asOf)
  const quota = toNumber(decision?.quota ?? limit)
  const day = decision ? dayMonth(decision.decidedFor, locale.value) : ''
  return (
    <Kpi
      label={say(w.quota)}
      value={quota === null ? say(w.none) : wholeMoney(quota, currency.value, locale.value)}
      note={
        !decision || decision.quota === null ? (
          limit === null ? (
            decision ? (
              labelOf('decision', decision.outcome)
            ) : (
              '\u00a0'
            )
          ) : state ? (
            labelOf('facility_state', state.state)
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
