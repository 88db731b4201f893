import { RiskError } from '../db/errors.ts'
import { quoteIdentifier } from '../db/identifier.ts'
import type { Store } from '../db/store.ts'
import type { Effects } from '../effects.ts'
import { type RegressionMetrics, regressionMetrics } from '../stats/regression_metrics.ts'
import { fitLinear, predictLinear } from './linear/fit.ts'
import { judgeValues } from './linear/judge.ts'
import type { Linear } from './linear/model.ts'
import { spreadOf } from './linear/spread.ts'
import { saveModel } from './registry.ts'
import { foldsOf, methodOf, rowsWhere } from './scorecard/split.ts'
import { takeRows } from './scorecard/table.ts'
import { specialOf } from './special_values.ts'
import { checkOptions } from './train_options.ts'
import { keepEvidence } from './training_evidence.ts'
import { withFile } from './training_file.ts'
import { monthSql } from './training_file_beside.ts'
import { planColumns } from './training_file_columns.ts'
import { checkNames } from './training_file_features.ts'
import { readSpecial, type TrainTableRequest } from './training_file_prepare.ts'
import { readFile } from './training_file_read.ts'
import { splitFile, splitSql } from './training_file_split.ts'
import { readTextNumbers } from './training_file_text.ts'
import { readIds } from './training_split.ts'

/** What learning a continuous target came to. Figures are of held-back rows, null where there were none. */
export interface ValueReport {
  kind: 'linear'
  /** Null where the model was not saved. */
  modelId: string | null
  name: string | null
  target: string
  rows: number
  candidates: number
  seed: number
  method: string | null
  folds: number
  metrics: RegressionMetrics | null
  byFold: RegressionMetrics[]
  model: Linear
  warnings: string[]
  seconds: { elapsed: number }
}

type ValueEffects = Pick<Effects, 'progress' | 'signal' | 'now' | 'actor'> & { store?: Store }

/**
 * Trains a linear scorecard of a continuous target (a loss given default, an amount) on a table of a
 * file, judges it on held-back rows, and saves it where a name is given. Rows whose target is no finite
 * number are left out. Throws BAD_REQUEST for what such a model does not take, ONE_CLASS for a target
 * without two values.
 */
export async function trainValue(
  request: TrainTableRequest,
  { progress, signal, now, actor, store }: ValueEffects,
): Promise<ValueReport> {
  checkOptions('table', { ...request, targetKind: 'continuous' })
  const started = performance.now()
  const seed = request.seed ?? 42
  const special = await readSpecial(request)
  const testIds = request.testIds === undefined ? undefined : await readIds(request.testIds)
  const warnings: string[] = []
  const { table, value, month, split, excluded } = await withFile(
    request.table,
    request.limits ?? {},
    async (sql, file) => {
      const { named, candidates, excluded } = planColumns(file.columns, request)
      const text = await readTextNumbers(sql, file, candidates)
      const number = `try_cast(${quoteIdentifier(named.target.name)} as double)`
      const target = `cast(case when isfinite(${number}) then 0 end as utinyint)`
      const counts = await sql.first<{ all: number; rows: number; values: number }>(
        `select count(*)::double as "all", count(${target})::double as rows,
           (count(distinct ${number}) filter (isfinite(${number})))::double as "values" from ${file.relation}`,
      )
      const { all, rows, values } = counts as { all: number; rows: number; values: number }
      if (values < 2)
        throw new RiskError(
          'ONE_CLASS',
          `target: ${named.target.name} has ${values} finite numbers that differ; 2 are needed`,
        )
      warnings.push(...text.warnings)
      if (all > rows)
        warnings.push(`${all - rows} rows whose target is no finite number are left out`)
      const { table, beside } = await readFile(sql, {
        file,
        candidates: text.candidates,
        target,
        beside: {
          value: number,
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
      const folds = Math.min(request.folds ?? 3, Math.floor(rows / 2))
      const split = splitFile(beside, {
        folds,
        seed,
        foldColumn: named.fold?.name,
        testIds,
      })
      checkNames('special-file', [...special.byColumn.keys()], file)
      const { value, month } = beside
      return { table, value: value as Float64Array, month, split, excluded }
    },
  )
  const { foldOfRow, folds } = foldsOf(table, split)
  const specials = (name: string) => specialOf(special, name)
  const learn = (rows: Uint32Array) =>
    fitLinear(
      takeRows(table, rows).columns,
      Float64Array.from(rows, (row) => value[row]!),
      { special: specials, maxFeatures: request.maxFeatures },
    )
  const predicted = new Float64Array(value.length)
  const byFold = folds.map((fold, done) => {
    signal.throwIfAborted()
    progress({ step: 'fit', done, total: folds.length + 1, unit: 'fits' })
    const held = rowsWhere(foldOfRow, (other) => other === fold)
    const card = learn(rowsWhere(foldOfRow, (other) => other !== fold))
    const found = predictLinear(card, takeRows(table, held).columns, held.length)
    held.forEach((row, i) => {
      predicted[row] = found[i]!
    })
    return regressionMetrics(
      found,
      Float64Array.from(held, (row) => value[row]!),
    )
  })
  const held = rowsWhere(foldOfRow, (fold) => fold >= 0)
  const training = rowsWhere(foldOfRow, (fold) => split.kind !== 'test' || fold < 0)
  const pick = (from: Float64Array, rows: Uint32Array) =>
    Float64Array.from(rows, (row) => from[row]!)
  const card = learn(training)
  const own = pick(value, training)
  const model: Linear = {
    kind: 'linear',
    version: 1,
    features: card.characteristics.map(({ feature }) => feature),
    target: { definition: request.target, horizonMonths: request.horizonMonths ?? null },
    intercept: card.intercept,
    characteristics: card.characteristics,
    training: {
      rows: own.length,
      seed,
      method:
        'bins of most explained variance, their means under a ridge, coefficients of 0 or more',
      excluded: [...excluded, ...card.excluded],
      table: true,
      ...spreadOf(own),
    },
    metrics: {
      training: regressionMetrics(
        predictLinear(card, takeRows(table, training).columns, training.length),
        own,
      ),
      ...(held.length > 0 && {
        heldBack: {
          method: methodOf(split, folds.length),
          folds: byFold,
          ...judgeValues(pick(predicted, held), pick(value, held), month && pick(month, held)),
        },
      }),
    },
  }
  const { save: name } = request
  const modelId =
    name === undefined || !store
      ? null
      : await store.write(async (sql) => {
          const id = await saveModel(sql, { model, name, actor, at: now() })
          const { limits, ...asked } = request
          await keepEvidence(sql, {
            modelId: id,
            predictions: null,
            bad: new Uint8Array(),
            stability: [],
            request: { of: 'table', ...asked, seed },
          })
          return id
        })
  const { heldBack } = model.metrics
  return {
    kind: 'linear',
    modelId,
    name: name ?? null,
    target: request.target,
    rows: value.length,
    candidates: table.columns.length,
    seed,
    method: heldBack?.method ?? null,
    folds: folds.length,
    metrics: heldBack
      ? { r2: heldBack.r2, mae: heldBack.mae, rmse: heldBack.rmse, spearman: heldBack.spearman }
      : null,
    byFold,
    model,
    warnings,
    seconds: { elapsed: Math.round(performance.now() - started) / 1000 },
  }
}
