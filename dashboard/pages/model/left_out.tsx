import type { ResultOf } from '../../api/graphql.ts'
import type { Query } from '../../api/use_query.ts'
import type { TableData } from '../../components/table_data.ts'
import { say } from '../../state/say.ts'
import type { ModelQuery } from './query.ts'
import { RowsPanel } from './rows_panel.tsx'
import { w } from './words.ts'

/** Candidates that the model does without, and where each fell. */
export function LeftOut({ answer }: { answer: Query<ResultOf<typeof ModelQuery>> }) {
  const rows = answer.data?.model?.leftOut ?? []
  const table: TableData = {
    name: 'left_out',
    columns: [{ name: say(w.characteristic) }, { name: say(w.why) }],
    rows: rows.map(({ feature, why }) => [feature, why]),
  }
  return (
    <RowsPanel
      title={say(w.leftOut)}
      note={say(w.leftOutNote, { n: rows.length })}
      answer={answer}
      room={200}
      empty={w.noLeftOut}
      table={table}
    />
  )
}
