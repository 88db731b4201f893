import { useMemo, useState } from 'preact/hooks'
import { labelOf } from '../../api/codes.ts'
import { currency } from '../../api/lender.ts'
import { brushStrip } from '../../charts/brush_strip/brush_strip.ts'
import { timeSeries } from '../../charts/time_series/time_series.ts'
import { Panel } from '../../components/panel.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { dateRange } from '../../format/date.ts'
import { formatChange } from '../../format/measure.ts'
import { channelColour } from '../../marks/colour.ts'
import { Figure } from '../../marks/figure.tsx'
import { withoutFilter, withRange, withSetting } from '../../state/edit.ts'
import { address, drag, go } from '../../state/location.ts'
import { addDays, type Grain, lengthOf, nextStep } from '../../state/period.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { festivals } from '../festivals.ts'
import type { Scope } from './scope.ts'
import { beforeRows, seriesRows } from './series_rows.ts'
import type { SpendingAnswer } from './use_spending.ts'
import { versus, versusName } from './versus.ts'
import { w } from './words.ts'

type Mode = 'lines' | 'stack' | 'share'
const modeOf = (setting: string | undefined): Mode =>
  setting === 'stack' || setting === 'share' ? setting : 'lines'

const dimensionOf = { day: 'day', week: 'week', month: 'month' } as const

type Props = {
  scope: Scope
  /** By step and channel, with what is compared. */
  answer: SpendingAnswer
  byChannel: SpendingAnswer
  /** By week over the whole strip. */
  weekly: SpendingAnswer
}

/** The picked measure over time by channel, and the strip under it that chooses the period. */
export function Series({ scope, answer, byChannel, weekly }: Props) {
  const mode = modeOf(scope.address.settings.by)
  const language = locale.value
  const name = say(scope.picked.words)
  const title = say(w.perDayBy, { measure: name, grain: say(w[dimensionOf[scope.grain]]) })
  const spending = answer.data?.spending
  const totals = byChannel.data?.spending
  const draw = useMemo(() => {
    const { picked, measure, grain } = scope
    const rows = seriesRows(spending?.rows ?? [], scope)
    const before = beforeRows(spending?.rows ?? [], scope)
    const names = [...new Set(rows.map(({ series }) => series))]
    const series = names.map((key) => {
      const row = totals?.rows.find((each) => (each.keys[0] ?? 'none') === key)
      const total = row ? picked.value(row.measures) : null
      const change =
        row?.comparison && formatChange(total, picked.value(row.comparison), measure, 0, language)
      return {
        key,
        name: labelOf('channel', key),
        colour: channelColour(key),
        ...(total === null ? {} : { total }),
        ...(change ? { change } : {}),
      }
    })
    const short = versusName(scope)
    return (width: number) =>
      timeSeries(rows, {
        width,
        label: title,
        locale: language,
        measure,
        series,
        mode,
        grain,
        before,
        events: festivals(currency.value, scope.period.from, scope.period.to),
        ...(short === null ? {} : { versus: short }),
        on: {
          include: (day) => {
            const to = addDays(nextStep(day, grain), -1)
            go(withRange(address.value, 'paid', { from: day, to }))
          },
          clear: () => go(withoutFilter(address.value, 'paid')),
        },
      })
  }, [spending, totals, scope, mode, title, language])

  const change = versus(scope)
  return (
    <Panel
      title={title}
      note={
        scope.compared && mode === 'lines'
          ? say(w.dotted, { period: dateRange(scope.compared.from, scope.compared.to, language) })
          : undefined
      }
      queries={[answer, byChannel]}
      room={296}
      table={{
        name: 'series',
        columns: [
          {
            name: say(w[scope.grain === 'day' ? 'Day' : scope.grain === 'week' ? 'Week' : 'Month']),
          },
          { name: say(w.channel) },
          { name, number: true },
          ...(change ? [{ name: change, number: true }] : []),
        ],
        rows: (spending?.rows ?? []).map((row) => [
          row.keys[0] ?? null,
          labelOf('channel', row.keys[1] ?? 'none'),
          scope.picked.exact(row.measures),
          ...(change ? [row.comparison ? scope.picked.exact(row.comparison) : null] : []),
        ]),
      }}
      tools={<Tools scope={scope} mode={mode} />}
    >
      {() => (
        <>
          <Figure draw={draw} />
          <Strip scope={scope} weekly={weekly} />
        </>
      )}
    </Panel>
  )
}

function Tools({ scope, mode }: { scope: Scope; mode: Mode }) {
  return (
    <span class="not-phone actions">
      <Segmented<Grain>
        label={say(w.grain)}
        value={scope.grain}
        choices={[
          { value: 'day', name: say(w.Day) },
          { value: 'week', name: say(w.Week) },
          { value: 'month', name: say(w.Month) },
        ]}
        onChoose={(grain) => go(withSetting(address.value, 'grain', grain))}
      />
      <Segmented<Mode>
        label={say(w.mode)}
        value={mode}
        choices={[
          { value: 'lines', name: say(w.lines) },
          { value: 'stack', name: say(w.stack) },
          { value: 'share', name: say(w.shareMode) },
        ]}
        onChoose={(by) => go(withSetting(address.value, 'by', by))}
      />
    </span>
  )
}

function Strip({ scope, weekly }: { scope: Scope; weekly: SpendingAnswer }) {
  const [dragging, setDragging] = useState(false)
  const language = locale.value
  const rows = weekly.data?.spending.rows
  const draw = useMemo(() => {
    const { picked, measure, period, compared, strip } = scope
    const values = (rows ?? [])
      .map((row) => ({ day: row.keys[0] ?? strip.from, value: picked.value(row.measures) }))
      .sort((a, b) => (a.day < b.day ? -1 : 1))
    const months = Math.max(1, Math.round(lengthOf(strip) / 30.44))
    return (width: number) =>
      brushStrip(values, {
        width,
        label: say(w.brushLabel, { measure: say(picked.words) }),
        locale: language,
        measure,
        from: period.from,
        to: period.to,
        ...(compared ? { before: compared } : {}),
        note: [say(w.weekly, { n: months }), say(w.dragToSelect)],
        on: {
          brush: ({ from, to }, done) => {
            setDragging(!done)
            drag(withRange(address.value, 'paid', { from, to }), done)
          },
          clear: () => go(withoutFilter(address.value, 'paid')),
        },
      })
  }, [rows, scope, language])
  return <Figure draw={draw} still={dragging} />
}
