import { useMemo } from 'preact/hooks'
import type { ResultOf } from '../../api/graphql.ts'
import type { Query } from '../../api/use_query.ts'
import { leaderboard } from '../../charts/leaderboard/leaderboard.ts'
import { Pictured } from '../../components/pictured.tsx'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { ScoreShiftQuery } from './query.ts'
import { w } from './words.ts'

/** Share of the subjects in each tenth of the training scores, now and then. */
export function ScoreShift({ answer }: { answer: Query<ResultOf<typeof ScoreShiftQuery>> }) {
  const language = locale.value
  const title = say(w.shift)
  const score = answer.data?.drift.find(({ feature }) => feature === null)
  const rows = useMemo(
    () =>
      (score?.cells ?? []).map(({ cell, thenRows, nowRows }, i, all) => ({
        key: String(cell),
        name: say(w.band, { n: cell + 1 }),
        note: i === 0 ? say(w.lowest) : i === all.length - 1 ? say(w.highest) : undefined,
        value: nowRows / (score?.nowRows || 1),
        before: thenRows / (score?.thenRows || 1),
      })),
    [score],
  )
  const draw = useMemo(
    () => (width: number) =>
      leaderboard(rows, {
        width,
        label: title,
        locale: language,
        measure: { kind: 'share' },
        valueName: say(w.now),
      }),
    [rows, title, language],
  )
  return (
    <Pictured
      title={title}
      note={score ? say(w.shiftNote) : undefined}
      answer={answer}
      room={320}
      empty={w.noShift}
      draw={draw}
      table={{
        name: 'score_shift',
        columns: [
          { name: say(w.what) },
          { name: say(w.now), number: true },
          { name: say(w.before), number: true },
        ],
        rows: rows.map(({ name, value, before }) => [name, value.toFixed(4), before.toFixed(4)]),
      }}
    />
  )
}
