import { type FitTimes, metricsOf, timed } from '../metrics.ts'
import { binLabel } from './bin_label.ts'
import { type Candidate, type CandidateOptions, candidates } from './candidates.ts'
import type { Bin, Characteristic, Scaling, Scorecard, Target } from './model.ts'
import { factor, scoreOfLogOdds, usualScaling } from './scaling.ts'
import { scoreTable } from './score_table.ts'
import { type SelectOptions, select } from './select.ts'
import { checkTable, type Table } from './table.ts'

export type FitOptions = CandidateOptions &
  SelectOptions & {
    target: Target
    scaling?: Scaling
    /** Kept with the model: fitting draws nothing, but the folds that judge it do. Default 1. */
    seed?: number
    asOf?: string
    dataVersion?: string
  }

const method =
  'exact optimal binning (dynamic programming), WoE, logistic regression with ridge and non-negative coefficients, backward elimination'

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
  const { chosen, fit, dropped } = timed(times, 'fit', () =>
    select(
      kept.map((candidate) => candidate.woe),
      table.bad.map((b) => 1 - b),
      { ...options, ...(table.weight && { weight: table.weight }) },
    ),
  )
  for (const { column, why } of dropped) excluded.push({ feature: kept[column]!.column.name, why })

  // Every characteristic carries the same share of the constant, so that its points read as a sum.
  const constant = scoreOfLogOdds(fit.intercept, scaling)
  const share = chosen.length > 0 ? constant / chosen.length : 0
  const characteristics = chosen.map((column, k) =>
    characteristicOf(kept[column]!, total, {
      beta: fit.coefficients[k]!,
      standardError: fit.standardErrors[k]!,
      pValue: fit.pValues[k]!,
      pointsOf: (woe) => factor(scaling) * fit.coefficients[k]! * woe + share,
    }),
  )
  const basePoints = chosen.length > 0 ? 0 : constant
  const model: Scorecard = {
    kind: 'scorecard',
    version: 1,
    features: characteristics.map((c) => c.feature),
    target: options.target,
    scaling,
    intercept: fit.intercept,
    characteristics,
    basePoints,
    meanScore: characteristics.reduce((sum, c) => sum + c.meanPoints, basePoints),
    training: {
      rows,
      bads,
      seed: options.seed ?? 1,
      method,
      excluded,
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

function characteristicOf(
  { column, binned }: Candidate,
  rows: number,
  estimate: {
    beta: number
    standardError: number
    pValue: number
    pointsOf: (woe: number) => number
  },
): Characteristic {
  const { pointsOf, ...statistics } = estimate
  const isInteger =
    column.type === 'number' &&
    [column.ranks.distinct, column.ranks.highest].every((values) => values?.every(whole) ?? true)
  const bins = binned.bins.map(
    ({ condition, good, bad, woe }): Bin => ({
      ...condition,
      label: binLabel(condition, isInteger, column.from),
      count: Math.round(good + bad),
      bad: Math.round(bad),
      badRate: good + bad > 0 ? bad / (good + bad) : 0,
      woe,
      points: pointsOf(woe),
    }),
  )
  const points = bins.map((bin) => bin.points)
  return {
    feature: column.name,
    label: column.label,
    unit: column.unit,
    type: column.type,
    ...(column.from && { from: column.from }),
    ...statistics,
    woeUnseen: binned.woeUnseen,
    pointsUnseen: pointsOf(binned.woeUnseen),
    bins,
    iv: binned.iv,
    trend: binned.trend,
    ...(binned.analyst && { analyst: binned.analyst }),
    meanPoints:
      bins.reduce((sum, { points }, i) => sum + points * binRows(binned.bins[i]!), 0) / rows,
    maxPoints: Math.max(...points),
    minPoints: Math.min(...points),
  }
}

const binRows = ({ good, bad }: { good: number; bad: number }) => good + bad

const whole = (value: number) => Number.isInteger(value) || !Number.isFinite(value)
