import type { Sql } from '../db/connection.ts'
import { messageOf } from './message.ts'
import type { Reason } from './reasons.ts'
import { tableColumn, target } from './resolve.sql.ts'
import { isGood, type LoadContext, type Staged, theirName } from './staged.ts'
import { relationOf } from './tallystick/format.ts'
import type { Column } from './tallystick/relation.ts'

const OWNERS = ['customer_id', 'account_id', 'facility_id']

/** The columns of an entry that name rows of other relations. */
export const references = ({ relation, entry }: Staged): Column[] =>
  relation.columns.filter((column) => column.refers && entry.columns[column.name] !== undefined)

/** The columns of which one at least must say whose the row is; none where it is always said. */
function owners({ relation }: Staged): Column[] {
  const columns = relation.columns.filter((column) => OWNERS.includes(column.name) && column.refers)
  return columns.some((column) => column.required) ? [] : columns
}

async function reject(
  sql: Sql,
  staged: Staged,
  column: Column,
  reason: Reason,
  where: string,
  context: LoadContext,
): Promise<number> {
  const rejected = await sql.run(
    `insert into ingest_reject
select ${staged.line('s')}, $1::varchar, left(s.${column.name}, 200), $2::varchar, $3::varchar
from ${staged.stage} as s where ${isGood(staged, 's')} and ${where}`,
    [theirName(staged, column), reason, messageOf(column, reason, context.currency)],
  )
  staged.rejected.count += rejected
  return rejected
}

/**
 * Rejects the rows of `all[i]` that name what is not known, neither in the store nor earlier in the
 * same records, and those that name nobody. Returns how many.
 */
export async function rejectUnknownReferences(
  sql: Sql,
  all: readonly Staged[],
  i: number,
  context: LoadContext,
): Promise<number> {
  const staged = all[i]!
  let rejected = 0
  for (const column of references(staged)) {
    const key = relationOf(column.refers!).columns[0]!
    const own = all
      .slice(0, i)
      .filter((other) => other.relation.name === column.refers)
      .map(
        (other) =>
          ` and not exists (select 1 from ${other.stage} as o where o.${key.name} = s.${column.name} and ${isGood(other, 'o')})`,
      )
    rejected += await reject(
      sql,
      staged,
      column,
      'UNKNOWN_REFERENCE',
      `s.${column.name} is not null and not exists (
  select 1 from ${target(column.refers!).table} as t where t.${tableColumn(key)} = s.${column.name})${own.join('')}`,
      context,
    )
  }
  const [first, ...others] = owners(staged)
  if (first) {
    const nobody = [first, ...others].map((column) => `s.${column.name} is null`).join(' and ')
    rejected += await reject(sql, staged, first, 'MISSING_ID', nobody, context)
  }
  return rejected
}
