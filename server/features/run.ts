import type { Sql } from '../db/connection.ts'
import { quoteIdentifier } from '../db/identifier.ts'
import type { Store } from '../db/store.ts'
import type { Value } from '../db/values.ts'
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

/** Twice the facility, or twice the customer plus one: as the relation `subjects_on` has it. */
export function subjectId(customerId: number, facilityId: number | null): number {
  return facilityId === null ? 2 * customerId + 1 : 2 * facilityId
}

/** Features of one subject as of a day, in one statement and without writing anything. */
export async function live(
  store: Pick<Store, 'read'>,
  args: {
    customerId: number
    facilityId: number | null
    asOf: string
    knownAt: Date
  } & SnapshotOptions,
): Promise<Record<string, Value>> {
  const rows = await store.read.all<Record<string, Value>>(liveSql(args), [
    BigInt(subjectId(args.customerId, args.facilityId)),
    BigInt(args.customerId),
    BigInt(args.facilityId ?? -1),
    args.asOf,
    args.knownAt,
  ])
  return rows[0] as Record<string, Value>
}

/**
 * The statement of `live`: $1 subject, $2 customer, $3 facility or -1, $4 as of, $5 known at.
 * Parameters have the type they are bound with, and none is NULL: else the engine would plan the
 * statement anew each time, which takes longer than running it.
 */
function liveSql(options: SnapshotOptions): string {
  return `with live_subject as materialized (
  select $1::bigint as subject_id, $2::bigint as customer_id, nullif($3::bigint, -1) as facility_id,
    $4::varchar::date as as_of
), live_snapshot as (
${snapshotSql('live_subject', '$5::timestamp', options)}
)
select * from live_snapshot`
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
    `select column_name as name from duckdb_columns() where table_name = $1 and database_name = current_database()`,
    [KEPT],
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
