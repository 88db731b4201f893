import { basename } from 'node:path'
import type { Sql } from '../db/connection.ts'
import { RiskError } from '../db/errors.ts'
import { instantText } from '../db/instant.ts'
import type { Store } from '../db/store.ts'
import { dataVersion } from '../ledger/data_version.ts'
import { forgetMonths } from '../ledger/kept/keep_months.ts'
import { addToCubes } from '../portfolio/cube/keep_cubes.ts'
import { addCoverage, derivedCoverage, statedCoverage } from './coverage.sql.ts'
import { keepLender, type SettledLender } from './lender.ts'
import { type FileCounts, loadFile } from './load_file.ts'
import { groupFiles, loadTogether } from './load_together.ts'
import {
  type PrepareEffects,
  prepare,
  type Ready,
  type Scanned,
  seconds,
  stopIfAborted,
} from './prepare.ts'
import { recordFile } from './record_file.ts'
import { scanFile } from './scan/scan_file.ts'
import type { LoadPlan } from './source.ts'
import { SOURCES } from './sources.ts'

export interface IngestRequest {
  /** A name of `SOURCES`: berka, uci_default, tally. */
  source: string
  /** Files, or folders of files. */
  paths: readonly string[]
  /** YAML file that says how other columns become ours (`tally` alone). */
  mapping?: string | undefined
  actor: string
  /** Leave the cubes of a first load empty: whoever asks for it fills them, and spending waits for none. */
  cubesLater?: boolean
}

export interface IngestEffects extends PrepareEffects {
  store: Store
  now(): Date
}

/** What became of a file: rows = accepted + rejected + duplicates. */
export interface IngestedFile extends FileCounts {
  path: string
  seconds: number
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
    const files = await store.prepared(async (sql, write) => {
      const ready = await prepare(sql, plan, scanned, effects)
      return write((inside) => loadAll(inside, plan, ready, request, effects))
    })
    return { files }
  } finally {
    for (const { scan } of scanned) await scan.close()
  }
}

async function loadAll(
  sql: Sql,
  plan: LoadPlan,
  { lender, context, files: ready }: Ready,
  { actor, cubesLater = false }: IngestRequest,
  { progress, signal, now, log }: IngestEffects,
): Promise<IngestedFile[]> {
  const loadedAt = instantText(now())
  if (!lender.isKnown) await keepLender(sql, plan.source, lender, { actor, at: loadedAt })
  const first = (await dataVersion(sql)) + 1
  let sourceFileId = first
  const files: IngestedFile[] = []

  async function record(one: Scanned, counts: FileCounts, spent: number): Promise<void> {
    if (counts.rows !== counts.accepted + counts.rejected + counts.duplicates) {
      throw new Error(`${one.plan.path}: ${JSON.stringify(counts)} does not add up`)
    }
    const file = {
      path: one.plan.path,
      ...counts,
      seconds: Math.round((one.seconds + spent) * 1000) / 1000,
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

  function begin(one: Scanned): number {
    stopIfAborted(signal)
    progress({
      step: `load ${basename(one.plan.path)}`,
      done: files.length,
      total: ready.length,
      unit: 'files',
    })
    return performance.now()
  }

  async function loadGroup(group: Ready['files']): Promise<void> {
    if (group.length > 1) {
      const since = begin(group[0]!.scanned)
      const staged = group.flatMap((file) => file.staged ?? [])
      const by = { ...context, sourceFileId, recordedAt: loadedAt }
      if (await loadTogether(sql, staged, by)) {
        const spent = seconds(since)
        const all = staged.reduce((sum, { scan }) => sum + scan.records, 0)
        for (const { scanned } of group) {
          const rows = scanned.scan.records
          const counts = { rows, accepted: rows, rejected: 0, duplicates: 0 }
          await record(scanned, counts, (spent * rows) / all)
        }
        return
      }
    }
    for (const { scanned, staged } of group) {
      const since = begin(scanned)
      const counts =
        staged === null
          ? lenderCounts(lender)
          : await loadFile(sql, staged, { ...context, sourceFileId, recordedAt: loadedAt })
      await record(scanned, counts, seconds(since))
    }
  }

  for (const group of groupFiles(ready)) await loadGroup(group)
  if (sourceFileId > first) {
    await observe(sql, plan, first, sourceFileId - 1, loadedAt)
    await forgetMonths(sql, { from: first, until: sourceFileId - 1 })
    if (!(cubesLater && first === 1)) {
      await addToCubes(sql, lender.timeZone, { from: first, until: sourceFileId - 1 })
    }
  }
  progress({ step: 'load', done: ready.length, total: ready.length, unit: 'files' })
  return files
}

const lenderCounts = ({ isKnown }: SettledLender): FileCounts => ({
  rows: 1,
  accepted: isKnown ? 0 : 1,
  rejected: 0,
  duplicates: isKnown ? 1 : 0,
})

async function observe(sql: Sql, plan: LoadPlan, from: number, until: number, at: string) {
  const observed =
    plan.coverage === undefined ? derivedCoverage(from, until) : statedCoverage(plan.coverage)
  await addCoverage(sql, observed, at, until)
}
