import type { Sql } from '../db/connection.ts'
import { references } from './references.ts'
import { isNew, type LoadContext, type Staged } from './staged.ts'

/** Where a surrogate was asked for, it was found, and somebody owns the row. */
function isResolved(staged: Staged): string {
  const { resolved } = staged
  const found = references(staged)
    .filter((column) => resolved.surrogates.has(column.name))
    .map(
      (column) =>
        `(s.${column.name} is null or ${resolved.surrogates.get(column.name)} is not null)`,
    )
  const owned = resolved.columns.includes('customer_id') ? [`${resolved.owner} is not null`] : []
  return [...found, ...owned].join(' and ') || 'true'
}

/**
 * How a load's transactions lie: by quarter, and in a quarter by customer. A question about some days
 * reads their quarters only; one about a customer reads a stretch of each quarter.
 */
const TRANSACTION_ORDER =
  '(4 * year(booked_on) + quarter(booked_on))::smallint, customer_id, occurred_at'

/**
 * Appends the good and new rows of a stage to its table; returns how many. Rows that name what is
 * not in the store are left out, so a count that falls short says there are some.
 */
export async function insertRows(sql: Sql, staged: Staged, context: LoadContext): Promise<number> {
  const { relation, resolved, firstLine } = staged
  const table = `"${relation.table}"`
  const columns = [...resolved.columns, 'recorded_at', 'source_file_id']
  const values = [...resolved.columns, '$1::timestamp', '$2::bigint + file_no']
  if (relation.surrogate) {
    const last = await sql.first<{ id: number }>(
      `select coalesce(max(${relation.surrogate}), 0) as id from ${table}`,
    )
    columns.unshift(relation.surrogate)
    const { order } = staged.entry
    values.unshift(
      order === undefined
        ? `line + ${last!.id - firstLine + 1}`
        : `${last!.id} + row_number() over (order by ${order})`,
    )
  }
  return sql.run(
    `insert into ${table} (${columns.join(', ')})
select ${values.join(', ')}
from (${resolved.select(isNew(staged, 's'))}
where ${isResolved(staged)})
${relation.name === 'transactions' ? `order by ${TRANSACTION_ORDER}` : ''}`,
    [context.recordedAt, context.sourceFileId],
  )
}

/** Takes back what `insertRows` appended for so many files. */
export async function takeBack(
  sql: Sql,
  { relation }: Staged,
  { sourceFileId }: LoadContext,
  files = 1,
): Promise<void> {
  await sql.run(
    `delete from "${relation.table}" where source_file_id >= $1 and source_file_id < $1 + $2`,
    [sourceFileId, files],
  )
}
