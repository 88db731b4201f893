import { useMemo } from 'preact/hooks'
import type { Series } from '../../charts/time_series/options.ts'
import { seriesColour } from '../../marks/colour.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { MonthLines } from './month_lines.tsx'
import type { Answer, BindingQuery } from './query.ts'
import { w } from './words.ts'

const count = { kind: 'count' } as const

const ALL = 'all'

const nameOf = (instrument: string | null): string =>
  instrument === null
    ? say(w.allTogether)
    : instrument === 'card' || instrument === 'device_token' || instrument === 'qr'
      ? say(w[instrument])
      : instrument

/** Users of each instrument that is bound to an account, and all bindings per user. */
export function Bindings({ answer }: { answer: Answer<typeof BindingQuery> }) {
  const language = locale.value
  const rows = useMemo(
    () => (answer.data?.portfolio.bindingGrowth.rows ?? []).filter(({ measures }) => measures),
    [answer.data],
  )
  const series = useMemo((): Series[] => {
    const names = [...new Set(rows.map(({ instrument }) => instrument))]
    const single = names.filter((name) => name !== null)
    return language
      ? single.map((name, i) => ({ key: name ?? ALL, name: nameOf(name), colour: seriesColour(i) }))
      : []
  }, [rows, language])
  const all = rows.findLast(({ instrument }) => instrument === null)
  const drawn = useMemo(
    () =>
      rows.map(({ month, instrument, measures }) => ({
        series: instrument ?? ALL,
        day: month,
        value: measures?.users ?? null,
      })),
    [rows],
  )
  return (
    <MonthLines
      title={say(w.bindings)}
      note={
        all?.measures?.perUser == null
          ? say(w.usersNote)
          : say(w.perUserNote, { n: all.measures.perUser.toFixed(2) })
      }
      answer={answer}
      rows={drawn}
      series={series}
      measure={count}
      empty={w.noBinding}
      table={{
        name: 'bindings',
        columns: [
          { name: say(w.month) },
          { name: say(w.instrument) },
          { name: say(w.bound), number: true },
          { name: say(w.userCount), number: true },
          { name: say(w.perUser), number: true },
        ],
        rows: rows.map(({ month, instrument, measures }) => [
          month,
          nameOf(instrument),
          measures?.bindings ?? null,
          measures?.users ?? null,
          measures?.perUser ?? null,
        ]),
      }}
    />
  )
}
