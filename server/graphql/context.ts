import type { Logger } from 'pino'
import type { Sql } from '../db/connection.ts'
import { type Drizzle, drizzleOver } from '../db/drizzle.ts'
import type { Store } from '../db/store.ts'
import type { LenderFacts } from '../portfolio/lender_facts.ts'
import type { Answers } from './answers.ts'
import type { LiveRuns } from './live_runs.ts'
import type { Parsed } from './parsed.ts'
import type { Slot } from './slot.ts'

/** What a resolver may touch. One is made for each request. */
export interface Context {
  /** For the chapters' own work (runs, decisions): not bound to the request's time. */
  store: Store
  /** Reads that stop when the request's time is over or its caller has gone. */
  sql: Sql
  /** The same reads through the query builder. */
  db: Drizzle
  /** The request's time. */
  signal: AbortSignal
  /** The server's: for work that outlives the request that asked for it. */
  closing: AbortSignal
  log: Logger
  now(): Date
  /** Who asks, as written beside every change. Until there are keys: whoever reaches the port. */
  actor: string
  /** The lender and the size of its ledger; null while the store is empty. */
  lender(): Promise<LenderFacts | null>
  answers: Answers
  runs: LiveRuns
  /** For the search for less discriminatory alternatives, which takes every core. */
  searching: Slot
  parsed: Parsed
}

export interface ContextOptions extends Omit<Context, 'sql' | 'db' | 'lender'> {
  lender(store: Store): Promise<LenderFacts | null>
}

export function createContext(options: ContextOptions): Context {
  const store = options.store.within(options.signal)
  const { read: sql } = store
  let lender: ReturnType<Context['lender']> | undefined
  return {
    ...options,
    sql,
    db: drizzleOver(sql),
    lender() {
      lender ??= options.lender(store)
      return lender
    },
  }
}
