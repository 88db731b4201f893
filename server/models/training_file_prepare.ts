import type { Sql } from '../db/connection.ts'
import type { Effects } from '../effects.ts'
import type { BaselineAsked } from './describe.ts'
import type { ModelKind } from './fit_model.ts'
import type { FitRequest } from './fit_options.ts'
import type { RejectMethod } from './reject_inference.ts'
import type { SegmentsAsked } from './segmented/asked.ts'
import { segmentSql } from './segmented/condition.sql.ts'
import { readSpecialFile, type SpecialValues } from './special_values.ts'
import type { EngineLimits } from './training_file.ts'
import { acceptedOf, markRefused, partRefused, readAccepted } from './training_file_accepted.ts'
import { checkWeights, monthSql, numberOf } from './training_file_beside.ts'
import { planColumns, type Roles, segmentColumn } from './training_file_columns.ts'
import { featureOptions } from './training_file_features.ts'
import { leaveOutIds } from './training_file_ids.ts'
import { readFile } from './training_file_read.ts'
import { countFolds, splitFile, splitSql } from './training_file_split.ts'
import { readTarget } from './training_file_target.ts'
import { readTextNumbers } from './training_file_text.ts'
import { countSegments, planSegments } from './training_segments.ts'
import { readIds } from './training_split.ts'

export interface TrainTableRequest extends Roles, FitRequest, BaselineAsked {
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
  /** A scorecard each for parts of the rows. */
  segments?: SegmentsAsked | undefined
  /** A file of how features are to be binned (`binning_file.ts`). */
  bins?: string | undefined
  folds?: number | undefined
  /** A file of values of the id column, one a line: these rows are held back. */
  testIds?: string | undefined
  seed?: number | undefined
  /** How the outcomes of rows that were not accepted are guessed. Default: fuzzy. */
  rejects?: RejectMethod | undefined
  /** Their odds of bad beside those of accepted rows with the same score. Default 1. */
  rejectFactor?: number | undefined
  /** Within how many months the outcome comes; kept with the model. */
  horizonMonths?: number | undefined
  /** Keep the model in the store under this name. */
  save?: string | undefined
  limits?: EngineLimits | undefined
}

/** The file's rows as a table, how they are held back and binned, and what is to be said of them. */
export async function prepareTable(
  sql: Parameters<typeof readFile>[0],
  file: Parameters<typeof readFile>[1]['file'],
  request: TrainTableRequest & { seed: number },
  { progress, signal }: Pick<Effects, 'progress' | 'signal'>,
) {
  const special = await readSpecial(request)
  const testIds = request.testIds === undefined ? undefined : await readIds(request.testIds)
  const plan = planColumns(file.columns, request)
  const { named } = plan
  const ids = await leaveOutIds(sql, file, plan.candidates)
  const text = await readTextNumbers(sql, file, ids.candidates)
  const accepted = named.accepted && (await readAccepted(sql, file, named.accepted.name))
  const known = acceptedOf(file, accepted)
  const target = await readTarget(sql, known, named.target.name, request.event)
  const counts = await sql.first<{ rows: number; events: number }>(
    `select count(*)::double as rows, sum(${target.sql})::double as events
     from ${known.relation} where ${target.sql} is not null`,
  )
  const { rows, events } = counts as { rows: number; events: number }
  const warnings = [...ids.warnings, ...text.warnings, ...warningsOf(rows, events, target)]
  const planned =
    request.segments &&
    (await planSegments(
      sql,
      { relation: known.relation, bad: target.sql, find: segmentColumn(file.columns, named) },
      request.segments,
    ))
  const marked = markRefused(target.sql, accepted)
  const all = await countKnown(sql, file.relation, marked)
  const stop = () => sql.interrupt()
  signal.addEventListener('abort', stop)
  try {
    const read = await readFile(sql, {
      file,
      candidates: text.candidates,
      target: marked,
      beside: {
        ...(named.weights && { weight: numberOf(named.weights.name) }),
        ...(named.time && { month: monthSql(named.time) }),
        ...(planned && { segment: segmentSql(planned.segments) }),
        ...splitSql(named, testIds),
      },
      rows: all,
      special,
      read: (done) => {
        signal.throwIfAborted()
        progress({ step: 'read', done, total: all, unit: 'rows' })
      },
    })
    if (read.beside.segment)
      read.table.segment = Uint8Array.from(read.beside.segment, (number) => number - 1)
    const { table, beside, refused } = partRefused(read)
    if (named.weights && beside.weight)
      table.weight = checkWeights(named.weights.name, beside.weight)
    const split = splitFile(beside, {
      ...countFolds(request.folds ?? 3, { rows, events }, warnings),
      seed: request.seed,
      foldColumn: named.fold?.name,
      testIds,
    })
    const segmented = planned && countSegments(planned, table, split)
    warnings.push(...(segmented?.warnings ?? []))
    const features = await featureOptions(request, special, { file, table })
    if (refused) warnings.push(warningOf(refused.bad.length, request))
    return {
      table,
      rejects: refused && {
        table: refused,
        rows: refused.bad.length,
        method: request.rejects ?? 'fuzzy',
        factor: request.rejectFactor ?? 1,
        seed: request.seed,
      },
      month: beside.month,
      split,
      features,
      segments: segmented?.segments,
      excluded: [...plan.excluded, ...ids.excluded],
      warnings,
      target: {
        definition: `${named.target.name} = ${target.event}`,
        horizonMonths: request.horizonMonths ?? null,
        bad: target.event,
        good: target.others,
      },
    }
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

/** The special values of a request, for all columns and by column. */
export async function readSpecial({
  special = [],
  specialFile,
}: TrainTableRequest): Promise<SpecialValues> {
  if (specialFile === undefined) return { all: special, byColumn: new Map() }
  const { all, byColumn } = await readSpecialFile(specialFile)
  return { all: [...special, ...all], byColumn }
}

async function countKnown(sql: Sql, relation: string, target: string): Promise<number> {
  const counts = await sql.first<{ rows: number }>(
    `select count(${target})::double as rows from ${relation}`,
  )
  return counts?.rows ?? 0
}

const warningOf = (refused: number, { rejects = 'fuzzy', rejectFactor = 1 }: TrainTableRequest) =>
  `${refused} rows that were not accepted are learned from with guessed outcomes (${rejects}): right only where a refused row is bad ${rejectFactor === 1 ? 'as often as' : `${rejectFactor} times (odds) as often as`} an accepted one with the same score, which no figure here can tell; figures are of accepted rows`

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
