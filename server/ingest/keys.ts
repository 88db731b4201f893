import type { Sql } from '../db/connection.ts'
import { REASONS } from './reasons.ts'
import { tableColumn } from './resolve.sql.ts'
import { isGood, isNew, type Staged, theirName } from './staged.ts'
import type { Column } from './tallystick/relation.ts'

const keyColumns = ({ relation }: Staged): Column[] =>
  relation.key.map((name) => relation.columns.find((column) => column.name === name)!)

const sameKey = (
  left: string,
  right: string,
  keys: readonly Column[],
  name: (key: Column) => string,
) =>
  keys
    .map((key) =>
      key.required
        ? `${left}.${name(key)} = ${right}.${name(key)}`
        : `${left}.${name(key)} is not distinct from ${right}.${name(key)}`,
    )
    .join(' and ')

const same = (left: string, right: string, columns: readonly string[]) =>
  columns.map((name) => `${left}.${name} is not distinct from ${right}.${name}`).join(' and ')

/** Columns whose difference is a conflict. A category that we derive from a code is ours to change. */
const content = ({ relation, resolved, entry }: Staged) =>
  resolved.columns.filter(
    (name) =>
      relation.name !== 'transactions' ||
      name !== 'category' ||
      entry.columns.category !== undefined,
  )

/** Sorts rows of (line, key, same) into duplicates and conflicts; returns how many are in conflict. */
async function settle(sql: Sql, staged: Staged, found: string): Promise<number> {
  const names = keyColumns(staged).map((key) => theirName(staged, key))
  staged.known += await sql.run(
    `insert into ${staged.duplicates} select line from ${found} where same`,
  )
  const conflicts = await sql.run(
    `insert into ingest_reject
select line, $1::varchar, left(key, 200), 'KEY_CONFLICT', $2::varchar from ${found} where not same`,
    [names.join(', '), `${staged.relation.key.join(', ')}: ${REASONS.KEY_CONFLICT}`],
  )
  staged.rejected.count += conflicts
  await sql.script(`drop table ${found}`)
  return conflicts
}

const keyText = (alias: string, names: readonly string[]) =>
  `concat_ws(' ', ${names.map((name) => `${alias}.${name}::varchar`).join(', ')})`

/**
 * Finds the rows that are known already, in the store or earlier in the file: with the same content
 * they go to the table of duplicates, with other content to the rejects. Returns how many rejects.
 */
export async function findKnown(sql: Sql, staged: Staged): Promise<number> {
  await sql.script(`create or replace temp table ${staged.duplicates} (line bigint)`)
  staged.known = 0
  return (await findInStore(sql, staged)) + (await findTwice(sql, staged))
}

async function findInStore(sql: Sql, staged: Staged): Promise<number> {
  const { relation, stage, resolved } = staged
  const table = `"${relation.table}"`
  const keys = keyColumns(staged)
  const name = (column: Column) => tableColumn(column)!
  if (!(await sql.first(`select 1 from ${table} limit 1`))) return 0
  if (keys.every((key) => !resolved.surrogates.has(key.name))) {
    const known = await sql.first(
      `select 1 from ${stage} as s where ${isGood(staged, 's')} and exists (
  select 1 from ${table} as t where ${keys.map((key) => `t.${name(key)} = s.${key.name}`).join(' and ')}) limit 1`,
    )
    if (!known) return 0
  }
  await sql.script(`create or replace temp table ingest_known as
select r.line, ${keyText('r', keys.map(name))} as key, ${same('r', 't', content(staged))} as same
from (${resolved.select(isGood(staged, 's'))}) as r
join ${table} as t on ${sameKey('r', 't', keys, name)}`)
  return settle(sql, staged, 'ingest_known')
}

/** Columns of a stage, an instant as the same for the same moment however it was written. */
function stageColumns({ relation, resolved }: Staged): string {
  return relation.columns
    .map((column) =>
      column.type === 'instant'
        ? `${resolved.instant} as ${column.name}`
        : `s.${column.name} as ${column.name}`,
    )
    .join(', ')
}

async function findTwice(sql: Sql, staged: Staged): Promise<number> {
  const { relation, stage, line } = staged
  const keys = keyColumns(staged)
  const names = keys.map((key) => key.name)
  const good = `from ${stage} as s where ${isNew(staged, 's')}`
  // Not over hash(): the engine's hashes of texts that are alike do collide.
  const { n, distinct } = (await sql.first<{ n: number; distinct: number }>(
    `select (select count(*) ${good}) as n, (select count(*) from (select distinct ${names.map((key) => `s.${key}`).join(', ')} ${good})) as distinct`,
  ))!
  if (n === distinct) return 0
  await sql.script(`create or replace temp table ingest_again as
with twice as (
  select ${names.map((key) => `s.${key}`).join(', ')}, min(${line('s')}) as first_line ${good} group by all having count(*) > 1
),
again as (
  select ${stageColumns(staged)}, ${line('s')} as own_line, first_line
  from ${stage} as s
  join twice on ${sameKey('s', 'twice', keys, (key) => key.name)}
  where ${isNew(staged, 's')}
)
select again.own_line as line, ${keyText('again', names)} as key,
  ${same(
    'again',
    'earlier',
    relation.columns.map((column) => column.name),
  )} as same
from again
join again as earlier on earlier.own_line = again.first_line
where again.own_line <> again.first_line`)
  return settle(sql, staged, 'ingest_again')
}
