import type { ResultOf } from '../../api/graphql.ts'
import type { Query } from '../../api/use_query.ts'
import { Pictured } from '../../components/pictured.tsx'
import { RowsTable } from '../../components/rows_table.tsx'
import type { TableData } from '../../components/table_data.ts'
import { say } from '../../state/say.ts'
import type { ModelQuery } from './query.ts'
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
    <Pictured
      title={say(w.leftOut)}
      note={say(w.leftOutNote, { n: rows.length })}
      answer={answer}
      room={200}
      empty={w.noLeftOut}
      table={table}
    >
      <RowsTable {...table} />
    </Pictured>
  )
}
