import { BUILT_IN_FACTS, type FactType, type FactTypes } from './facts.ts'
import { factsOfPolicy, type Policy } from './policy.ts'

/** Facts every decision keeps: the line, and how far it is used. */
const ALWAYS = ['credit_limit', 'utilisation']

/**
 * The facts a decision keeps, by name: all that the policy may read and all that the model reads, so
 * that score and decision can both be made again. `features` are the model's, whose type is its own.
 */
export function decisionFacts(
  policy: Policy,
  features: readonly { feature: string; type: 'number' | 'category'; unit: string | null }[],
  known: FactTypes,
): FactType[] {
  const own = new Set(BUILT_IN_FACTS.map(({ name }) => name))
  const ofModel = features.map(({ feature, type, unit }): [string, FactType] => [
    feature,
    { name: feature, type, unit: unit ?? 'number' },
  ])
  const facts = new Map<string, FactType>(ofModel)
  for (const name of [...factsOfPolicy(policy), ...ALWAYS]) {
    const type = known.get(name)
    if (own.has(name) || facts.has(name)) continue
    facts.set(name, type ?? { name, type: 'number', unit: 'number' })
  }
  return [...facts.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}
