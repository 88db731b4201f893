import type { ResultOf } from '../../api/graphql.ts'
import type { Query } from '../../api/use_query.ts'
import type { TableData } from '../../components/table_data.ts'
import { fullDate } from '../../format/date.ts'
import { modelStates } from '../../state/model_states.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { ModelQuery } from './query.ts'
import { RowsPanel } from './rows_panel.tsx'
import { w } from './words.ts'

/** Who moved the model on, when, and why. */
export function History({ answer }: { answer: Query<ResultOf<typeof ModelQuery>> }) {
  const table: TableData = {
    name: 'history',
    columns: [
      { name: say(w.history) },
      { name: say(w.by) },
      { name: say(w.when) },
      { name: say(w.note) },
    ],
    rows: (answer.data?.model?.events ?? []).map(({ from, to, actor, at, note }) => [
      say(w.moved, { from: say(modelStates[from]), to: say(modelStates[to]) }),
      actor,
      fullDate(at.slice(0, 10), locale.value),
      note,
    ]),
  }
  return (
    <RowsPanel title={say(w.history)} answer={answer} room={80} empty={w.noHistory} table={table} />
  )
}
