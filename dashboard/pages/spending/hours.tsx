import { useEffect, useMemo, useRef } from 'preact/hooks'
import { hourHeatmap } from '../../charts/hour_heatmap/hour_heatmap.ts'
import { Panel } from '../../components/panel.tsx'
import { weekdayName } from '../../format/date.ts'
import { percent } from '../../format/share.ts'
import { Figure } from '../../marks/figure.tsx'
import { rampLegend } from '../../marks/ramp_legend.ts'
import { filterOf, withFilter, withoutFilters } from '../../state/edit.ts'
import { emptyFilter } from '../../state/filter.ts'
import { address, go } from '../../state/location.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { wholeNumbers } from './filter.ts'
import type { Scope } from './scope.ts'
import type { SpendingAnswer } from './use_spending.ts'
import { w } from './words.ts'

const cellKey = (weekday: number, hour: number): string => `${weekday - 1}-${hour}`

/** Payments by hour and weekday as shares of all; Enter shows one hour of one weekday. */
export function Hours({ scope, answer }: { scope: Scope; answer: SpendingAnswer }) {
  const language = locale.value
  const spending = answer.data?.spending
  const total = (spending?.rows ?? []).reduce((sum, { measures }) => sum + measures.count, 0)
  const title = say(w.byHour)
  const cells = useMemo(() => {
    const counts = new Map(
      (spending?.rows ?? []).map((row) => [
        cellKey(Number(row.keys[0]), Number(row.keys[1])),
        row.measures.count,
      ]),
    )
    return Array.from({ length: 7 * 24 }, (_, i) => {
      const [weekday, hour] = [Math.floor(i / 24) + 1, i % 24]
      const count = counts.get(cellKey(weekday, hour)) ?? 0
      return { weekday: weekday - 1, hour, count, value: total > 0 ? count / total : null }
    })
  }, [spending, total])

  const selected = useMemo(() => {
    const hours = wholeNumbers(filterOf(scope.address, 'hour'), 0, 23)
    const weekdays = wholeNumbers(filterOf(scope.address, 'weekday'), 1, 7)
    if (!hours && !weekdays) return []
    return cells
      .filter(({ hour }) => hours?.includes(hour) ?? true)
      .filter(({ weekday }) => weekdays?.includes(weekday + 1) ?? true)
      .map(({ weekday, hour }) => `${weekday}-${hour}`)
  }, [cells, scope])

  const draw = useMemo(
    () => (width: number) =>
      hourHeatmap(cells, {
        width,
        label: title,
        locale: language,
        measure: { kind: 'share' },
        selected,
        on: {
          include: (key) => {
            const [weekday = 0, hour = 0] = key.split('-').map(Number)
            const chosen = selected.length === 1 && selected[0] === key
            go(
              chosen
                ? withoutFilters(address.value, ['hour', 'weekday'])
                : withFilter(
                    withFilter(address.value, 'hour', { ...emptyFilter, in: [String(hour)] }),
                    'weekday',
                    { ...emptyFilter, in: [String(weekday + 1)] },
                  ),
            )
          },
          clear: () => go(withoutFilters(address.value, ['hour', 'weekday'])),
        },
      }),
    [cells, selected, title, language],
  )
  const shares = cells.map(({ value }) => value ?? 0)
  return (
    <Panel
      title={title}
      note={say(w.peak)}
      queries={[answer]}
      room={151}
      tools={
        <span class="not-phone">
          <Legend low={percent(Math.min(...shares), 2)} high={percent(Math.max(...shares), 1)} />
        </span>
      }
      table={{
        name: 'hours',
        columns: [
          { name: say(w.weekday) },
          { name: say(w.hour), number: true },
          { name: say(w.payments), number: true },
        ],
        rows: cells.map(({ weekday, hour, count }) => [
          weekdayName(weekday + 1, language),
          hour,
          count,
        ]),
      }}
    >
      {() => <Figure draw={draw} />}
    </Panel>
  )
}

function Legend({ low, high }: { low: string; high: string }) {
  const host = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    host.current?.replaceChildren(rampLegend({ ramp: 'seq', low, high }))
  }, [low, high])
  return <span ref={host} />
}
