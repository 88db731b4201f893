import { parse } from 'yaml'
import { RiskError } from '../db/errors.ts'
import { BUILT_IN_RULE_IDS } from './built_in_rules.ts'
import { toScaled } from './decimal.ts'
import type { FactTypes } from './facts.ts'
import { normalPolicy } from './normal_policy.ts'
import { type Condition, factsOfPolicy, type Policy, placeholders } from './policy.ts'
import { type PolicyDocument, policyDocument } from './policy_document.ts'

/** What a policy is read against: whose money, and which facts there are. */
export interface PolicyContext {
  currency: string
  facts: FactTypes
}

/**
 * The policy of a YAML document, in the lender's currency.
 * Throws POLICY_INVALID, naming every fault: a wrong shape, an unknown fact, a band without a target.
 */
export function readPolicy(yaml: string, context: PolicyContext): Policy {
  let given: unknown
  try {
    given = parse(yaml)
  } catch (cause) {
    throw new RiskError('POLICY_INVALID', `the policy is not YAML: ${(cause as Error).message}`, {
      cause,
    })
  }
  const document = policyDocument.safeParse(given)
  if (!document.success) {
    refuse(document.error.issues.map((i) => `${i.path.join('.') || 'policy'}: ${i.message}`))
  }
  refuse(documentFaults(document.data as PolicyDocument, context))
  const policy = normalPolicy(document.data as PolicyDocument, context)
  refuse(normalFaults(policy, context.facts))
  return policy
}

function refuse(faults: readonly string[]): void {
  if (faults.length > 0) throw new RiskError('POLICY_INVALID', `policy: ${faults.join('; ')}`)
}

function documentFaults(document: PolicyDocument, { currency }: PolicyContext): string[] {
  const { bands, utilisation_bands: columns, target, rules, evaluable } = document
  const ids = [...rules, ...evaluable].map((rule) => rule.id)
  const starts = 'amount' in target.new ? target.new.amount : target.new.times
  const bandIds = bands.map((band) => band.id)
  const columnIds = columns.map((column) => column.id)
  return [
    ...(document.units[currency] === undefined
      ? [`units: no unit for ${currency}, the lender's currency`]
      : []),
    ...repeated(ids).map((id) => `rules: two rules are called ${id}`),
    ...ids.filter((id) => BUILT_IN_RULE_IDS.has(id)).map((id) => `rules: ${id} is reserved`),
    ...repeated(bandIds).map((id) => `bands: two bands are called ${id}`),
    ...repeated(columnIds).map((id) => `utilisation_bands: two are called ${id}`),
    ...oneOpen(
      'bands',
      'from',
      bands.map((band) => band.from),
    ),
    ...oneOpen(
      'utilisation_bands',
      'up_to',
      columns.map((column) => column.up_to),
    ),
    ...sameKeys('target.line', Object.keys(target.line), bandIds),
    ...sameKeys('target.new', Object.keys(starts), bandIds),
    ...Object.entries(target.line)
      .filter(([, factors]) => factors.length !== columns.length)
      .map(
        ([id, factors]) => `target.line.${id}: ${factors.length} factors, not ${columns.length}`,
      ),
    ...rules
      .filter((rule) => rule.stage.endsWith('_cap') !== (rule.cap !== undefined))
      .map(
        (rule) => `rules.${rule.id}: a ${rule.stage} rule ${rule.cap ? 'has no' : 'needs a'} cap`,
      ),
    ...rules
      .filter((rule) => !rule.stage.endsWith('_cap') && rule.when === undefined)
      .map((rule) => `rules.${rule.id}: a ${rule.stage} rule needs a condition`),
    ...(toScaled(document.movement.max_decrease ?? '0', 4) <= 10_000n
      ? []
      : ['movement.max_decrease: more than all of it']),
  ]
}

const repeated = (names: readonly string[]) => [
  ...new Set(names.filter((name, i) => names.indexOf(name) !== i)),
]

/** Bands of numbers: distinct edges, and exactly one band without one. */
function oneOpen(path: string, edge: string, edges: readonly (number | undefined)[]): string[] {
  const open = edges.filter((value) => value === undefined).length
  return [
    ...(open === 1 ? [] : [`${path}: ${open} have no ${edge}, exactly one must`]),
    ...(new Set(edges).size + Math.max(open - 1, 0) === edges.length
      ? []
      : [`${path}: two have the same ${edge}`]),
  ]
}

function sameKeys(path: string, given: readonly string[], wanted: readonly string[]): string[] {
  return [
    ...given
      .filter((key) => !wanted.includes(key))
      .map((key) => `${path}: no band is called ${key}`),
    ...wanted.filter((key) => !given.includes(key)).map((key) => `${path}: band ${key} is missing`),
  ]
}

function normalFaults(policy: Policy, facts: FactTypes): string[] {
  const unknown = factsOfPolicy(policy)
    .filter((name) => !facts.has(name))
    .map((name) => `unknown fact ${name}`)
  const rules = [...policy.evaluable, ...policy.rules]
  const numeric = (name: string) => facts.get(name)?.type !== 'category'
  const amounts = [
    ...rules.flatMap((rule) => (rule.cap?.kind === 'multiple' ? [rule.cap.of] : [])),
    ...(policy.start.kind === 'multiple' ? policy.start.of : []),
  ]
  return [
    ...unknown,
    ...(toScaled(policy.step, 2) > 0n ? [] : [`quota.step: not above 0: ${policy.step}`]),
    ...(toScaled(policy.minimum, 2) <= toScaled(policy.maximum, 2)
      ? []
      : [`quota.minimum: above the maximum: ${policy.minimum}`]),
    ...amounts.filter((name) => !numeric(name)).map((name) => `${name} is no amount`),
    ...rules.flatMap((rule) => conditionFaults(rule.when, policy, facts)),
    ...rules.flatMap((rule) =>
      placeholders(rule.text)
        .filter((name) => name === 'cap' && rule.cap === null)
        .map(() => `rules.${rule.id}: its text names {cap} but it has none`),
    ),
  ]
}

function conditionFaults(condition: Condition | null, policy: Policy, facts: FactTypes): string[] {
  if (condition === null || condition.kind === 'null') return []
  if (condition.kind !== 'compare')
    return condition.parts.flatMap((part) => conditionFaults(part, policy, facts))
  const { fact, value, comparator } = condition
  const type = facts.get(fact)?.type
  if (type === undefined) return []
  if ((type === 'category') !== (typeof value === 'string'))
    return [`${fact} is a ${type === 'category' ? 'category' : 'number'}: ${JSON.stringify(value)}`]
  if (type === 'category' && comparator !== '=') return [`${fact} is a category: ${comparator}`]
  const words = {
    band: policy.bands.map((band) => band.id),
    utilisation_band: [...policy.utilisationBands.map((band) => band.id), NEW],
  }[fact]
  return words && !words.includes(String(value)) ? [`no ${fact} is called ${value}`] : []
}

/** The utilisation band of a customer who has no line yet. */
export const NEW = 'new'
