import type { Sql } from '../../db/connection.ts'
import type { Store } from '../../db/store.ts'
import type { Effects } from '../../effects.ts'

/** Facilities taken in one transaction: memory stays bounded, and other writers wait for a second or so. */
const CHUNK = 4000

/** Tables that say something of a facility, each with the file that a row came from. */
const FACTS = [
  'facility',
  'transaction',
  'statement',
  'limit_event',
  'facility_state',
  'instalment_plan',
  'coverage',
] as const

/**
 * Takes away what is kept of the facilities that rows of some new files concern, in the transaction
 * that appended these rows: until `keepMonths` comes by they are computed. Both numbers are included.
 */
export async function forgetMonths(
  sql: Sql,
  files: { from: number; until: number },
): Promise<void> {
  const concerned = FACTS.map(
    (table) =>
      `select facility_id from ${table} where source_file_id between $1 and $2 and facility_id is not null`,
  )
  await sql.run(`delete from facility_kept where facility_id in (${concerned.join(' union ')})`, [
    files.from,
    files.until,
  ])
}

/** Takes away all that was kept by other definitions than these. Call it when a store is opened. */
export async function forgetOtherDefinitions(sql: Sql, digest: string): Promise<void> {
  const kept = await sql.first<{ digest: string }>('select digest from kept_definition')
  if (kept?.digest === digest) return
  await sql.script('delete from facility_kept; delete from kept_definition')
  await sql.run('insert into kept_definition values ($1)', [digest])
}

/**
 * Computes and keeps the months of every facility of which nothing is kept, some thousands in a
 * transaction, and only those that reach the last month observed: a second call finds nothing to do.
 * Returns how many facilities it kept. Stops with the signal's reason between two transactions.
 */
export async function keepMonths({
  store,
  signal,
  progress,
}: Pick<Effects, 'store' | 'signal' | 'progress'>): Promise<number> {
  const total = await left(store)
  let done = 0
  for (;;) {
    signal.throwIfAborted()
    const kept = total > 0 ? await store.write(keepSome) : 0
    if (kept === 0) return done
    done += kept
    progress({ step: 'months', done: Math.min(done, total), total, unit: 'facilities' })
  }
}

/** Start of the day after the last month that was observed to its end, and the last knowledge there is. */
const HORIZON = `
  select date_trunc('month', max(observed_until))::date as until_on,
    (select max(recorded_at) from (${FACTS.map((table) => `select max(recorded_at) as recorded_at from ${table}`).join(' union all ')})) as known_from
  from coverage
  where relation in ('transaction', 'statement')`

const LEFT = `
  from facility as f
  cross join (${HORIZON}) as h
  left join facility_kept as k on k.facility_id = f.facility_id and k.until_on >= h.until_on
  where k.facility_id is null and f.opened_on < h.until_on`

async function left({ read }: Store): Promise<number> {
  return (await read.first<{ n: number }>(`select count(*) as n ${LEFT}`))!.n
}

async function keepSome(sql: Sql): Promise<number> {
  await sql.run(`create or replace temp table keep_facility as
    select f.facility_id, f.opened_on, h.until_on, h.known_from ${LEFT} order by f.facility_id limit ${CHUNK}`)
  const some = await sql.first<{ n: number; known: string }>(
    'select count(*) as n, max(known_from)::varchar as known from keep_facility',
  )
  if (some!.n > 0) await keepThese(sql, some!.known)
  await sql.script('drop table keep_facility')
  return some!.n
}

async function keepThese(sql: Sql, knownAt: string): Promise<void> {
  const of = 'facility_id in (select facility_id from keep_facility)'
  for (const table of ['facility_kept', 'lateness_kept', 'allocation_kept', 'balance_kept']) {
    await sql.run(`delete from ${table} where ${of}`)
  }
  await sql.run(`create or replace temp table keep_month as
    select row_number() over (order by facility_id, owed_on) as subject_id, facility_id, owed_on as as_of
    from (select facility_id, unnest(generate_series(
      date_trunc('month', opened_on) + interval 1 month, until_on, interval 1 month))::date as owed_on
      from keep_facility)`)
  await sql.run(
    `create or replace temp table keep_day as
     select row_number() over (order by facility_id, as_of) as subject_id, facility_id, as_of
     from (
       select facility_id, as_of from keep_month
       union
       select facility_id, (at_day + 1)::date
       from cycle_day((select min(opened_on) from keep_facility), (select max(until_on) from keep_facility), $1::varchar::timestamp)
       where ${of}
     )`,
    [knownAt],
  )
  await sql.run(
    `create or replace temp table keep_posting as
     select * from facility_posting($1::varchar::timestamp) where ${of}`,
    [knownAt],
  )
  await sql.run(
    `create or replace temp table keep_lateness as
     select * from facility_lateness('keep_month', 'keep_posting', $1::varchar::timestamp)`,
    [knownAt],
  )
  await sql.run(
    `insert into allocation_kept by name
     select transaction_id, facility_id, to_fees, to_interest
     from payment_allocation('keep_month', 'keep_posting', 'keep_lateness', $1::varchar::timestamp)
     where to_fees <> 0 or to_interest <> 0`,
    [knownAt],
  )
  await sql.run(`insert into lateness_kept by name
    select facility_id, at_on, dpd, bucket, months_late, overdue_amount, basis
    from keep_lateness where is_month_end`)
  await sql.run(`insert into facility_kept by name
    select facility_id, known_from, until_on from keep_facility`)
  await sql.run(
    `insert into balance_kept by name
     select * exclude (subject_id) from facility_balance('keep_day', $1::varchar::timestamp)`,
    [knownAt],
  )
  await sql.script(
    'drop table keep_month; drop table keep_day; drop table keep_posting; drop table keep_lateness',
  )
}
