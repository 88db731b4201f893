import { useMemo } from 'preact/hooks'
import { money } from '../../api/lender.ts'
import { sparkline } from '../../charts/sparkline/sparkline.ts'
import { Drawn } from '../../components/drawn.tsx'
import { Kpi } from '../../components/kpi.tsx'
import { formatChange, formatExact, formatShort } from '../../format/measure.ts'
import { withSetting } from '../../state/edit.ts'
import { address, go } from '../../state/location.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { MEASURES, type StatementMeasure } from './measures.ts'
import type { Measures, StatementRow } from './query.ts'
import type { Scope } from './scope.ts'
import { versus } from './versus.ts'

type Props = {
  scope: Scope
  now: Measures | undefined
  before: Measures | undefined
  byMonth: readonly StatementRow[] | undefined
}

/** The six measures of the statements left, each with its course over all months. */
export function StatementKpis(props: Props) {
  return (
    <div class="kpis" style={{ '--kpis': MEASURES.length }}>
      {MEASURES.map((each) => (
        <Tile key={each.key} each={each} {...props} />
      ))}
    </div>
  )
}

function Tile({ each, scope, now, before, byMonth }: Props & { each: StatementMeasure }) {
  const measure = each.measure(money.value)
  const value = now ? each.value(now) : null
  const earlier = scope.compared && before ? each.value(before) : null
  const chosen = scope.picked.key === each.key
  const draw = useMemo(() => {
    const values = (byMonth ?? []).map((row) => each.value(row.measures))
    return () => sparkline(values, { width: 72, accent: chosen })
  }, [byMonth, each, chosen])
  const change = versus(scope)
  return (
    <Kpi
      label={say(each.words)}
      title={`${say(each.title)}: ${formatExact(value, measure, locale.value)}`}
      value={now ? formatShort(value, measure, locale.value) : '\u00a0'}
      note={
        change && earlier !== null
          ? `${formatChange(value, earlier, measure, 1, locale.value)} ${change}`
          : '\u00a0'
      }
      spark={byMonth && byMonth.length > 1 ? <Drawn draw={draw} /> : null}
      pressed={chosen}
      onPress={() => go(withSetting(address.value, 'm', each.key))}
    />
  )
}
