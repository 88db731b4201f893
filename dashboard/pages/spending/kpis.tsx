import { useMemo } from 'preact/hooks'
import { money } from '../../api/lender.ts'
import { sparkline } from '../../charts/sparkline/sparkline.ts'
import { Drawn } from '../../components/drawn.tsx'
import { Kpi } from '../../components/kpi.tsx'
import { noData } from '../../format/locale.ts'
import { formatChange, formatExact, formatShort } from '../../format/measure.ts'
import { withSetting } from '../../state/edit.ts'
import { address, go } from '../../state/location.ts'
import { addDays, type Grain, lengthOf, nextStep, type Period } from '../../state/period.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { MEASURES, type PageMeasure } from './measures.ts'
import type { Spending } from './query.ts'
import type { Scope } from './scope.ts'
import { versus } from './versus.ts'

/** Steps of a tile's line: few enough to see its course. */
export const sparkGrain = (period: Period): Grain => {
  const days = lengthOf(period)
  return days <= 35 ? 'day' : days <= 400 ? 'week' : 'month'
}

/** Rows in order without steps that the period cuts: half a week is no fall. */
const wholeSteps = (
  rows: readonly Spending['rows'][number][],
  period: Period,
): Spending['rows'][number][] => {
  const grain = sparkGrain(period)
  return [...rows]
    .sort((a, b) => ((a.keys[0] ?? '') < (b.keys[0] ?? '') ? -1 : 1))
    .filter(({ keys: [day] }) => {
      if (!day) return false
      return day >= period.from && addDays(nextStep(day, grain), -1) <= period.to
    })
}

type Props = { scope: Scope; spending: Spending | undefined; without: ReadonlySet<string> }

/** The six measures of what is filtered; each one picks itself for the page. */
export function SpendingKpis({ scope, spending, without }: Props) {
  const shown = MEASURES.filter(({ key }) => !without.has(key))
  return (
    <div class="kpis" style={{ '--kpis': shown.length }}>
      {shown.map((each) => (
        <Tile key={each.key} each={each} scope={scope} spending={spending} />
      ))}
    </div>
  )
}

function Tile({ each, scope, spending }: Omit<Props, 'without'> & { each: PageMeasure }) {
  const measure = each.measure(money.value)
  const value = spending ? each.value(spending.total) : null
  const before = spending?.comparison ? each.value(spending.comparison) : null
  const chosen = scope.picked.key === each.key
  const draw = useMemo(() => {
    const values = wholeSteps(spending?.rows ?? [], scope.period).map((row) =>
      each.value(row.measures),
    )
    return () => sparkline(values, { width: 72, accent: chosen })
  }, [spending, scope.period, each, chosen])
  const change = versus(scope)
  return (
    <Kpi
      label={say(each.words)}
      title={`${say(each.title)}: ${formatExact(value, measure, locale.value)}`}
      value={spending ? formatShort(value, measure, locale.value) : '\u00a0'}
      note={
        !spending
          ? '\u00a0'
          : change
            ? before === null
              ? `${noData(locale.value)} ${change}`
              : `${formatChange(value, before, measure, 1, locale.value)} ${change}`
            : '\u00a0'
      }
      spark={spending && spending.rows.length > 1 ? <Drawn draw={draw} /> : null}
      pressed={chosen}
      onPress={() => go(withSetting(address.value, 'm', each.key))}
    />
  )
}
