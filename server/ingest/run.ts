import { basename } from 'node:path'
import type { Logger } from 'pino'
import type { Sql } from '../db/connection.ts'
import { RiskError, SqlError } from '../db/errors.ts'
import { instantText } from '../db/instant.ts'
import type { Store } from '../db/store.ts'
import type { Progress } from '../effects.ts'
import { dataVersion } from '../ledger/data_version.ts'
import { loadCategories } from './category.ts'
import { addCoverage, derivedCoverage, statedCoverage } from './coverage.sql.ts'
import { settleLender, storedLender } from './lender.ts'
import { type FileCounts, loadFile } from './load_file.ts'
import { readLender } from './load_lender.ts'
import { recordFile } from './record_file.ts'
import type { FileScan } from './scan/file_scan.ts'
import { presentEntries, scanFile } from './scan/scan_file.ts'
import type { FilePlan, LoadPlan } from './source.ts'
import { SOURCES } from './sources.ts'

export interface IngestRequest {
  /** A name of `SOURCES`: berka, uci_default, tally. */
  source: string
  /** Files, or folders of files. */
  paths: readonly string[]
  /** YAML file that says how other columns become ours (`tally` alone). */
  mapping?: string | undefined
  actor: string
}

export interface IngestEffects {
  store: Store
  progress(progress: Progress): void
  log: Logger
  signal: AbortSignal
  now(): Date
}

/** What became of a file: rows = accepted + rejected + duplicates. */
export interface IngestedFile extends FileCounts {
  path: string
  seconds: number
}

interface Scanned {
  plan: FilePlan
  scan: FileScan
  seconds: number
}

const seconds = (since: number) => Math.round(performance.now() - since) / 1000
const isLender = ({ plan }: Scanned) => plan.entries[0]?.relation === 'lender'

function stopIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new RiskError('CANCELLED', 'ingest was cancelled; nothing was kept')
}

/**
 * Loads files into the ledger in one transaction: all of them, or, where one is refused, none.
 * Bad rows are kept as rejects; rows that are known already change nothing. Throws FILE_REFUSED for
 * a file that is missing, cut off or has other columns, BAD_REQUEST for an unknown source or a bad
 * mapping, CONFLICT for data of another lender.
 */
export async function ingest(
  request: IngestRequest,
  effects: IngestEffects,
): Promise<{ files: IngestedFile[] }> {
  const source = Object.hasOwn(SOURCES, request.source) ? SOURCES[request.source] : undefined
  if (!source) {
    throw new RiskError(
      'BAD_REQUEST',
      `unknown source: ${request.source}; expected one of ${Object.keys(SOURCES).join(', ')}`,
    )
  }
  if (request.mapping !== undefined && request.source !== 'tally') {
    throw new RiskError('BAD_REQUEST', `${request.source} takes no mapping; only tally does`)
  }
  const { store, progress, signal } = effects
  const plan = await source(request.paths, request.mapping)
  const scanned: Scanned[] = []
  try {
    for (const file of plan.files) {
      stopIfAborted(signal)
      progress({
        step: `check ${basename(file.path)}`,
        done: scanned.length,
        total: plan.files.length,
        unit: 'files',
      })
      const since = performance.now()
      const scan = await scanFile(file, store.read)
      scanned.push({ plan: file, scan, seconds: seconds(since) })
    }
    const load = () => store.write((sql) => loadAll(sql, plan, scanned, request, effects))
    const files = await load().catch(async (error: unknown) => {
      if (!(error instanceof SqlError) || !(await lookCloser(scanned))) throw error
      effects.log.warn({ err: error }, 'the engine stumbled over a file; reading it line by line')
      return load()
    })
    return { files }
  } finally {
    for (const { scan } of scanned) await scan.close()
  }
}

/** Has the files read by our own reader that the engine read itself; false where there are none. */
async function lookCloser(scanned: Scanned[]): Promise<boolean> {
  let found = false
  for (const one of scanned) {
    if (!one.scan.closer) continue
    one.scan = await one.scan.closer()
    found = true
  }
  return found
}

async function loadAll(
  sql: Sql,
  plan: LoadPlan,
  scanned: readonly Scanned[],
  { actor }: IngestRequest,
  { progress, signal, now, log }: IngestEffects,
): Promise<IngestedFile[]> {
  const loadedAt = instantText(now())
  const wasKnown = (await storedLender(sql)) !== null
  const lenderFile = scanned.find(isLender)
  const said = lenderFile ? await readLender(sql, lenderFile.plan, lenderFile.scan) : plan.lender
  const lender = await settleLender(sql, plan.source, said, { actor, at: loadedAt })
  await loadCategories(sql, plan.codeSystem)
  const first = (await dataVersion(sql)) + 1
  let sourceFileId = first
  const files: IngestedFile[] = []
  for (const [i, one] of scanned.entries()) {
    stopIfAborted(signal)
    progress({
      step: `load ${basename(one.plan.path)}`,
      done: i,
      total: scanned.length,
      unit: 'files',
    })
    const since = performance.now()
    const counts = isLender(one)
      ? { rows: 1, accepted: wasKnown ? 0 : 1, rejected: 0, duplicates: wasKnown ? 1 : 0 }
      : await loadFile(
          sql,
          { ...one.plan, entries: presentEntries(one.plan, one.scan) },
          one.scan,
          {
            source: plan.source,
            sourceFileId,
            recordedAt: loadedAt,
            zone: lender.timeZone,
            currency: lender.currency,
          },
        )
    if (counts.rows !== counts.accepted + counts.rejected + counts.duplicates) {
      throw new Error(`${one.plan.path}: ${JSON.stringify(counts)} does not add up`)
    }
    const file = {
      path: one.plan.path,
      ...counts,
      seconds: Math.round((one.seconds + seconds(since)) * 1000) / 1000,
    }
    const relation = [...new Set(one.plan.entries.map((entry) => entry.relation))].join(', ')
    const kept = await recordFile(sql, {
      ...file,
      sourceFileId,
      source: plan.source,
      relation,
      bytes: one.scan.bytes,
      loadedAt,
      actor,
    })
    if (kept) sourceFileId++
    log.info({ file }, 'file loaded')
    files.push(file)
  }
  if (sourceFileId > first) await observe(sql, plan, first, sourceFileId - 1, loadedAt)
  await sql.script(
    'drop table if exists ingest_reject; drop table if exists ingest_category; drop table if exists ingest_day',
  )
  progress({ step: 'load', done: scanned.length, total: scanned.length, unit: 'files' })
  return files
}

async function observe(sql: Sql, plan: LoadPlan, from: number, until: number, at: string) {
  const observed =
    plan.coverage === undefined ? derivedCoverage(from, until) : statedCoverage(plan.coverage)
  await addCoverage(sql, observed, at, until)
}
