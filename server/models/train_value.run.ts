import { RiskError } from '../db/errors.ts'
import { quoteIdentifier } from '../db/identifier.ts'
import type { Effects } from '../effects.ts'
import { type RegressionMetrics, regressionMetrics } from '../stats/regression_metrics.ts'
import { fitLinear, type LinearCard, predictLinear } from './linear/fit.ts'
import { foldsOf, methodOf, rowsWhere } from './scorecard/split.ts'
import { takeRows } from './scorecard/table.ts'
import { specialOf } from './special_values.ts'
import { withFile } from './training_file.ts'
import { planColumns } from './training_file_columns.ts'
import { readSpecial, type TrainTableRequest } from './training_file_prepare.ts'
import { readFile } from './training_file_read.ts'
import { splitFile, splitSql } from './training_file_split.ts'
import { readTextNumbers } from './training_file_text.ts'
import { readIds } from './training_split.ts'

/** What learning a continuous target came to. Figures are of held-back rows, null where there were none. */
export interface ValueReport {
  kind: 'linear'
  target: string
  rows: number
  candidates: number
  seed: number
  method: string | null
  folds: number
  metrics: RegressionMetrics | null
  byFold: RegressionMetrics[]
  model: LinearCard
  warnings: string[]
  seconds: { elapsed: number }
}

const REFUSED = ['event', 'kind', 'weights', 'accepted', 'save', 'bins', 'calibrate'] as const

/**
 * Trains a linear scorecard of a continuous target (a loss given default, an amount) on a table of a
 * file and judges it on held-back rows. Rows whose target is no finite number are left out. Throws
 * BAD_REQUEST for what such a model does not take, ONE_CLASS for a target without two values.
 */
export async function trainValue(
  request: TrainTableRequest,
  { progress, signal }: Pick<Effects, 'progress' | 'signal'>,
): Promise<ValueReport> {
  const started = performance.now()
  const seed = request.seed ?? 42
  const odd = REFUSED.find((name) => request[name] !== undefined)
  if (odd) throw new RiskError('BAD_REQUEST', `${odd}: a continuous target does not take it`)
  const special = await readSpecial(request)
  const testIds = request.testIds === undefined ? undefined : await readIds(request.testIds)
  const warnings: string[] = []
  const { table, value, split, excluded } = await withFile(
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
        beside: { value: number, ...splitSql(named, testIds) },
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
      return { table, value: beside.value as Float64Array, split, excluded }
    },
  )
  const { foldOfRow, folds } = foldsOf(table, split)
  const specials = (name: string) => specialOf(special, name)
  const learn = (rows: Uint32Array) =>
    fitLinear(
      takeRows(table, rows).columns,
      Float64Array.from(rows, (row) => value[row]!),
      specials,
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
  const pick = (from: Float64Array) => Float64Array.from(held, (row) => from[row]!)
  const model = learn(rowsWhere(foldOfRow, (fold) => split.kind !== 'test' || fold < 0))
  model.excluded.unshift(...excluded)
  return {
    kind: 'linear',
    target: request.target,
    rows: value.length,
    candidates: table.columns.length,
    seed,
    method: folds.length > 0 ? methodOf(split, folds.length) : null,
    folds: folds.length,
    metrics: held.length > 0 ? regressionMetrics(pick(predicted), pick(value)) : null,
    byFold,
    model,
    warnings,
    seconds: { elapsed: Math.round(performance.now() - started) / 1000 },
  }
}
