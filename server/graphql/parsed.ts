import { FEATURES } from '../features/catalogue.ts'
import { type Model, parseRegistered, type Registered, tabular } from '../models/document.ts'
import { factTypes } from '../quota/facts.ts'
import type { Policy } from '../quota/policy.ts'
import { readPolicy } from '../quota/read_policy.ts'

const MOST_KEPT = 64

/** Documents of the store, read once: a model or a policy version never changes. */
export interface Parsed {
  /** Throws MODEL_INVALID for an imported one. */
  model(model: { modelId: string; document: string }): Model
  /** Of any kind, also imported. */
  registered(model: { modelId: string; document: string }): Registered
  policy(row: { policyVersion: number; document: string }, currency: string): Policy
}

export function parsedDocuments(): Parsed {
  const facts = factTypes(FEATURES)
  const models = new Map<string, Registered>()
  const policies = new Map<number, Policy>()
  const registered: Parsed['registered'] = ({ modelId, document }) =>
    kept(models, modelId, () => parseRegistered(document))
  return {
    model: (row) => tabular(registered(row)),
    registered,
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
