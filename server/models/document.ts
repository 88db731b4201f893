import type { z } from 'zod'
import { RiskError } from '../db/errors.ts'
import type { Additive } from './additive/model.ts'
import { cardDocument } from './card_document.ts'
import { importedDocument } from './imported/document.ts'
import type { Imported } from './imported/model.ts'
import { linearDocument } from './linear/document.ts'
import type { Linear } from './linear/model.ts'
import type { Scorecard } from './scorecard/model.ts'
import { segmentedDocument } from './segmented/document.ts'
import type { Segmented } from './segmented/model.ts'

/** One sum of tables: what scores a row. */
export type Card = Scorecard | Additive

/** A model of any kind that gives a PD. A new kind adds its schema here. */
export type Model = Card | Segmented

/** A model that is written as one SQL statement. */
export type AnyModel = Model | Linear

/** Whatever the registry keeps: also what is run by a runtime of its own. */
export type Registered = AnyModel | Imported

function schemaOf(given: unknown): z.ZodType {
  switch ((given as { kind?: unknown } | null)?.kind) {
    case 'segmented':
      return segmentedDocument
    case 'linear':
      return linearDocument
    case 'imported':
      return importedDocument
    default:
      return cardDocument
  }
}

/** The model of a JSON text, of any kind. Throws MODEL_INVALID, naming what is wrong and where. */
export function parseRegistered(json: string): Registered {
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
  return given as Registered
}

/** The same where a PD is wanted, by a statement. Throws MODEL_INVALID also where it gives none. */
export const parseModel = (json: string): Model => withPd(parseRegistered(json))

/** The model, where it is written as one SQL statement. Throws MODEL_INVALID for an imported one. */
export function tabular(model: Registered): AnyModel {
  if (model.kind !== 'imported') return model
  throw new RiskError(
    'MODEL_INVALID',
    `${model.fileName} is an imported model: it scores tables and runs; this needs a model that is written as SQL`,
  )
}

/** A model that gives a PD. Throws MODEL_INVALID for an imported one, and for one of a continuous target. */
export function withPd(registered: Registered): Model {
  const model = tabular(registered)
  if (model.kind !== 'linear') return model
  throw new RiskError(
    'MODEL_INVALID',
    `the model is of a continuous target (${model.target.definition}): it gives a value, no PD`,
  )
}
