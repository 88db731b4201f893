import type { z } from 'zod'
import { RiskError } from '../db/errors.ts'
import type { Additive } from './additive/model.ts'
import { cardDocument } from './card_document.ts'
import { linearDocument } from './linear/document.ts'
import type { Linear } from './linear/model.ts'
import type { Scorecard } from './scorecard/model.ts'
import { segmentedDocument } from './segmented/document.ts'
import type { Segmented } from './segmented/model.ts'

/** One sum of tables: what scores a row. */
export type Card = Scorecard | Additive

/** A model of any kind that gives a PD. A new kind adds its schema here. */
export type Model = Card | Segmented

/** Whatever the registry keeps. */
export type AnyModel = Model | Linear

function schemaOf(given: unknown): z.ZodType {
  switch ((given as { kind?: unknown } | null)?.kind) {
    case 'segmented':
      return segmentedDocument
    case 'linear':
      return linearDocument
    default:
      return cardDocument
  }
}

/** The model of a JSON text. Throws MODEL_INVALID, naming what is wrong and where. */
export function parseDocument(json: string): AnyModel {
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
  return given as AnyModel
}

/** The same where a PD is wanted. Throws MODEL_INVALID also where it is of a continuous target. */
export const parseModel = (json: string): Model => withPd(parseDocument(json))

/** A model that gives a PD. Throws MODEL_INVALID for one of a continuous target. */
export function withPd(model: AnyModel): Model {
  if (model.kind !== 'linear') return model
  throw new RiskError(
    'MODEL_INVALID',
    `the model is of a continuous target (${model.target.definition}): it gives a value, no PD`,
  )
}
