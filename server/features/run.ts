import type { Sql } from '../db/connection.ts'
import { quoteIdentifier, quoteLiteral } from '../db/identifier.ts'
import { FEATURES } from './catalogue.ts'
import { type SnapshotOptions, snapshotSql } from './snapshot.sql.ts'

/**
 * Features of many subjects, each as of its own day, into a new table.
 * `subjects` names a relation (subject_id, customer_id, facility_id, as_of), subject_id unique;
 * `into` is replaced where it exists. Returns the number of rows.
 */
export async function snapshot(
  sql: Sql,
  args: {
    subjects: string
    knownAt: string | Date
    into: string
    temporary?: boolean
  } & SnapshotOptions,
): Promise<number> {
  const table = quoteIdentifier(args.into)
  const kind = args.temporary ? 'temp table' : 'table'
  await sql.run(
    `create or replace ${kind} ${table} as ${snapshotSql(args.subjects, '$1::timestamp', args)}`,
    [args.knownAt],
  )
  return (await sql.first<{ n: number }>(`select count(*) as n from ${table}`))?.n ?? 0
}

const KEPT = 'feature_snapshot'

/** Columns that the catalogue has and the table lacks, as statements that add them. Never one that removes. */
export function addColumnsSql(present: ReadonlySet<string>): string[] {
  return FEATURES.filter((feature) => !present.has(feature.name)).map(
    (feature) =>
      `alter table ${KEPT} add column ${quoteIdentifier(feature.name)} ${feature.type === 'number' ? 'double' : 'varchar'}`,
  )
}

/** Makes `feature_snapshot` have a column for every feature of the catalogue; keeps what it holds. */
export async function ensureFeatureSnapshot(sql: Sql): Promise<void> {
  await sql.script(
    `create table if not exists ${KEPT} (run_id bigint not null, subject_id bigint not null, customer_id bigint not null, facility_id bigint, snapshot_on date not null)`,
  )
  const columns = await sql.all<{ name: string }>(
    `select name from pragma_table_info(${quoteLiteral(KEPT)})`,
  )
  for (const statement of addColumnsSql(new Set(columns.map((column) => column.name)))) {
    await sql.script(statement)
  }
}

/** Keeps the features of a run's subjects; call inside `store.write`. Returns the number of rows. */
export async function keepSnapshot(
  sql: Sql,
  args: { runId: number; subjects: string; knownAt: string | Date },
): Promise<number> {
  await ensureFeatureSnapshot(sql)
  const columns = FEATURES.map((feature) => quoteIdentifier(feature.name)).join(', ')
  return sql.run(
    `insert into ${KEPT} (run_id, subject_id, customer_id, facility_id, snapshot_on, ${columns})
     select $1::bigint, subject_id, customer_id, facility_id, as_of, ${columns}
     from (${snapshotSql(args.subjects, '$2::timestamp')})`,
    [args.runId, args.knownAt],
  )
}
