import type { Store } from '../db/store.ts'
import { dataVersion } from '../ledger/data_version.ts'
import { ARE_FILLED } from './cube/keep_cubes.ts'
import { type Change, offsetsOver } from './local_hour.sql.ts'

/** The lender and the size of its ledger, as of one data version. */
export interface LenderFacts {
  /** The newest loaded file; 0 before the first. */
  dataVersion: number
  name: string
  source: string
  currency: string
  timeZone: string
  outcomeDefinition: string | null
  customers: number
  accounts: number
  facilities: number
  transactions: number
  statements: number
  /** First and last day with a transaction or a statement; null where there is neither. */
  firstDay: string | null
  lastDay: string | null
  /** First day that was observed no more: a question that names no day means this one. */
  firstUnseenDay: string | null
  /** Spending may be asked of the cubes. */
  hasCubes: boolean
  /** How far the lender's zone was ahead of UTC while transactions happened. */
  zone: Change[]
}

const FACTS = `
  with days as (
    select min(booked_on) as first_day, max(booked_on) as last_day from transaction
    union all
    select min(closed_on), max(closed_on) from statement
  )
  select
    name, source, currency, time_zone as "timeZone", outcome_definition as "outcomeDefinition",
    (select count(*) from customer) as customers,
    (select count(*) from account) as accounts,
    (select count(*) from facility) as facilities,
    (select count(*) from transaction) as transactions,
    (select count(*) from statement) as statements,
    (select min(first_day) from days) as "firstDay",
    (select max(last_day) from days) as "lastDay",
    (select max(observed_until) from coverage) as "firstUnseenDay",
    (select min(occurred_at)::date from transaction) as "firstHappened",
    (select max(occurred_at)::date from transaction) as "lastHappened",
    ${ARE_FILLED} as "hasCubes"
  from lender`

/**
 * Gives the lender's facts, or null while the store has no lender. They count the whole ledger, so
 * they are kept until another file is loaded or the cubes are filled, which is asked again only after
 * a write.
 */
export function lenderFacts(): (
  store: Pick<Store, 'read' | 'writes'>,
) => Promise<LenderFacts | null> {
  let kept: { facts: LenderFacts; writes: number } | undefined
  return async (store) => {
    const writes = store.writes()
    if (kept?.writes === writes) return kept.facts
    const version = await dataVersion(store.read)
    const facts =
      kept?.facts.dataVersion === version && kept.facts.hasCubes
        ? kept.facts
        : await readFacts(store.read, version)
    if (facts) kept = { facts, writes }
    return facts
  }
}

type Row = Omit<LenderFacts, 'dataVersion' | 'zone'> &
  Record<'firstHappened' | 'lastHappened', string | null>

async function readFacts(sql: Store['read'], version: number): Promise<LenderFacts | null> {
  const row = await sql.first<Row>(FACTS)
  if (!row) return null
  const { firstHappened: first, lastHappened: last, ...facts } = row
  return { ...facts, dataVersion: version, zone: offsetsOver(row.timeZone, { first, last }) }
}
