/** A fact that a policy may use: a feature of the catalogue, or one of the decision's own. */
export interface FactType {
  name: string
  type: 'number' | 'category' | 'money'
  /** Thresholds on `currency` facts are in policy units and scaled to the lender's currency. */
  unit: string
}

export type FactTypes = ReadonlyMap<string, FactType>

/** Facts that come from the score and the line itself, not from the catalogue of features. */
export const BUILT_IN_FACTS: readonly FactType[] = [
  { name: 'score', type: 'number', unit: 'number' },
  { name: 'pd', type: 'number', unit: 'ratio' },
  { name: 'band', type: 'category', unit: 'category' },
  { name: 'utilisation_band', type: 'category', unit: 'category' },
  { name: 'current_limit', type: 'money', unit: 'currency' },
]

/** The facts that policies may name: those of the features, and the decision's own, which win. */
export function factTypes(
  features: readonly { name: string; type: 'number' | 'category'; unit: string }[],
): FactTypes {
  const all = [...features, ...BUILT_IN_FACTS]
  return new Map(all.map(({ name, type, unit }) => [name, { name, type, unit }]))
}
