import { FEATURES } from '../features/catalogue.ts'
import { type Model, parseRegistered, type Registered, withPd } from '../models/document.ts'
import { type Judgeable, judgeable } from '../models/elsewhere.ts'
import { factTypes } from '../quota/facts.ts'
import type { Policy } from '../quota/policy.ts'
import { readPolicy } from '../quota/read_policy.ts'

const MOST_KEPT = 64

type ModelRow = { modelId: string; document: string }

/** Documents of the store, read once: a model or a policy version never changes. */
export interface Parsed {
  /** A model that gives a PD by a statement. Throws MODEL_INVALID for another. */
  model(row: ModelRow): Model
  /** The same, or one that a runtime runs. */
  judgeable(row: ModelRow): Judgeable
  /** Of any kind. */
  registered(row: ModelRow): Registered
  policy(row: { policyVersion: number; document: string }, currency: string): Policy
}

export function parsedDocuments(): Parsed {
  const facts = factTypes(FEATURES)
  const models = new Map<string, Registered>()
  const policies = new Map<number, Policy>()
  const registered = ({ modelId, document }: ModelRow) =>
    kept(models, modelId, () => parseRegistered(document))
  return {
    registered,
    model: (row) => withPd(registered(row)),
    judgeable: (row) => judgeable(registered(row)),
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
