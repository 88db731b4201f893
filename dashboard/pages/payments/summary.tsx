import type { ComponentChildren } from 'preact'
import { labelOf } from '../../api/codes.ts'
import { ratio } from '../../api/decimal.ts'
import { currency } from '../../api/lender.ts'
import { useTurnQuery } from '../../api/use_turn_query.ts'
import { Kpi } from '../../components/kpi.tsx'
import { monthYear } from '../../format/date.ts'
import { notApplicable } from '../../format/locale.ts'
import { shortMoney } from '../../format/money.ts'
import { short } from '../../format/number.ts'
import { changePercent, changePoints, percent, relativeChange } from '../../format/share.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import {
  BindingQuery,
  ChannelQuery,
  ContributionQuery,
  CreditPaidQuery,
  DeclineQuery,
} from './query.ts'
import type { Scope } from './scope.ts'
import { w } from './words.ts'

const blank = '\u00a0'

/** Payments in a sentence and six measures, each told as soon as its own answer is there. */
export function Summary({ scope }: { scope: Scope }) {
  const language = locale.value
  const money = (value: number | null) => shortMoney(value, currency.value, language)
  const window = { ...scope.asked, days: scope.days }
  const channels = useTurnQuery(ChannelQuery, scope.asked)
  const credit = useTurnQuery(CreditPaidQuery, scope.asked)
  const bound = useTurnQuery(BindingQuery, scope.asked)
  const declines = useTurnQuery(DeclineQuery, window)
  const contribution = useTurnQuery(ContributionQuery, window)

  const rows = (channels.data?.portfolio.channelShare.rows ?? []).filter((row) => row.measures)
  const month = rows.at(-1)?.month
  const now = rows.filter((row) => row.month === month)
  const sum = (values: (string | null | undefined)[]) =>
    values.reduce((all, value) => all + Number(value ?? 0), 0)
  const paid = sum(now.map(({ measures }) => measures?.amount))
  const compared = now.some(({ comparison }) => comparison)
  const before = compared ? sum(now.map(({ comparison }) => comparison?.amount)) : null
  const flash = now.find(({ channel }) => channel === 'flash')
  const quota = credit.data?.portfolio.creditPaidShare.rows.findLast(
    ({ channel, measures }) => channel === null && measures,
  )
  const bindings = bound.data?.portfolio.bindingGrowth.rows.findLast(
    ({ instrument, measures }) => instrument === null && measures,
  )
  const approved = declines.data?.portfolio.declineFunnel.rows.find(
    ({ channel, step }) => channel === null && step === 'approved',
  )
  const brought = contribution.data?.portfolio.contribution.rows
  const total = brought && sum(brought.map(({ measures }) => measures?.contribution))
  const through = brought && sum(brought.map(({ measures }) => measures?.amount))
  const points = (after: number | null | undefined, was: number | null | undefined) =>
    after == null || was == null ? say(w.noComparison) : changePoints(after - was, 1, language)
  const declined = approved?.measures?.share == null ? null : 1 - approved.measures.share
  const wasDeclined = approved?.comparison?.share == null ? null : 1 - approved.comparison.share

  const waiting = [channels, credit, bound, declines, contribution].some(({ late }) => late)

  return (
    <>
      {month ? (
        <p class="sentence">
          <b>
            {say(w.paidIn, { amount: money(paid), month: monthYear(month, language) })}
            {before && scope.versus
              ? say(w.paidChange, {
                  change: changePercent(relativeChange(paid, before)),
                  before: scope.versus,
                })
              : say(w.full)}
          </b>{' '}
          {say(w.ofAmount, {
            parts: [...now]
              .sort((a, b) => Number(b.measures?.amount) - Number(a.measures?.amount))
              .slice(0, 3)
              .map(({ channel, measures }) =>
                say(w.channelPart, {
                  name: labelOf('channel', channel).toLowerCase(),
                  share: percent(measures?.amountShare ?? null, 0, language),
                }),
              )
              .join(say(w.comma)),
          })}
          {quota?.measures?.quotaShare != null &&
            say(w.quotaPart, { share: percent(quota.measures.quotaShare, 1, language) })}
          {quota?.measures?.quotaShare != null &&
            quota.comparison?.quotaShare != null &&
            say(w.withChange, {
              change: points(quota.measures.quotaShare, quota.comparison.quotaShare),
            })}
          {say(w.full)}
        </p>
      ) : (
        <p class="sentence">{blank}</p>
      )}
      <div class="kpis" style={{ '--kpis': 6 }} aria-busy={waiting}>
        <Tile
          label={say(w.paid)}
          title={month ? say(w.paidTitle, { month: monthYear(month, language) }) : ''}
          known={channels.data}
          value={month ? money(paid) : null}
          note={
            before
              ? say(w.fromBefore, {
                  change: changePercent(relativeChange(paid, before)),
                  before: money(before),
                })
              : say(w.noComparison)
          }
        />
        <Tile
          label={say(w.flash)}
          title={say(w.flashTitle)}
          known={channels.data}
          value={flash?.measures ? percent(flash.measures.paymentShare, 1, language) : null}
          note={points(flash?.measures?.paymentShare, flash?.comparison?.paymentShare)}
        />
        <Tile
          label={say(w.creditPaid)}
          title={say(w.creditTitle)}
          known={credit.data}
          value={
            quota?.measures?.quotaShare == null
              ? null
              : percent(quota.measures.quotaShare, 1, language)
          }
          note={points(quota?.measures?.quotaShare, quota?.comparison?.quotaShare)}
        />
        <Tile
          label={say(w.perUser)}
          title={say(w.perUserTitle)}
          known={bound.data}
          value={bindings?.measures?.perUser?.toFixed(2) ?? null}
          note={
            bindings?.measures
              ? say(w.users, { n: short(bindings.measures.users, language) })
              : blank
          }
        />
        <Tile
          label={say(w.overDays, { what: say(w.declined), n: scope.days })}
          title={say(w.declinedTitle)}
          known={declines.data}
          value={declined === null ? null : percent(declined, 1, language)}
          note={
            approved?.measures
              ? wasDeclined === null
                ? say(w.ofAttempts, { n: short(approved.measures.attempts, language) })
                : points(declined, wasDeclined)
              : blank
          }
        />
        <Tile
          label={say(w.overDays, { what: say(w.contribution), n: scope.days })}
          title={say(w.contributionTitle)}
          known={contribution.data}
          value={brought?.length ? money(total ?? null) : null}
          note={
            brought?.length
              ? say(w.ofPaid, {
                  share: percent(ratio(total ?? null, through ?? null), 2, language),
                })
              : blank
          }
        />
      </div>
    </>
  )
}

type TileProps = {
  label: string
  title: string
  known: unknown
  value: string | null
  note: ComponentChildren
}

/** A tile that says … until its answer is there, and — where that has nothing to say. */
function Tile({ label, title, known, value, note }: TileProps) {
  return (
    <Kpi
      label={label}
      title={title}
      value={value ?? (known === undefined ? '…' : notApplicable)}
      note={known === undefined || value === null ? blank : note}
    />
  )
}
