import type { ResultOf } from '../../api/graphql.ts'
import type { Query } from '../../api/use_query.ts'
import { Pictured } from '../../components/pictured.tsx'
import { RowsTable } from '../../components/rows_table.tsx'
import type { TableData } from '../../components/table_data.ts'
import type { Words } from '../../state/say.ts'
import type { ModelQuery } from './query.ts'

type Props = {
  title: string
  note?: string
  answer: Query<ResultOf<typeof ModelQuery>>
  room: number
  empty: Words
  table: TableData
}

/** Rows that a model tells and that nothing draws. */
export function RowsPanel(props: Props) {
  return (
    <Pictured {...props}>
      <RowsTable {...props.table} />
    </Pictured>
  )
}
