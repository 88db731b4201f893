import type { HeldBackValues, Linear } from '../linear/model.ts'
import type { SavedModel } from '../registry.ts'

/** All that a validator is told of a model of a continuous target. Plain JSON. */
export type ValueValidation = {
  saved: SavedModel<Linear>
  /** Figures on a table given to evaluate on. */
  given: (Omit<HeldBackValues, 'method' | 'folds' | 'months'> & { path: string }) | null
}
