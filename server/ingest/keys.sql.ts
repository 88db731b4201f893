import type { Sql } from '../db/connection.ts'
import { quoteLiteral } from '../db/identifier.ts'
import { REASONS } from './reasons.ts'
import { tableColumn } from './resolve.sql.ts'
import type { Column, Relation } from './tallystick/format.ts'

/** A stage whose keys are compared with the store and among themselves. */
export interface KeyedEntry {
  relation: Relation
  stage: string
  line: (alias: string) => string
  /** SQL condition on stage `s`: the row is still good. */
  live: string
  resolved: { select: string; columns: string[] }
  /** Canonical columns that the file gives. */
  given: readonly string[]
  /** What the file calls the columns of the key. */
  keyName: string
  /** Temporary table of the lines that are known already. */
  duplicates: string
}

const keyColumns = ({ relation }: KeyedEntry): Column[] =>
  relation.key.map((name) => relation.columns.find((column) => column.name === name)!)

const same = (left: string, right: string, columns: readonly string[]) =>
  columns.length === 0
    ? 'true'
    : columns.map((name) => `${left}.${name} is not distinct from ${right}.${name}`).join(' and ')

const equal = (
  left: string,
  right: string,
  columns: readonly Column[],
  nameOf: (c: Column) => string,
) =>
  columns
    .map((column) =>
      column.required
        ? `${left}.${nameOf(column)} = ${right}.${nameOf(column)}`
        : `${left}.${nameOf(column)} is not distinct from ${right}.${nameOf(column)}`,
    )
    .join(' and ')

/** Columns whose difference is a conflict. A category that we derive from a code is ours to change. */
const content = ({ relation, resolved, given }: KeyedEntry) =>
  resolved.columns.filter(
    (name) => relation.name !== 'transactions' || name !== 'category' || given.includes('category'),
  )

const conflict = (entry: KeyedEntry, key: string) =>
  `${quoteLiteral(entry.keyName)}, left(${key}, 200), 'KEY_CONFLICT', '${entry.relation.key.join(', ')}: ${REASONS.KEY_CONFLICT}'`

/**
 * Finds the rows that are known already, in the store or earlier in the file: with the same content
 * they go to the `duplicates` table, with other content to the rejects. Returns how many rejects.
 */
export async function keyConflicts(sql: Sql, entry: KeyedEntry): Promise<number> {
  await sql.script(`create or replace temp table ${entry.duplicates} (line bigint)`)
  return (await againstStore(sql, entry)) + (await withinFile(sql, entry))
}

async function againstStore(sql: Sql, entry: KeyedEntry): Promise<number> {
  const { relation, stage, live, duplicates, resolved } = entry
  const table = `"${relation.table}"`
  const keys = keyColumns(entry)
  if (!(await sql.first(`select 1 from ${table} limit 1`))) return 0
  const direct = keys.every(
    (column) => column.refers === undefined || relation.name === 'place_statistics',
  )
  if (direct) {
    const known = await sql.first(
      `select 1 from ${stage} as s where ${live} and exists (
  select 1 from ${table} as t where ${keys.map((key) => `t.${tableColumn(key)} = s.${key.name}`).join(' and ')}) limit 1`,
    )
    if (!known) return 0
  }
  const name = (column: Column) => tableColumn(column)!
  await sql.script(`create or replace temp table ingest_known as
select r.line, ${keys.map((key) => `r.${name(key)}::varchar`).join(" || ' ' || ")} as key, ${same('r', 't', content(entry))} as same
from (${resolved.select} where ${live}) as r
join ${table} as t on ${equal('r', 't', keys, name)}`)
  await sql.run(`insert into ${duplicates} select line from ingest_known where same`)
  const rejected = await sql.run(
    `insert into ingest_reject select line, ${conflict(entry, 'key')} from ingest_known where not same`,
  )
  await sql.script('drop table ingest_known')
  return rejected
}

async function withinFile(sql: Sql, entry: KeyedEntry): Promise<number> {
  const { relation, stage, live, line, duplicates } = entry
  const keys = keyColumns(entry)
  const names = keys.map((key) => key.name)
  const { n, distinct } = (await sql.first<{ n: number; distinct: number }>(
    `select count(*) as n, count(distinct hash(${names.map((key) => `s.${key}`).join(', ')})) as distinct from ${stage} as s where ${live}`,
  ))!
  if (n === distinct) return 0
  const columns = relation.columns.flatMap((column) =>
    column.type === 'instant' ? [column.name, `${column.name}_day`] : [column.name],
  )
  await sql.script(`create or replace temp table ingest_again as
with good as (
  select s.*, ${line('s')} as own_line from ${stage} as s
  where ${live} and ${line('s')} not in (select line from ${duplicates})
),
first_row as (
  select ${names.join(', ')}, min(own_line) as first_at from good group by ${names.join(', ')} having count(*) > 1
),
again as (
  select good.*, first_at from good join first_row on ${equal('good', 'first_row', keys, (key) => key.name)}
)
select again.own_line as line, ${names.map((key) => `again.${key}::varchar`).join(" || ' ' || ")} as key, ${same('again', 'earlier', columns)} as same
from again join again as earlier on earlier.own_line = again.first_at where again.own_line <> again.first_at`)
  await sql.run(`insert into ${duplicates} select line from ingest_again where same`)
  const rejected = await sql.run(
    `insert into ingest_reject select line, ${conflict(entry, 'key')} from ingest_again where not same`,
  )
  await sql.script('drop table ingest_again')
  return rejected
}
