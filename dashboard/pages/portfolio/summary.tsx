import { ratio, toNumber } from '../../api/decimal.ts'
import { currency } from '../../api/lender.ts'
import { useTurnQuery } from '../../api/use_turn_query.ts'
import { Failed } from '../../components/failed.tsx'
import { Kpi } from '../../components/kpi.tsx'
import { fullDate, monthYear } from '../../format/date.ts'
import { notApplicable } from '../../format/locale.ts'
import { exactMoney, shortMoney } from '../../format/money.ts'
import { exact } from '../../format/number.ts'
import { changePercent, changePoints, percent, relativeChange } from '../../format/share.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import {
  AllowanceQuery,
  BalanceQuery,
  FirstPaymentQuery,
  StageQuery,
  UtilisationQuery,
} from './query.ts'
import type { Scope } from './scope.ts'
import { Sentence } from './sentence.tsx'
import { stageParts } from './stage_parts.ts'
import { w } from './words.ts'

const dots = '…'

/** The portfolio in a sentence and six measures, each told as soon as its own answer is there. */
export function Summary({ scope }: { scope: Scope }) {
  const language = locale.value
  const { asOf } = scope.asked
  const money = (value: number | null) => shortMoney(value, currency.value, language)
  const balance = useTurnQuery(BalanceQuery, scope.asked)
  const stages = useTurnQuery(StageQuery, scope.asked)
  const allowance = useTurnQuery(AllowanceQuery, scope.asked)
  const used = useTurnQuery(UtilisationQuery, { asOf })
  const first = useTurnQuery(FirstPaymentQuery, { asOf })

  const all = balance.data?.portfolio.rollForward.rows.find(({ kind }) => kind === null)
  const closing = toNumber(all?.measures?.closing)
  const before = toNumber(all?.comparison?.closing)
  const parts = stages.data && stageParts(stages.data.portfolio.stageMigration.rows)
  const loss = allowance.data?.portfolio.lossAllowance.rows.find(({ stage }) => stage === null)
  const line = used.data?.portfolio.utilisation.rows.findLast(
    ({ basis, measures }) => basis === 'current' && measures,
  )
  const cohort = first.data?.portfolio.firstPaymentDefault.rows.findLast(
    ({ measures }) => measures?.unpaidShare != null,
  )
  const refused = allowance.failure?.code === 'BAD_REQUEST'
  const failed = balance.failure ? balance : undefined
  const chargedOff = toNumber(all?.measures?.chargeOffs)
  const late = parts && ratio(parts.now.stage_2 + parts.now.stage_3, parts.now.all)
  const lateBefore =
    parts?.before && ratio(parts.before.stage_2 + parts.before.stage_3, parts.before.all)
  const waiting = [balance, stages, allowance, used, first].some((each) => each.late)
  return (
    <>
      <Sentence scope={scope} all={all} parts={parts} loss={loss} />
      {failed?.failure && (
        <Failed what={say(w.portfolio)} failure={failed.failure} retry={failed.retry} />
      )}
      <div class="kpis" style={{ '--kpis': 6 }} aria-busy={waiting}>
        <Kpi
          label={say(w.receivable)}
          title={say(w.receivableTitle, {
            exact: exactMoney(all?.measures?.closing ?? null, currency.value, language),
          })}
          value={all ? money(closing) : dots}
          note={
            before === null
              ? say(w.noComparison)
              : say(w.fromBefore, {
                  change: changePercent(relativeChange(closing, before)),
                  before: money(before),
                })
          }
        />
        <Kpi
          label={say(w.pastDue)}
          title={say(w.pastDueTitle)}
          value={parts ? percent(late ?? null, 2, language) : dots}
          note={
            parts
              ? [
                  ...(lateBefore == null || late == null
                    ? []
                    : [changePoints(late - lateBefore, 2, language)]),
                  say(w.stage3, { share: percent(ratio(parts.now.stage_3, parts.now.all), 2) }),
                ].join(' · ')
              : '\u00a0'
          }
        />
        <Kpi
          label={say(w.allowance)}
          title={say(w.allowanceTitle)}
          value={loss ? money(toNumber(loss.measures?.allowance)) : refused ? notApplicable : dots}
          note={
            loss?.measures
              ? loss.measures.withoutPd > 0
                ? say(w.noPd, {
                    n: exact(loss.measures.withoutPd, 0, language),
                    all: exact(loss.measures.facilities, 0, language),
                  })
                : say(w.covered, { share: percent(loss.measures.coverage, 2, language) })
              : refused
                ? say(w.refusedNote)
                : '\u00a0'
          }
        />
        <Kpi
          label={say(w.utilisationName)}
          title={say(w.utilisationTitle)}
          value={used.data ? percent(line?.measures?.ratioOfSums ?? null, 1, language) : dots}
          note={
            line
              ? say(w.meanOf, { share: percent(line.measures?.meanOfRatios ?? null, 1, language) })
              : '\u00a0'
          }
        />
        <Kpi
          label={say(w.chargedOff)}
          title={say(w.chargedOffTitle)}
          value={all ? money(chargedOff) : dots}
          note={
            all ? say(w.recovered, { amount: money(toNumber(all.measures?.recoveries)) }) : '\u00a0'
          }
        />
        <Kpi
          label={say(w.fpd)}
          title={say(w.fpdTitle)}
          value={
            first.data
              ? cohort
                ? percent(cohort.measures?.unpaidShare ?? null, 1, language)
                : notApplicable
              : dots
          }
          note={
            cohort
              ? say(w.ofCohort, { month: monthYear(cohort.cohort, language) })
              : first.data
                ? say(w.noMatured)
                : fullDate(scope.day, language)
          }
        />
      </div>
    </>
  )
}
