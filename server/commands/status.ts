import { count, desc, eq, max, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { drizzleOver } from '../db/drizzle.ts'
import type { Effects } from '../effects.ts'
import { reject, sourceFile } from '../ingest/tables.ts'
import * as ledger from '../ledger/tables.ts'
import { model } from '../models/tables.ts'
import { decision, policy } from '../quota/tables.ts'
import { run } from '../runs/tables.ts'
import { storeVerb } from './verb.ts'

const COUNTED = {
  customers: ledger.customer,
  accounts: ledger.account,
  facilities: ledger.facility,
  transactions: ledger.transaction,
  statements: ledger.statement,
  outcomes: ledger.outcome,
  files: sourceFile,
  rejects: reject,
  models: model,
  policies: policy,
  decisions: decision,
} as const

/** What the store holds: rows a table, the data version, why rows were rejected, the latest runs. */
export async function status(_: unknown, { store }: Pick<Effects, 'store'>) {
  const db = drizzleOver(store.read)
  const rows = async (table: PgTable) =>
    (await db.select({ rows: count() }).from(table))[0]?.rows ?? 0
  const counts = await Promise.all(
    Object.entries(COUNTED).map(async ([name, table]) => [name, await rows(table)] as const),
  )
  const runs = db
    .select({
      id: run.runId,
      asOf: run.asOf,
      status: run.status,
      model: run.modelId,
      policyVersion: run.policyVersion,
      dataVersion: run.dataVersion,
      subjects: run.subjects,
      unevaluable: run.unevaluable,
      publishedAt: run.publishedAt,
      error: run.error,
    })
    .from(run)
    .orderBy(desc(run.runId))
    .limit(1)
  const [lender] = await db
    .select({
      name: ledger.lender.name,
      source: ledger.lender.source,
      currency: ledger.lender.currency,
      timeZone: ledger.lender.timeZone,
    })
    .from(ledger.lender)
  const [version] = await db.select({ newest: max(sourceFile.sourceFileId) }).from(sourceFile)
  const rejects = await db
    .select({ reason: reject.reason, rows: count() })
    .from(reject)
    .groupBy(reject.reason)
    .orderBy(desc(count()), sql`1`)
  const [latest] = await runs
  const [published] = await runs.where(eq(run.status, 'published'))
  return {
    store: store.dir,
    lender: lender ?? null,
    dataVersion: version?.newest ?? 0,
    counts: Object.fromEntries(counts),
    rejects,
    latestRun: latest ?? null,
    publishedRun: published ?? null,
  }
}

export const statusVerb = storeVerb({
  name: 'status',
  summary: 'what the store holds: rows, data version, rejects, the latest run',
  args: z.object({}),
  declare: () => undefined,
  read: () => ({}),
  run: status,
})
