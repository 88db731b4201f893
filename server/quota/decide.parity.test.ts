import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import type { Store } from '../db/store.ts'
import { wordOf } from '../ledger/codes.ts'
import { openTallystick } from '../open_store.ts'
import { decideSql } from './decide.sql.ts'
import { fromScaled, timesDown, toScaled } from './decimal.ts'
import { decisionFacts } from './decision_facts.ts'
import { CONTEXT, decide, EXAMPLE, FACTS, type Subject } from './example.test_support.ts'
import type { Condition, Policy, Rule } from './policy.ts'
import { readPolicy } from './read_policy.ts'

let store: Store
beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
})
afterAll(() => store.close())

// The reference: one subject, told by the formula alone. Amounts in cents; null is unknown.

type Known = Record<string, number | string | boolean | null>

function holds(condition: Condition | null, facts: Known): boolean | null {
  if (condition === null) return true
  if (condition.kind === 'null')
    return ((facts[condition.fact] ?? null) === null) === condition.expected
  if (condition.kind !== 'compare') {
    const parts = condition.parts.map((part) => holds(part, facts))
    const settling = condition.kind === 'any'
    if (parts.includes(settling)) return settling
    return parts.includes(null) ? null : !settling
  }
  const value = facts[condition.fact] ?? null
  if (value === null) return null
  const against = condition.value
  switch (condition.comparator) {
    case '>':
      return value > against
    case '<':
      return value < against
    case '>=':
      return value >= against
    case '<=':
      return value <= against
    default:
      return value === against
  }
}

const cents = (text: string) => toScaled(text, 2)
const rising = (amounts: bigint[]) => [...amounts].sort((a, b) => (a < b ? -1 : 1))
const least = (amounts: bigint[]) => rising(amounts)[0] as bigint
const largest = (amounts: bigint[]) => rising(amounts).at(-1) as bigint
const ofFact = (value: unknown) => (typeof value === 'number' ? value.toFixed(2) : null)

function times(amount: string | null, factor: string): bigint | null {
  if (amount === null) return null
  const product = cents(timesDown(amount, factor))
  return product < 0n ? 0n : product
}

function expected(policy: Policy, subject: Subject) {
  const line = subject.line !== false
  const limit = line ? ofFact(subject.credit_limit) : null
  const score = subject.score as number | null
  const band =
    score === null ? null : policy.bands.find((b) => b.from === null || score >= b.from)?.id
  const used = subject.utilisation as number | null
  const column =
    used === null ? -1 : policy.utilisationBands.findIndex((b) => b.upTo === null || used <= b.upTo)
  const facts: Known = {
    ...subject,
    band: band ?? null,
    utilisation_band: line ? (policy.utilisationBands[column]?.id ?? null) : 'new',
    current_limit: limit === null ? null : Number(limit),
  }
  const applies = (rule: Rule) => rule.only === null || (rule.only === 'line') === line
  const hit = (rule: Rule) => applies(rule) && holds(rule.when, facts) === true
  const start = policy.start.kind === 'multiple' ? policy.start : null
  const income = start?.of.map((fact) => ofFact(subject[fact])).find((a) => a !== null) ?? null
  const target = !band
    ? null
    : line
      ? column < 0
        ? null
        : times(limit, policy.lineFactors[band]?.[column] as string)
      : times(income, start?.factors[band] as string)
  const failed = policy.evaluable.some((rule) => applies(rule) && holds(rule.when, facts) !== true)
  if (failed || score === null || target === null) return { outcome: 'unevaluable', quota: null }
  const rules = (stage: Rule['stage']) => policy.rules.filter((r) => r.stage === stage && hit(r))
  const caps = (stage: Rule['stage']) =>
    rules(stage).flatMap((rule) => {
      const cap = rule.cap
      const amount =
        cap?.kind === 'amount'
          ? cents(cap.amount)
          : times(ofFact(facts[cap?.of as string]), cap?.factor as string)
      return amount === null ? [] : [amount]
    })
  if (rules('freeze').length > 0)
    return line ? { outcome: 'freeze', quota: limit } : { outcome: 'decline', quota: null }
  if (rules('decline').length > 0 && !line) return { outcome: 'decline', quota: null }

  const { maxIncrease, maxDecrease, minDaysSinceChange } = policy.movement
  const changed = subject.limit_changed_days_ago as number | null
  const soon =
    line && minDaysSinceChange !== null && changed !== null && changed < minDaysSinceChange
  const now = limit === null ? null : cents(limit)
  const share = (ten: bigint) => times(limit, fromScaled(ten, 4)) as bigint
  const soft = [target, ...caps('soft_cap')]
  if (now !== null && maxIncrease) soft.push(share(10_000n + toScaled(maxIncrease, 4)))
  if (soon && now !== null) soft.push(now)
  const floors = [
    ...(soon && now !== null ? [now] : []),
    ...(now !== null && maxDecrease ? [share(10_000n - toScaled(maxDecrease, 4))] : []),
  ]
  const proposed = largest([least(soft), ...floors])
  const declined = now !== null && rules('decline').length > 0 ? [now] : []
  const wanted = least([proposed, cents(policy.maximum), ...caps('hard_cap'), ...declined])
  const step = cents(policy.step)
  let offer = (wanted / step) * step
  if (now !== null && now <= wanted && offer < now) offer = now
  if (offer < cents(policy.minimum))
    return line ? { outcome: 'keep', quota: limit } : { outcome: 'decline', quota: null }
  const outcome =
    now === null ? 'approve' : offer === now ? 'keep' : offer > now ? 'increase' : 'decrease'
  return { outcome, quota: fromScaled(offer, 2) }
}

const amountOrNull = fc.option(
  fc.integer({ min: -100, max: 5_000_000 }).map((n) => n / 100),
  { freq: 6 },
)
const subject: fc.Arbitrary<Subject> = fc.record({
  line: fc.boolean(),
  score: fc.option(fc.constantFrom(300, 599.999, 600, 650, 699.99, 700, 720), { freq: 12 }),
  pd: fc.constant(0.1),
  coverage_90d: fc.option(fc.constantFrom(1, 0.9, 0.95, 0.89), { freq: 12 }),
  utilisation: fc.option(fc.constantFrom(0, 0.5, 0.50001, 2), { freq: 8 }),
  credit_limit: amountOrNull,
  income: amountOrNull,
  dpd: fc.option(fc.constantFrom(0, 5, 6, 20, 90, 91)),
  limit_changed_days_ago: fc.option(fc.constantFrom(0, 29, 30, 400)),
  job: fc.option(fc.constantFrom('none', 'clerk')),
})

const ruleDocument = fc.record({
  stage: fc.constantFrom('hard_cap', 'soft_cap', 'decline', 'freeze'),
  only: fc.constantFrom(undefined, 'line', 'new'),
  when: fc.constantFrom(
    { fact: 'dpd', above: 5 },
    { fact: 'dpd', at_least: 20, below: 91 },
    { fact: 'job', is_null: true },
    {
      any: [
        { fact: 'income', below: 9_000 },
        { fact: 'job', equals: 'none' },
      ],
    },
    {
      all: [
        { fact: 'band', equals: 'B' },
        { fact: 'income', above: 2_000 },
      ],
    },
    {
      all: [
        { fact: 'utilisation_band', equals: 'new' },
        { fact: 'score', at_most: 650 },
      ],
    },
  ),
  cap: fc.constantFrom(
    { amount: 5_000 },
    { amount: '7777.77' },
    { times: 1.25, of: 'income' },
    { times: 0.3333, of: 'current_limit' },
    { times: 0, of: 'income' },
  ),
})

const policyDocument = fc
  .record({
    rules: fc.array(ruleDocument, { maxLength: 6 }),
    movement: fc.record(
      {
        max_increase: fc.constantFrom(0, 0.3, 2),
        max_decrease: fc.constantFrom(0, 0.25, 1),
        min_days_since_change: fc.constantFrom(0, 30),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ rules, movement }) => ({
    ...(parse(EXAMPLE) as object),
    movement,
    rules: rules.map(({ cap, only, ...rule }, i) => ({
      ...rule,
      id: `rule_${i}`,
      reason: `R${i}`,
      text: { en: 'a', zh: 'b' },
      ...(only ? { only } : {}),
      ...(rule.stage.endsWith('_cap') ? { cap } : {}),
    })),
  }))

const read = (document: object) => readPolicy(stringify(document), CONTEXT)

describe('decideSql, on generated policies and subjects', () => {
  it('gives the outcome and the quota of the reference', async () => {
    await fc.assert(
      fc.asyncProperty(
        policyDocument,
        fc.array(subject, { minLength: 10, maxLength: 30 }),
        async (document, subjects) => {
          const policy = read(document)
          const decided = await store.session((sql) => decide(sql, policy, subjects))
          const got = decided.map((d) => ({
            outcome: wordOf('decision', d.outcome),
            quota: d.quota,
          }))
          expect(got).toEqual(subjects.map((s) => expected(policy, s)))
        },
      ),
      { numRuns: 40, seed: 411 },
    )
  })

  it('never quotes above a hard cap it names, and always names what bound', async () => {
    await fc.assert(
      fc.asyncProperty(
        policyDocument,
        fc.array(subject, { minLength: 10, maxLength: 20 }),
        async (document, subjects) => {
          const decided = await store.session((sql) => decide(sql, read(document), subjects))
          for (const d of decided) {
            const hits = JSON.parse(d.rule_hits) as { rule: string; stage: string; cap: string }[]
            expect(hits.map((hit) => hit.rule)).toContain(d.binding_rule)
            const word = wordOf('decision', d.outcome)
            if (!['approve', 'increase', 'decrease'].includes(word)) continue
            for (const hit of hits.filter((h) => h.stage === 'hard_cap'))
              expect(cents(d.quota as string)).toBeLessThanOrEqual(cents(hit.cap))
          }
        },
      ),
      { numRuns: 30, seed: 412 },
    )
  })

  it('the order of rules and bands in the document changes nothing, not even the statement', () => {
    const facts = (policy: Policy) => decisionFacts(policy, [], FACTS)
    const statement = (document: object) => {
      const policy = read(document)
      return decideSql(policy, 'given', facts(policy))
    }
    fc.assert(
      fc.property(
        policyDocument.chain((document) =>
          fc.tuple(
            fc.constant(document),
            fc.shuffledSubarray(document.rules, { minLength: document.rules.length }),
          ),
        ),
        ([document, rules]) => {
          const bands = [...(document as unknown as { bands: object[] }).bands].reverse()
          expect(statement({ ...document, rules, bands })).toBe(statement(document))
        },
      ),
      { numRuns: 100, seed: 413 },
    )
  })
})
