import { RiskError } from '../db/errors.ts'
import type { Store } from '../db/store.ts'
import type { Effects } from '../effects.ts'
import { describe } from './describe.ts'
import { finishOf } from './fit_options.ts'
import { fitBeside } from './fit_segments.ts'
import { saveModel } from './registry.ts'
import { binStability } from './scorecard/bin_stability.ts'
import { type TableReport, tableReport } from './table_report.ts'
import { tellingAlone } from './telling_alone.ts'
import { checkOptions } from './train_options.ts'
import { keepEvidence } from './training_evidence.ts'
import { withFile } from './training_file.ts'
import { prepareTable, type TrainTableRequest } from './training_file_prepare.ts'
import { tableJob } from './training_table_job.ts'

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
  checkOptions('table', request)
  // What cannot be asked for is said before the file is read.
  finishOf(request)
  const started = performance.now()
  const seed = request.seed ?? 42
  const given = await withFile(request.table, request.limits ?? {}, (sql, file) =>
    prepareTable(sql, file, { ...request, seed }, effects),
  )
  for (const warning of given.warnings) log.warn(warning)
  const read = (performance.now() - started) / 1000
  progress({ step: 'fit', done: 0, unit: 'fits' })
  const result = await fitBeside(tableJob(given, { ...request, seed }), {
    signal,
    fitted: (done, total) => progress({ step: 'fit', done, total, unit: 'fits' }),
  }).catch((cause) => {
    if (!signal.aborted) throw cause
    throw new RiskError('CANCELLED', 'training was cancelled; nothing was saved', { cause })
  })
  result.model.training.excluded.unshift(...given.excluded)
  result.model.training.table = true
  const { save: name } = request
  if (name !== undefined || request.baseline !== undefined) describe(result.model, given, request)
  const stability = given.month ? binStability(result.model, given.table, given.month) : []
  const { predictions, model } = result
  const telling = tellingAlone(model)
  for (const warning of telling) log.warn(warning)
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
    warnings: [...given.warnings, ...telling],
    stability,
    read,
    elapsed: (performance.now() - started) / 1000,
  })
}
