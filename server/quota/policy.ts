/**
 * A policy as the statement is made from it: amounts in the lender's currency, decimals as text,
 * conditions in one form. `read_policy.ts` makes it from the document an analyst writes.
 */
export interface Policy {
  name: string
  currency: string
  /** Best first; the last has no lower bound. */
  bands: readonly Band[]
  /** By rising utilisation, each up to and with its edge; the last has none. */
  utilisationBands: readonly UtilisationBand[]
  /** What must hold before anything is quoted. */
  evaluable: readonly Rule[]
  /** Factor of the current limit: band id, then one a utilisation band. */
  lineFactors: Readonly<Record<string, readonly string[]>>
  start: Start
  rules: readonly Rule[]
  movement: Movement
  minimum: string
  maximum: string
  step: string
}

export interface Text {
  en: string
  zh: string
}

export interface Band {
  id: string
  from: number | null
  label: Text
}

export interface UtilisationBand {
  id: string
  upTo: number | null
}

/** What a customer without a line is offered: an amount a band, or a multiple of the first known fact. */
export type Start =
  | { kind: 'amount'; amounts: Readonly<Record<string, string>> }
  | { kind: 'multiple'; of: readonly string[]; factors: Readonly<Record<string, string>> }

/** `evaluable` is a stage of its own: a rule of it is hit where its condition does not hold. */
export type Stage = 'evaluable' | 'decline' | 'freeze' | 'soft_cap' | 'hard_cap'

export interface Rule {
  id: string
  stage: Stage
  /** Only subjects with a line, or only those without; null: both. */
  only: 'line' | 'new' | null
  /** null: always. */
  when: Condition | null
  cap: Cap | null
  /** Stable reason code. */
  reason: string
  /** Templates: {cap}, {target}, {current_limit} and facts by name. */
  text: Text
}

export type Cap =
  | { kind: 'amount'; amount: string }
  | { kind: 'multiple'; of: string; factor: string }

export type Comparator = '>' | '<' | '>=' | '<=' | '='

/** An unknown fact makes a comparison neither true nor false, as in SQL: it does not hit. */
export type Condition =
  | { kind: 'compare'; fact: string; comparator: Comparator; value: number | string }
  | { kind: 'null'; fact: string; expected: boolean }
  | { kind: 'all' | 'any'; parts: readonly Condition[] }

export interface Movement {
  /** Shares of the current limit: 0.5 lets it grow by half. null: no limit. */
  maxIncrease: string | null
  maxDecrease: string | null
  minDaysSinceChange: number | null
}

/** Facts a condition reads. */
export function factsOfCondition(condition: Condition | null): string[] {
  if (condition === null) return []
  if ('parts' in condition) return condition.parts.flatMap(factsOfCondition)
  return [condition.fact]
}

/** The names in braces of a template. */
export function placeholders(text: Text): string[] {
  return [text.en, text.zh].flatMap((template) =>
    [...template.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] as string),
  )
}

/** Every fact that a decision under this policy may depend on, or that its reasons tell; sorted. */
export function factsOfPolicy(policy: Policy): string[] {
  const own: ReadonlySet<string> = new Set(OWN_PLACEHOLDERS)
  const rules = [...policy.evaluable, ...policy.rules]
  const used = rules.flatMap((rule) => [
    ...factsOfCondition(rule.when),
    ...(rule.cap?.kind === 'multiple' ? [rule.cap.of] : []),
    ...placeholders(rule.text).filter((name) => !own.has(name)),
  ])
  const start = policy.start.kind === 'multiple' ? policy.start.of : []
  const movement = policy.movement.minDaysSinceChange === null ? [] : ['limit_changed_days_ago']
  return [...new Set([...used, ...start, ...movement, 'utilisation'])].sort()
}

/** What a template may name beside facts. */
export const OWN_PLACEHOLDERS = ['cap', 'target', 'minimum'] as const
