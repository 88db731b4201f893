import type { z } from 'zod'
import { RiskError } from '../db/errors.ts'
import type { Additive } from './additive/model.ts'
import { cardDocument } from './card_document.ts'
import type { Scorecard } from './scorecard/model.ts'
import { segmentedDocument } from './segmented/document.ts'
import type { Segmented } from './segmented/model.ts'

/** One sum of tables: what scores a row. */
export type Card = Scorecard | Additive

/** A model of any kind, as the registry keeps it. A new kind adds its schema here. */
export type Model = Card | Segmented

const schemaOf = (given: unknown): z.ZodType =>
  (given as { kind?: unknown } | null)?.kind === 'segmented' ? segmentedDocument : cardDocument

/** The model of a JSON text. Throws MODEL_INVALID, naming what is wrong and where. */
export function parseModel(json: string): Model {
  let given: unknown
  try {
    given = JSON.parse(json)
  } catch (cause) {
    throw new RiskError('MODEL_INVALID', `the model is not JSON: ${(cause as Error).message}`, {
      cause,
    })
  }
  const parsed = schemaOf(given).safeParse(given)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((i) => `${i.path.join('.') || 'document'}: ${i.message}`)
    throw new RiskError('MODEL_INVALID', `model: ${faults.join('; ')}`)
  }
  return given as Model
}
