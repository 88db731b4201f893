import { type AdditiveOptions, fitAdditive } from './additive/fit.ts'
import type { Model } from './document.ts'
import type { FitTimes } from './metrics.ts'
import { type FitOptions, fitScorecard } from './scorecard/fit.ts'
import type { Table } from './scorecard/table.ts'

export type ModelKind = Model['kind']

/** How a model is fitted: its kind (default: scorecard), and what either kind takes. */
export type ModelOptions = FitOptions & AdditiveOptions & { kind?: ModelKind }

/** Fits a model to the table. Deterministic. Throws where its rows lack a class. `times` is added to. */
export function fitModel(table: Table, options: ModelOptions, times?: FitTimes): Model {
  return options.kind === 'additive'
    ? fitAdditive(table, options, times)
    : fitScorecard(table, options, times)
}
