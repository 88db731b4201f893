import { type AdditiveOptions, fitAdditive } from './additive/fit.ts'
import type { Card, Model } from './document.ts'
import type { FitTimes } from './metrics.ts'
import { type FitOptions, fitScorecard } from './scorecard/fit.ts'
import type { Table } from './scorecard/table.ts'
import { fitSegmented, type PlannedSegment } from './segmented/fit.ts'

/** What a card is fitted as. */
export type ModelKind = Card['kind']

/** How a model is fitted: its kind (default: scorecard), what either kind takes, and segments with a scorecard each. */
export type ModelOptions = FitOptions &
  AdditiveOptions & { kind?: ModelKind; segments?: readonly PlannedSegment[] }

/** Fits a model to the table. Deterministic. Throws where its rows lack a class. `times` is added to. */
export function fitModel(
  table: Table,
  options: ModelOptions & { segments?: undefined },
  times?: FitTimes,
): Card
export function fitModel(table: Table, options: ModelOptions, times?: FitTimes): Model
export function fitModel(table: Table, options: ModelOptions, times?: FitTimes): Model {
  if (options.segments) return fitSegmented(table, options.segments, options, times)
  return options.kind === 'additive'
    ? fitAdditive(table, options, times)
    : fitScorecard(table, options, times)
}
