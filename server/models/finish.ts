import { auc } from '../stats/auc.ts'
import { weightedCurve } from '../stats/weighted_curve.ts'
import type { Card, Model } from './document.ts'
import { metricsOf } from './metrics.ts'
import { scoreRows } from './score_rows.ts'
import {
  type Calibration,
  type CalibrationMethod,
  calibrate,
  pdOf,
} from './scorecard/calibration.ts'
import type { FoldFit } from './scorecard/cross_validate.ts'
import type { Scaling } from './scorecard/model.ts'
import { rescale, type ScoreRange } from './scorecard/rescale.ts'
import { roundPoints } from './scorecard/round_points.ts'
import { type Table, takeRows } from './scorecard/table.ts'
import { measured } from './segmented/fit.ts'

/** What is done to a model once it is fitted. */
export type Finish = {
  scaling?: Scaling | ScoreRange
  /** Points are whole multiples of this. */
  roundTo?: number
  calibrate?: CalibrationMethod
}

/** A model of some of the rows, and how it does on the others. */
export type Judged = { model: Model; fold: FoldFit }

/** Rows that were scored by models that had not seen them. */
type Unseen = { folds: readonly FoldFit[]; table: Table; source: string }

/**
 * The model on the scale that is asked for and with its points rounded; the models of the folds are
 * done the same to, so that what rounding costs is told of rows held back.
 */
export function finishPoints(
  model: Model,
  judged: readonly Judged[],
  table: Table,
  { scaling, roundTo }: Finish,
): { model: Model; folds: FoldFit[] } {
  if (scaling === undefined && roundTo === undefined)
    return { model, folds: judged.map(({ fold }) => fold) }
  const scaled = scaling === undefined ? model : onCards(model, (card) => rescale(card, scaling))
  const round = (one: Model) =>
    roundTo === undefined ? one : onCards(one, (card) => roundPoints(card, roundTo))
  const folds = judged.map((one) => {
    const own = onCards(one.model, (card) => rescale(card, scaled.scaling))
    return rescored(one.fold, round(own), table)
  })
  const finished = round(scaled)
  if (roundTo === undefined) return { model: finished, folds }
  const before = meanAuc(judged.map(({ fold }) => fold))
  const after = meanAuc(folds)
  const costs =
    before === null || after === null
      ? {
          on: 'training' as const,
          aucBefore: model.metrics.training?.auc ?? Number.NaN,
          aucAfter: aucOf(scoreRows(finished, table).score, table),
        }
      : { on: 'held-back' as const, aucBefore: before, aucAfter: after }
  return { model: { ...finished, rounding: { step: roundTo, ...costs } }, folds }
}

/** The calibration of a model by rows that models like it had not seen. */
export function calibrateBy(
  model: Model,
  { folds, table, source }: Unseen,
  method: CalibrationMethod,
): Calibration {
  const rows = folds.flatMap(({ held }) => [...held])
  const scored = {
    score: Float64Array.from(folds.flatMap(({ score }) => [...score])),
    bad: Uint8Array.from(rows, (row) => table.bad[row]!),
    ...(table.weight && { weight: Float64Array.from(rows, (row) => table.weight![row]!) }),
  }
  const { definition: outcome, horizonMonths } = model.target
  return calibrate(method, scored, { scaling: model.scaling, source, outcome, horizonMonths })
}

/** The folds with PDs calibrated by the other folds alone: what a calibrated PD is worth on rows nobody has seen. */
export function calibratedFolds(
  model: Model,
  unseen: Unseen,
  method: CalibrationMethod,
): FoldFit[] {
  return unseen.folds.map((fold) => {
    const folds = unseen.folds.filter((other) => other !== fold)
    const calibration = calibrateBy(model, { ...unseen, folds }, method)
    return { ...fold, pd: fold.score.map((s) => pdOf(s, { calibration, scaling: model.scaling })) }
  })
}

/** The model with its figures of the rows it was fitted on as it scores them now. */
export function remeasured(model: Model, training: Table): Model {
  if (model.kind === 'segmented') return measured(model, training)
  const { score, pd } = scoreRows(model, training)
  const metrics = metricsOf(score, pd, training.bad, training.weight)
  return { ...model, metrics: { ...model.metrics, training: metrics } }
}

/** A change of every card of a model. Of segments all are on one scale before and after. */
function onCards(model: Model, change: (card: Card) => Card): Model {
  if (model.kind !== 'segmented') return change(model)
  const segments = model.segments.map((segment) => {
    const card = change(segment.card) as typeof segment.card
    return { ...segment, card }
  })
  return { ...model, segments, scaling: segments[0]!.card.scaling }
}

export function rescored(fold: FoldFit, model: Model, table: Table): FoldFit {
  const part = takeRows(table, fold.held)
  const { score, pd } = scoreRows(model, part)
  return { ...fold, score, pd, auc: fold.auc === null ? null : aucOf(score, part) }
}

const aucOf = (score: Float64Array, { bad, weight }: Table) =>
  weight ? weightedCurve(score, bad, weight).auc : auc(score, bad)

function meanAuc(folds: readonly FoldFit[]): number | null {
  const known = folds.flatMap(({ auc }) => (auc === null ? [] : [auc]))
  return known.length === 0 ? null : known.reduce((sum, a) => sum + a, 0) / known.length
}
