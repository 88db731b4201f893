import { RiskError } from '../db/errors.ts'
import type { Store } from '../db/store.ts'
import type { Effects } from '../effects.ts'
import { readBinningFile } from './binning_file.ts'
import type { ModelKind } from './fit_model.ts'
import { fitOnThreads } from './fit_thread.ts'
import { saveModel } from './registry.ts'
import { binStability } from './scorecard/bin_stability.ts'
import type { Table } from './scorecard/table.ts'
import { readSpecialFile, type SpecialValues, specialOf } from './special_values.ts'
import { type TableReport, tableReport } from './table_report.ts'
import { keepEvidence } from './training_evidence.ts'
import { type EngineLimits, withFile } from './training_file.ts'
import { checkWeights, monthSql, numberOf } from './training_file_beside.ts'
import { planColumns, type Roles } from './training_file_columns.ts'
import { readFile } from './training_file_read.ts'
import { countFolds, splitFile, splitSql } from './training_file_split.ts'
import { readTarget } from './training_file_target.ts'
import { readTextNumbers } from './training_file_text.ts'
import { readIds } from './training_split.ts'

export interface TrainTableRequest extends Roles {
  /** A CSV or Parquet file. */
  table: string
  /** Default: scorecard. */
  kind?: ModelKind | undefined
  /** The value of the target that is bad. Default: 1 of 0 and 1. */
  event?: string | undefined
  /** Values that get a bin of their own, in every column. */
  special?: readonly (number | string)[] | undefined
  /** A file of such values by column. */
  specialFile?: string | undefined
  /** A file of how features are to be binned (`binning_file.ts`). */
  bins?: string | undefined
  folds?: number | undefined
  /** A file of values of the id column, one a line: these rows are held back. */
  testIds?: string | undefined
  seed?: number | undefined
  maxFeatures?: number | undefined
  /** Keep the model in the store under this name. */
  save?: string | undefined
  limits?: EngineLimits | undefined
}

type TableEffects = Omit<Effects, 'store'> & { store?: Store }

/**
 * Trains a model on any table of a file, judges it on held-back rows, every choice made inside the
 * training rows, and saves it where a name is given. A table without anything to learn from gives the
 * overall odds. Throws BAD_REQUEST for names and values that are not there, FILE_REFUSED for a file
 * that cannot be read, ONE_CLASS for a target that is the same in every row, CANCELLED where stopped.
 */
export async function trainTable(
  request: TrainTableRequest,
  effects: TableEffects,
): Promise<TableReport> {
  const { log, progress, signal, now, actor, store } = effects
  const started = performance.now()
  const seed = request.seed ?? 42
  const given = await withFile(request.table, request.limits ?? {}, (sql, file) =>
    prepare(sql, file, { ...request, seed }, effects),
  )
  for (const warning of given.warnings) log.warn(warning)
  const read = (performance.now() - started) / 1000
  progress({ step: 'fit', done: 0, unit: 'fits' })
  const result = await fitOnThreads(
    {
      table: given.table,
      split: given.split,
      among: [],
      options: {
        ...(request.kind && { kind: request.kind }),
        target: given.target,
        seed,
        ...(request.maxFeatures === undefined ? {} : { maxCharacteristics: request.maxFeatures }),
        features: given.features,
      },
    },
    { signal, fitted: (done, total) => progress({ step: 'fit', done, total, unit: 'fits' }) },
  ).catch((cause) => {
    if (!signal.aborted) throw cause
    throw new RiskError('CANCELLED', 'training was cancelled; nothing was saved', { cause })
  })
  result.model.training.excluded.unshift(...given.excluded)
  result.model.training.table = true
  const { save: name } = request
  const stability = given.month ? binStability(result.model, given.table, given.month) : []
  const { predictions, model } = result
  const { bad } = given.table
  const modelId =
    name === undefined || !store
      ? null
      : await store.write(async (sql) => {
          const id = await saveModel(sql, { model, name, actor, at: now() })
          const { limits, ...asked } = request
          const kept = { modelId: id, predictions, bad, month: given.month, stability }
          await keepEvidence(sql, { ...kept, request: { of: 'table', ...asked, seed } })
          return id
        })
  return tableReport(result, {
    modelId,
    name: name ?? null,
    seed,
    rows: given.table.bad.length,
    events: given.table.bad.reduce((sum, b) => sum + b, 0),
    candidates: given.table.columns.length,
    warnings: given.warnings,
    stability,
    read,
    elapsed: (performance.now() - started) / 1000,
  })
}

async function prepare(
  sql: Parameters<typeof readFile>[0],
  file: Parameters<typeof readFile>[1]['file'],
  request: TrainTableRequest & { seed: number },
  { progress, signal }: TableEffects,
) {
  const special = await readSpecial(request)
  const testIds = request.testIds === undefined ? undefined : await readIds(request.testIds)
  const plan = planColumns(file.columns, request)
  const { named, excluded } = plan
  const text = await readTextNumbers(sql, file, plan.candidates)
  const target = await readTarget(sql, file, named.target.name, request.event)
  const counts = await sql.first<{ rows: number; events: number }>(
    `select count(*)::double as rows, sum(${target.sql})::double as events
     from ${file.relation} where ${target.sql} is not null`,
  )
  const { rows, events } = counts as { rows: number; events: number }
  const warnings = [...text.warnings, ...warningsOf(rows, events, target)]
  const stop = () => sql.interrupt()
  signal.addEventListener('abort', stop)
  try {
    const { table, beside } = await readFile(sql, {
      file,
      candidates: text.candidates,
      target: target.sql,
      beside: {
        ...(named.weights && { weight: numberOf(named.weights.name) }),
        ...(named.time && { month: monthSql(named.time) }),
        ...splitSql(named, testIds),
      },
      rows,
      special,
      read: (done) => {
        signal.throwIfAborted()
        progress({ step: 'read', done, total: rows, unit: 'rows' })
      },
    })
    if (named.weights && beside.weight)
      table.weight = checkWeights(named.weights.name, beside.weight)
    const split = splitFile(beside, {
      ...countFolds(request.folds ?? 3, { rows, events }, warnings),
      seed: request.seed,
      foldColumn: named.fold?.name,
      testIds,
    })
    const asked = request.bins === undefined ? {} : await readBinningFile(request.bins)
    checkNames(asked, table)
    const features = Object.fromEntries(
      table.columns.map(({ name }) => [
        name,
        { ...asked[name], special: [...specialOf(special, name), ...(asked[name]?.special ?? [])] },
      ]),
    )
    return {
      table,
      month: beside.month,
      split,
      features,
      excluded,
      warnings,
      target: {
        definition: `${named.target.name} = ${target.event}`,
        horizonMonths: null,
        bad: target.event,
        good: target.others,
      },
    }
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

async function readSpecial({
  special = [],
  specialFile,
}: TrainTableRequest): Promise<SpecialValues> {
  if (specialFile === undefined) return { all: special, byColumn: new Map() }
  const { all, byColumn } = await readSpecialFile(specialFile)
  return { all: [...special, ...all], byColumn }
}

function checkNames(asked: object, table: Table) {
  const known = new Set(table.columns.map(({ name }) => name))
  const unknown = Object.keys(asked).find((name) => !known.has(name))
  if (unknown !== undefined)
    throw new RiskError('BAD_REQUEST', `bins: no feature is called ${unknown}`)
}

const FEW_EVENTS = 100

function warningsOf(
  rows: number,
  events: number,
  { event, unknown }: { event: string; unknown: number },
) {
  const fewer = Math.min(events, rows - events)
  return [
    ...(unknown > 0 ? [`${unknown} rows without an outcome are left out`] : []),
    ...(fewer < FEW_EVENTS
      ? [
          `${events} rows of ${event} and ${rows - events} others: figures on held-back rows are uncertain`,
        ]
      : []),
  ]
}
