import { useMemo } from 'preact/hooks'
import { labelOf } from '../../api/codes.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { channelSeries } from './channel_series.ts'
import { MonthLines } from './month_lines.tsx'
import type { AcceptanceQuery, Answer } from './query.ts'
import { w } from './words.ts'

const count = { kind: 'count' } as const

type Props = { answer: Answer<typeof AcceptanceQuery>; what: 'merchants' | 'terminals' }

/** How many merchants, or points of sale, take each channel. */
export function Acceptance({ answer, what }: Props) {
  const language = locale.value
  const rows = useMemo(
    () =>
      (answer.data?.portfolio.acceptanceGrowth.rows ?? []).filter(
        ({ measures }) => measures?.[what] != null,
      ),
    [answer.data, what],
  )
  const series = useMemo(
    () => (language ? channelSeries(rows.map(({ channel }) => channel)) : []),
    [rows, language],
  )
  const drawn = useMemo(
    () =>
      rows.map(({ month, channel, measures }) => ({
        series: channel,
        day: month,
        value: measures?.[what] ?? null,
      })),
    [rows, what],
  )
  return (
    <MonthLines
      title={say(what === 'merchants' ? w.acceptance : w.terminals)}
      note={say(what === 'merchants' ? w.acceptanceNote : w.terminalsNote)}
      answer={answer}
      rows={drawn}
      series={series}
      measure={count}
      empty={w.noAcceptance}
      table={{
        name: what,
        columns: [
          { name: say(w.month) },
          { name: say(w.channel) },
          { name: say(w.merchants), number: true },
          { name: say(w.terminals), number: true },
        ],
        rows: rows.map(({ month, channel, measures }) => [
          month,
          labelOf('channel', channel),
          measures?.merchants ?? null,
          measures?.terminals ?? null,
        ]),
      }}
    />
  )
}
