import { useMemo } from 'preact/hooks'
import { ratio, toNumber } from '../../api/decimal.ts'
import { currency } from '../../api/lender.ts'
import { sparkline } from '../../charts/sparkline/sparkline.ts'
import { Drawn } from '../../components/drawn.tsx'
import { Kpi } from '../../components/kpi.tsx'
import { noData, notApplicable } from '../../format/locale.ts'
import { shortMoney } from '../../format/money.ts'
import { exact, short } from '../../format/number.ts'
import { changePercent, changePoints, percent, relativeChange } from '../../format/share.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { Summary } from './query.ts'
import type { CourseMonth } from './use_course.ts'
import { w } from './words.ts'

const outcomeCount = (summary: Summary, outcomes: readonly string[]): number =>
  summary.outcomes
    .filter(({ outcome }) => outcomes.includes(outcome))
    .reduce((sum, { count }) => sum + count, 0)

function Course({ values }: { values: readonly (number | null)[] }) {
  const draw = useMemo(() => () => sparkline(values, { width: 72 }), [values.join()])
  return (
    <span title={say(w.courseTitle)}>
      <Drawn draw={draw} />
    </span>
  )
}

/** The run in figures, each with what it was before. */
export function QuotaKpis({
  summary,
  course,
}: {
  summary: Summary | undefined
  course: readonly CourseMonth[]
}) {
  const language = locale.value
  const money = (value: string | null) =>
    shortMoney(value === null ? null : toNumber(value), currency.value, language)
  if (!summary) return <div class="kpis" style={{ '--kpis': 5 }} />
  const decided = summary.evaluable
  const gained = outcomeCount(summary, ['approve', 'increase'])
  const lost = outcomeCount(summary, ['decrease', 'freeze', 'decline'])
  const share = (n: number) =>
    decided > 0
      ? say(w.ofDecisions, { share: percent(n / decided, 1, language) })
      : noData(language)
  const { utilisationBefore, utilisationAfter } = summary
  const before = toNumber(summary.quotaBefore)
  const spark = (value: (month: CourseMonth) => number | null) =>
    course.length > 1 ? <Course values={course.map(value)} /> : null
  const tiles = [
    <Kpi
      key="total"
      label={say(w.total)}
      title={`${say(w.totalTitle)}: ${exact(toNumber(summary.quotaAfter), 0, language)}`}
      value={money(summary.quotaAfter)}
      note={
        before > 0
          ? say(w.from, {
              change: changePercent(relativeChange(toNumber(summary.quotaAfter), before)),
              before: money(summary.quotaBefore),
            })
          : say(w.noneBefore)
      }
      spark={spark(({ limit }) => limit)}
    />,
    <Kpi
      key="mean"
      label={say(w.mean)}
      title={say(w.meanTitle)}
      value={money(summary.meanAfter)}
      note={
        summary.meanBefore === null
          ? say(w.noneBefore)
          : say(w.fromOnly, { before: money(summary.meanBefore) })
      }
      spark={spark(({ limit, lines }) => ratio(limit, lines))}
    />,
    <Kpi
      key="up"
      label={say(w.up)}
      title={say(w.upTitle)}
      value={short(gained, language)}
      note={share(gained)}
    />,
    <Kpi
      key="down"
      label={say(w.down)}
      title={say(w.downTitle)}
      value={short(lost, language)}
      note={share(lost)}
    />,
    <Kpi
      key="utilisation"
      label={say(w.utilisation)}
      title={say(w.utilisationTitle)}
      value={utilisationAfter === null ? notApplicable : percent(utilisationAfter, 1, language)}
      note={
        utilisationBefore === null || utilisationAfter === null
          ? say(w.noneBefore)
          : say(w.onQuota, {
              change: changePoints(utilisationAfter - utilisationBefore, 1, language),
            })
      }
      spark={spark(({ utilisation }) => utilisation)}
    />,
  ]
  // Without a 12-month PD there is no expected loss to show.
  if (summary.expectedLoss !== null)
    tiles.push(
      <Kpi
        key="loss"
        label={say(w.expectedLoss)}
        title={say(w.lossTitle)}
        value={money(summary.expectedLoss)}
        note={say(w.horizon)}
      />,
    )
  return (
    <div class="kpis" style={{ '--kpis': tiles.length }}>
      {tiles}
    </div>
  )
}
