import { type Model, type Registered, withPd } from './document.ts'
import type { Imported } from './imported/model.ts'

/** A model whose PDs can be judged, whatever runs it. */
export type Judgeable = Model | Imported

/** A model that gives a PD, also an imported one. Throws MODEL_INVALID for one of a continuous target. */
export const judgeable = (model: Registered): Judgeable =>
  model.kind === 'imported' ? model : withPd(model)

/** The file of a model that was trained elsewhere; null: it was trained here. */
export const fileOf = (model: Registered): string | null =>
  model.kind === 'imported' ? model.fileName : (model.training.elsewhere ?? null)
