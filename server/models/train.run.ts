import type { Sql } from '../db/connection.ts'
import { RiskError } from '../db/errors.ts'
import type { Effects } from '../effects.ts'
import { dataVersion } from '../ledger/data_version.ts'
import { parseAmong } from './among.ts'
import { type BaselineAsked, describe } from './describe.ts'
import type { FitJob, FitResult } from './fit_job.ts'
import type { ModelKind } from './fit_model.ts'
import { type FitRequest, finishOf, fitOptions } from './fit_options.ts'
import { fitBeside } from './fit_segments.ts'
import type { FitThreads } from './fit_thread.ts'
import { saveModel } from './registry.ts'
import { binStability } from './scorecard/bin_stability.ts'
import type { SegmentsAsked } from './segmented/asked.ts'
import { tellingAlone } from './telling_alone.ts'
import { checkOptions } from './train_options.ts'
import { keepEvidence } from './training_evidence.ts'
import { candidatesOf } from './training_ledger_candidates.ts'
import { segmentRows } from './training_ledger_segments.ts'
import type { OutcomesAsked } from './training_outcomes.ts'
import { type TrainingReport, trainingReport } from './training_report.ts'
import {
  dropRows,
  excludeByPolicy,
  type Labelled,
  labelSubjects,
  monthsOf,
  prepareRows,
  ROWS,
  rowsAmong,
} from './training_rows.ts'
import { readIds, readSplit } from './training_split.ts'
import { readTable } from './training_table.ts'

export interface TrainRequest extends FitRequest, BaselineAsked, OutcomesAsked {
  /** For people; default: the kind and the lender's source. */
  name?: string | undefined
  /** The source's own words for good and bad; default: the ledger's outcome. */
  good?: readonly string[] | undefined
  bad?: readonly string[] | undefined
  /** Stratified folds to judge by. Default 5. */
  folds?: number | undefined
  /** A feature, or a column of the outcomes, whose every value is a fold. */
  foldColumn?: string | undefined
  /** A file of source ids, one a line: these are held back, and the model is fitted on the others. */
  testIds?: string | undefined
  /** Default 42. */
  seed?: number | undefined
  /** Protected features to offer all the same, by name. */
  withProtected?: readonly string[] | undefined
  /** Parts of the held-back rows to measure apart, such as `statement_status_0<=0`. */
  alsoAmong?: readonly string[] | undefined
  allowFewBads?: boolean | undefined
  /** Default: scorecard. */
  kind?: ModelKind | undefined
  /** A scorecard each for parts of the rows. */
  segments?: SegmentsAsked | undefined
}

const KIND_NAMES = {
  scorecard: 'scorecard',
  additive: 'additive model',
  segmented: 'scorecards by segment',
}
const FEW_BADS = 100
const TOO_FEW_BADS = 30

/**
 * Trains a scorecard on the source's outcomes, or, where days or a definition are asked for or it gave none, on
 * those the ledger tells from payments; each subject with the features of its own day, judges
 * it on held-back rows, and saves it with who trained it. Throws NOT_READY without outcomes,
 * ONE_CLASS without goods or bads, TOO_FEW_BADS under 30 bads unless allowed, BAD_REQUEST for what
 * it cannot read or a baseline without rows, CANCELLED where the signal says so.
 */
export async function train(request: TrainRequest, effects: Effects): Promise<TrainingReport> {
  const { store, log, progress, signal, now, actor } = effects
  checkOptions('ledger', request)
  const finish = finishOf(request)
  const started = performance.now()
  progress({ step: 'features', done: 0, unit: 'rows' })
  const { labelled, warnings, features, month, segments, ...given } = await store.session((sql) =>
    prepare(sql, request, now()),
  )
  for (const warning of warnings) log.warn(warning)
  progress({ step: 'features', done: labelled.rows, total: labelled.rows, unit: 'rows' })

  // Unit: a fold fitted; the model to keep counts as the last of them, unless test rows judge it itself.
  const fits = (done: number, total?: number) =>
    progress({ step: 'fit', done, ...(total && { total }), unit: 'fits' })
  fits(0)
  const seed = seedOf(request)
  const result = await fitted(
    {
      ...given,
      finish,
      month,
      options: {
        target: labelled.target,
        seed,
        ...(request.kind && { kind: request.kind }),
        ...(segments && { segments }),
        asOf: labelled.lastDay,
        dataVersion: String(await dataVersion(store.read)),
        ...fitOptions(request),
      },
    },
    { signal, fitted: fits },
  )

  describe(result.model, given, request)
  const name = request.name ?? `${KIND_NAMES[result.model.kind]} of ${labelled.source}`
  const { model, predictions } = result
  const telling = tellingAlone(model)
  for (const warning of telling) log.warn(warning)
  const { table } = given
  const { name: _, alsoAmong, allowFewBads, ...asked } = request
  const modelId = await store.write(async (sql) => {
    const id = await saveModel(sql, { model, name, actor, at: now() })
    await keepEvidence(sql, {
      modelId: id,
      predictions,
      bad: table.bad,
      month,
      stability: binStability(model, table, month),
      request: { of: 'ledger', ...asked, seed },
    })
    return id
  })
  return trainingReport(result, {
    modelId,
    name,
    seed,
    rows: labelled.rows,
    bads: labelled.bads,
    subjects: labelled.subjects,
    outcomes: labelled.target.written ?? null,
    candidates: features,
    warnings: [...warnings, ...telling],
    seconds: Math.round(performance.now() - started) / 1000,
  })
}

const seedOf = ({ seed = 42 }: TrainRequest) => seed

async function prepare(sql: Sql, request: TrainRequest, knownAt: Date) {
  const among = (request.alsoAmong ?? []).map((text) => parseAmong(text))
  const features = candidatesOf(request)
  const testIds = request.testIds === undefined ? undefined : await readIds(request.testIds)
  const { good, bad, asOf, definition, foldColumn } = request
  try {
    const choice = { ...(good ? { good } : {}), ...(bad ? { bad } : {}), asOf, definition }
    const told = await labelSubjects(sql, choice, knownAt)
    checkCounts(told, request.allowFewBads ?? false)
    await prepareRows(sql, knownAt)
    const labelled = await excludeByPolicy(sql, told)
    const warnings = checkCounts(labelled, request.allowFewBads ?? false)
    const table = await readTable(sql, ROWS, features)
    const folds = request.folds ?? 5
    const asked = { folds, seed: seedOf(request), foldColumn, testIds }
    const split = await readSplit(sql, ROWS, asked)
    const parts: FitJob['among'][number][] = []
    for (const part of among) parts.push({ name: part.text, rows: await rowsAmong(sql, part) })
    const month = await monthsOf(sql)
    const segmented = await segmentRows(sql, request.segments, { table, split, features })
    warnings.push(...(segmented?.warnings ?? []))
    const { segments } = segmented ?? {}
    return {
      labelled,
      warnings,
      table,
      split,
      among: parts,
      features: features.length,
      month,
      segments,
    }
  } finally {
    await dropRows(sql)
  }
}

function checkCounts({ rows, bads }: Labelled, allowFewBads: boolean): string[] {
  if (bads === 0 || bads === rows)
    throw new RiskError(
      'ONE_CLASS',
      `training needs goods and bads: ${rows - bads} good, ${bads} bad`,
    )
  if (bads < TOO_FEW_BADS && !allowFewBads)
    throw new RiskError(
      'TOO_FEW_BADS',
      `${bads} bads are too few to learn from: at least ${TOO_FEW_BADS}, unless few are allowed`,
    )
  return bads < FEW_BADS ? [`${bads} bads are few: figures on held-back rows are uncertain`] : []
}

async function fitted(job: FitJob, threads: FitThreads): Promise<FitResult> {
  try {
    return await fitBeside(job, threads)
  } catch (cause) {
    if (threads.signal.aborted)
      throw new RiskError('CANCELLED', 'training was cancelled; nothing was saved', { cause })
    throw cause
  }
}
