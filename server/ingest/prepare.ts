import { basename } from 'node:path'
import type { Logger } from 'pino'
import type { Sql } from '../db/connection.ts'
import { RiskError, SqlError } from '../db/errors.ts'
import type { Progress } from '../effects.ts'
import { loadCategories } from './category.ts'
import { type SettledLender, settleLender } from './lender.ts'
import { readLender } from './load_lender.ts'
import type { FileScan } from './scan/file_scan.ts'
import type { FilePlan, LoadPlan } from './source.ts'
import { type StagedFile, stageFile } from './stage_file.ts'
import type { StageContext } from './staged.ts'

export interface PrepareEffects {
  progress(progress: Progress): void
  log: Logger
  signal: AbortSignal
}

/** A file that was looked through, and how long that took. */
export interface Scanned {
  plan: FilePlan
  scan: FileScan
  seconds: number
}

export const seconds = (since: number) => Math.round(performance.now() - since) / 1000
const isLender = ({ plan }: Scanned) => plan.entries[0]?.relation === 'lender'

export function stopIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new RiskError('CANCELLED', 'ingest was cancelled; nothing was kept')
}

/** What the transaction begins with: every row was read, typed and checked. */
export interface Ready {
  lender: SettledLender
  context: StageContext
  /** In the order they are loaded; the lender's own file has no stage. */
  files: readonly { scanned: Scanned; staged: StagedFile | null }[]
}

/**
 * Settles whose data it is, and stages every file, before the transaction: the engine reads a table
 * that its own transaction wrote on one thread, and believes that it is empty.
 */
export async function prepare(
  sql: Sql,
  plan: LoadPlan,
  scanned: readonly Scanned[],
  effects: PrepareEffects,
): Promise<Ready> {
  const lenderFile = scanned.find(isLender)
  const said = lenderFile ? await readLender(sql, lenderFile.plan, lenderFile.scan) : plan.lender
  const lender = await settleLender(sql, plan.source, said)
  await loadCategories(sql, plan.codeSystem)
  const context = { source: plan.source, zone: lender.timeZone, currency: lender.currency }
  const files: { scanned: Scanned; staged: StagedFile | null }[] = []
  for (const [i, one] of scanned.entries()) {
    const { signal, progress } = effects
    stopIfAborted(signal)
    progress({
      step: `read ${basename(one.plan.path)}`,
      done: i,
      total: scanned.length,
      unit: 'files',
    })
    const since = performance.now()
    const staged = isLender(one)
      ? null
      : await stageWhole(sql, `ingest_${i}`, one, context, effects)
    one.seconds += seconds(since)
    files.push({ scanned: one, staged })
  }
  return { lender, context, files }
}

/**
 * Stages a file; where the engine stumbles over it, or comes to another number of records, our own
 * reader has it line by line. Throws FILE_REFUSED where there is none for such a file.
 */
async function stageWhole(
  sql: Sql,
  name: string,
  one: Scanned,
  context: StageContext,
  { signal, log }: PrepareEffects,
): Promise<StagedFile> {
  const { plan } = one
  const stage = () => stageFile(sql, name, plan, one.scan, context)
  const refuse = (why: string, cause?: unknown): never => {
    throw new RiskError('FILE_REFUSED', `${plan.path}: ${why}`, { cause })
  }
  const first = await stage().catch((error: unknown) => {
    stopIfAborted(signal)
    if (!(error instanceof SqlError)) throw error
    if (!one.scan.closer) return refuse(`cannot be read: ${error.message.split('\n')[0]}`, error)
    log.warn({ err: error }, 'the engine stumbled over a file; reading it line by line')
    return null
  })
  if (first) return first
  if (!one.scan.closer) return refuse(`${one.scan.records} records were counted; not all were read`)
  one.scan = await one.scan.closer()
  const again = await stage()
  if (!again) throw new Error(`${plan.path}: ${one.scan.records} records; not all were read`)
  return again
}
