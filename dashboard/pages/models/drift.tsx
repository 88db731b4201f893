import { useMemo } from 'preact/hooks'
import type { ResultOf } from '../../api/graphql.ts'
import type { Query } from '../../api/use_query.ts'
import { leaderboard } from '../../charts/leaderboard/leaderboard.ts'
import { Pictured } from '../../components/pictured.tsx'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { Drift, DriftQuery } from './query.ts'
import { verdictText } from './verdict.tsx'
import { w } from './words.ts'

const AT_MOST = 14

/** Where the model does not tell how training rows lay, the run it is held against. */
function nameOf({ label, labelZh, referenceRun }: Drift) {
  const name = locale.value === 'zh' ? labelZh : label
  return referenceRun === null ? name : say(w.sinceRun, { name, run: referenceRun })
}

/** How far the score and every characteristic have shifted, beside what chance does. */
export function DriftPanel({ answer }: { answer: Query<ResultOf<typeof DriftQuery>> }) {
  const language = locale.value
  const title = say(w.drift)
  const all = answer.data?.drift
  const [first] = all ?? []
  const rows = useMemo(
    () => (all ?? []).filter(({ model }) => model.modelId === first?.model.modelId),
    [all, first],
  )
  const draw = useMemo(() => {
    const bars = rows.map((row) => ({
      key: row.feature ?? 'score',
      name: nameOf(row),
      note: verdictText(row.verdict),
      value: row.psi,
      before: row.byChance,
    }))
    return (width: number) =>
      leaderboard(bars.slice(0, AT_MOST), {
        width,
        label: title,
        locale: language,
        measure: { kind: 'number' },
        valueName: say(w.index),
      })
  }, [rows, title, language])
  return (
    <Pictured
      title={title}
      note={first ? say(w.driftNote, { model: first.model.name, run: first.runId }) : undefined}
      answer={answer}
      room={320}
      empty={w.noDrift}
      draw={draw}
      table={{
        name: 'drift',
        columns: [
          { name: say(w.what) },
          { name: say(w.index), number: true },
          { name: say(w.byChance), number: true },
          { name: say(w.pointsShift), number: true },
          { name: say(w.verdict) },
        ],
        rows: rows.map((row) => [
          nameOf(row),
          row.psi.toFixed(4),
          row.byChance.toFixed(4),
          row.pointsShift === null ? null : row.pointsShift.toFixed(2),
          verdictText(row.verdict),
        ]),
      }}
    />
  )
}
