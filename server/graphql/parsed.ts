import { FEATURES } from '../features/catalogue.ts'
import { type AnyModel, type Model, parseDocument, withPd } from '../models/document.ts'
import { factTypes } from '../quota/facts.ts'
import type { Policy } from '../quota/policy.ts'
import { readPolicy } from '../quota/read_policy.ts'

const MOST_KEPT = 64

type ModelRow = { modelId: string; document: string }

/** Documents of the store, read once: a model or a policy version never changes. */
export interface Parsed {
  /** A model that gives a PD. Throws MODEL_INVALID for another. */
  model(row: ModelRow): Model
  anyModel(row: ModelRow): AnyModel
  policy(row: { policyVersion: number; document: string }, currency: string): Policy
}

export function parsedDocuments(): Parsed {
  const facts = factTypes(FEATURES)
  const models = new Map<string, AnyModel>()
  const policies = new Map<number, Policy>()
  const anyModel = ({ modelId, document }: ModelRow) =>
    kept(models, modelId, () => parseDocument(document))
  return {
    anyModel,
    model: (row) => withPd(anyModel(row)),
    policy: ({ policyVersion, document }, currency) =>
      kept(policies, policyVersion, () => readPolicy(document, { currency, facts })),
  }
}

function kept<K, V>(known: Map<K, V>, key: K, read: () => V): V {
  const found = known.get(key)
  if (found !== undefined) return found
  const value = read()
  if (known.size >= MOST_KEPT) known.delete(known.keys().next().value as K)
  known.set(key, value)
  return value
}
