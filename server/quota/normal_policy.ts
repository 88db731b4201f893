import { timesDown } from './decimal.ts'
import type { FactTypes } from './facts.ts'
import type { Cap, Comparator, Condition, Policy, Rule, Start } from './policy.ts'
import type { ConditionDocument, PolicyDocument } from './policy_document.ts'

const COMPARATORS = [
  ['above', '>'],
  ['below', '<'],
  ['at_least', '>='],
  ['at_most', '<='],
  ['equals', '='],
] as const satisfies [string, Comparator][]

/**
 * A document in the one form the statement is made from: lists in an order that does not depend on
 * the document's, amounts and thresholds of money in the lender's currency.
 */
export function normalPolicy(
  document: PolicyDocument,
  { currency, facts }: { currency: string; facts: FactTypes },
): Policy {
  const unit = document.units[currency] as string
  const money = (amount: string) => timesDown(amount, unit)
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)

  const compare = (fact: string, comparator: Comparator, value: number | string): Condition => {
    const scaled = typeof value === 'number' && facts.get(fact)?.unit === 'currency'
    return {
      kind: 'compare',
      fact,
      comparator,
      value: scaled ? value * Number(unit) : value,
    }
  }

  function condition(given: ConditionDocument): Condition {
    if ('all' in given) return { kind: 'all', parts: given.all.map(condition) }
    if ('any' in given) return { kind: 'any', parts: given.any.map(condition) }
    const parts = COMPARATORS.flatMap(([word, comparator]): Condition[] => {
      const value = given[word]
      return value === undefined ? [] : [compare(given.fact, comparator, value)]
    })
    if (given.is_null !== undefined)
      parts.push({ kind: 'null', fact: given.fact, expected: given.is_null })
    return parts.length === 1 ? (parts[0] as Condition) : { kind: 'all', parts }
  }

  const cap = (given: NonNullable<PolicyDocument['rules'][number]['cap']>): Cap =>
    'amount' in given
      ? { kind: 'amount', amount: money(given.amount) }
      : { kind: 'multiple', of: given.of, factor: given.times }

  const rule = (given: PolicyDocument['rules'][number]): Rule => ({
    id: given.id,
    stage: given.stage,
    only: given.only ?? null,
    when: given.when ? condition(given.when) : null,
    cap: given.cap ? cap(given.cap) : null,
    reason: given.reason,
    text: given.text,
  })

  const evaluable = (given: PolicyDocument['evaluable'][number]): Rule => ({
    id: given.id,
    stage: 'evaluable',
    only: given.only ?? null,
    when: condition(given.when),
    cap: null,
    reason: given.reason,
    text: given.text,
  })

  function start(given: PolicyDocument['target']['new']): Start {
    if ('of' in given) return { kind: 'multiple', of: given.of, factors: given.times }
    const amounts = Object.entries(given.amount).map(([id, amount]) => [id, money(amount)])
    return { kind: 'amount', amounts: Object.fromEntries(amounts) }
  }

  // Factors stand in the order of the document's utilisation bands, so they are sorted together.
  const columns = document.utilisation_bands
    .map((band, at) => ({ id: band.id, upTo: band.up_to ?? null, at }))
    .sort((a, b) => (a.upTo ?? Infinity) - (b.upTo ?? Infinity))
  const lineFactors = Object.entries(document.target.line).map(([id, factors]) => [
    id,
    columns.map(({ at }) => factors[at] as string),
  ])

  return {
    name: document.name,
    currency,
    bands: document.bands
      .map((band) => ({ id: band.id, from: band.from ?? null, label: band.label }))
      .sort((a, b) => (b.from ?? -Infinity) - (a.from ?? -Infinity)),
    utilisationBands: columns.map(({ id, upTo }) => ({ id, upTo })),
    evaluable: document.evaluable.map(evaluable).sort(byId),
    lineFactors: Object.fromEntries(lineFactors),
    start: start(document.target.new),
    rules: document.rules.map(rule).sort(byId),
    movement: {
      maxIncrease: document.movement.max_increase ?? null,
      maxDecrease: document.movement.max_decrease ?? null,
      minDaysSinceChange: document.movement.min_days_since_change ?? null,
    },
    minimum: money(document.quota.minimum),
    maximum: money(document.quota.maximum),
    step: money(document.quota.step),
  }
}
