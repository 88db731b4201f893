import { interceptFor } from '../../stats/intercept.ts'
import { varianceInflation } from '../../stats/vif.ts'
import { type FitTimes, metricsOf, timed } from '../metrics.ts'
import { type Candidate, type CandidateOptions, candidates } from './candidates.ts'
import { characteristicOf } from './characteristic.ts'
import { decoded } from './coded.ts'
import type { Scaling, Scorecard, Target } from './model.ts'
import { factor, scoreOfLogOdds, usualScaling } from './scaling.ts'
import { scoreTable } from './score_table.ts'
import { type SelectOptions, select } from './select.ts'
import { methodOf, recordSelection } from './selection_record.ts'
import { type Points, settlePoints, type Term } from './settle_points.ts'
import { checkTable, type Table } from './table.ts'

export type FitOptions = CandidateOptions &
  SelectOptions & {
    /** Default: settled. */
    points?: Points
    target: Target
    scaling?: Scaling
    /** Kept with the model: fitting draws nothing, but the folds that judge it do. Default 1. */
    seed?: number
    asOf?: string
    dataVersion?: string
  }

/**
 * Fits a scorecard to the table: bins every feature, screens by IV and correlation, selects, scales.
 * The same table and options give the same document. Throws where the outcome has one class only
 * (the message counts both) or the table cannot be read; a feature that cannot help is excluded with
 * the reason, and with none left the model is the overall odds alone.
 */
export function fitScorecard(table: Table, options: FitOptions, times?: FitTimes): Scorecard {
  checkTable(table)
  const scaling = options.scaling ?? usualScaling
  const rows = table.bad.length
  const bads = table.bad.reduce((sum, b) => sum + b, 0)
  if (bads === 0 || bads === rows)
    throw new Error(`training needs goods and bads; got ${rows - bads} good and ${bads} bad rows`)

  const total = table.weight ? table.weight.reduce((sum, w) => sum + w, 0) : rows
  const { kept, excluded } = timed(times, 'bin', () => candidates(table, options))
  const columns = kept.map(({ crossFitted }) => decoded(crossFitted))
  const { selection, vifs } = timed(times, 'fit', () => {
    const good = table.bad.map((b) => 1 - b)
    const found = select(columns, good, {
      ...options,
      ...(table.weight && { weight: table.weight }),
    })
    const chosen = found.chosen.map((j) => columns[j]!)
    return { selection: found, vifs: varianceInflation(chosen, table.weight) }
  })
  const { chosen, fit, dropped } = selection
  const { logOdds, intercept } = timed(times, 'fit', () =>
    settle(
      chosen.map((j) => kept[j]!),
      fit.coefficients,
      table,
      options.points ?? 'settled',
    ),
  )
  const nameOf = (column: number) => kept[column]!.column.name
  for (const { column, ...out } of dropped) excluded.push({ feature: nameOf(column), ...out })

  // Every characteristic carries the same share of the constant, so that its points read as a sum.
  const constant = scoreOfLogOdds(intercept, scaling)
  const share = chosen.length > 0 ? constant / chosen.length : 0
  const characteristics = chosen.map((column, k) =>
    characteristicOf(kept[column]!, total, {
      beta: fit.coefficients[k]!,
      standardError: fit.standardErrors[k]!,
      pValue: fit.pValues[k]!,
      vif: vifs[k]!,
      logOdds: logOdds[k]!,
      pointsOf: (one) => factor(scaling) * one + share,
    }),
  )
  const basePoints = chosen.length > 0 ? 0 : constant
  const model: Scorecard = {
    kind: 'scorecard',
    version: 1,
    features: characteristics.map((c) => c.feature),
    target: options.target,
    scaling,
    intercept,
    interceptStandardError: fit.interceptStandardError,
    characteristics,
    basePoints,
    meanScore: characteristics.reduce((sum, c) => sum + c.meanPoints, basePoints),
    training: {
      rows,
      bads,
      seed: options.seed ?? 1,
      method: methodOf(options),
      excluded,
      selection: recordSelection(selection, options, nameOf, {
        candidates: table.columns.length,
        offered: kept.length,
      }),
      ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
      ...(options.dataVersion === undefined ? {} : { dataVersion: options.dataVersion }),
    },
    metrics: {},
  }
  timed(times, 'evaluate', () => {
    const { score, pd } = scoreTable(model, table, rows)
    model.metrics.training = metricsOf(score, pd, table.bad, table.weight)
  })
  return model
}

/**
 * Log odds of good by bin, and the intercept that makes the mean PD of the training rows their bad
 * rate: the regression had it by bins of other rows.
 */
function settle(
  chosen: readonly Candidate[],
  beta: Float64Array,
  { bad, weight }: Table,
  points: Points,
) {
  const terms = chosen.map(({ binned, codes }, k): Term => {
    const woe = binned.bins.map((bin) => bin.woe)
    return {
      codes,
      binOfCode: binned.binOfSlot,
      start: Float64Array.from(woe, (one) => beta[k]! * one),
      woe,
      held: binned.bins.map(({ isChosen = false }) => isChosen),
    }
  })
  const interceptOf = (logOddsOfBins: readonly Float64Array[]) => {
    const sums = new Float64Array(bad.length)
    terms.forEach(({ codes, binOfCode }, k) => {
      const byCode = Float64Array.from(binOfCode, (bin) => logOddsOfBins[k]![bin]!)
      for (let row = 0; row < sums.length; row++) sums[row]! += byCode[codes[row]!]!
    })
    return interceptFor(sums, bad, weight)
  }
  const begun = terms.map(({ start }) => start)
  const intercept = interceptOf(begun)
  if (points === 'woe') return { logOdds: begun, intercept }
  const logOdds = settlePoints(terms, { bad, weight }, intercept)
  return { logOdds, intercept: interceptOf(logOdds) }
}
