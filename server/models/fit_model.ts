import type { FitTimes } from './metrics.ts'
import { type FitOptions, fitScorecard } from './scorecard/fit.ts'
import type { Scorecard } from './scorecard/model.ts'
import type { Table } from './scorecard/table.ts'

/** How a model is fitted: what every kind takes. */
export type ModelOptions = FitOptions

/** Fits a model to the table. Deterministic. Throws where its rows lack a class. `times` is added to. */
export function fitModel(table: Table, options: ModelOptions, times?: FitTimes): Scorecard {
  return fitScorecard(table, options, times)
}
