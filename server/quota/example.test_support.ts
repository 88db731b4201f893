import type { Sql } from '../db/connection.ts'
import { quoteIdentifier } from '../db/identifier.ts'
import type { Param } from '../db/params.ts'
import { decideSql } from './decide.sql.ts'
import { decisionFacts } from './decision_facts.ts'
import { type FactTypes, factTypes } from './facts.ts'
import type { Policy } from './policy.ts'

export const FACTS: FactTypes = factTypes([
  { name: 'credit_limit', type: 'number', unit: 'currency' },
  { name: 'utilisation', type: 'number', unit: 'ratio' },
  { name: 'limit_changed_days_ago', type: 'number', unit: 'days' },
  { name: 'dpd', type: 'number', unit: 'days' },
  { name: 'income', type: 'number', unit: 'currency' },
  { name: 'coverage_90d', type: 'number', unit: 'ratio' },
  { name: 'job', type: 'category', unit: 'category' },
])

export const CONTEXT = { currency: 'CNY', facts: FACTS }

/** Facts by name; `line: false` has no line. */
export type Subject = Record<string, number | string | boolean | null>

export interface Decided {
  subject_id: number
  outcome: number
  score: number | null
  band: string | null
  utilisation_band: string | null
  current_limit: string | null
  target: string | null
  quota: string | null
  binding_rule: string | null
  runner_up_rule: string | null
  rule_hits: string
  unevaluated: string[]
  reasons: string[]
  facts: string
}

/** Subjects as a relation of facts, decided by the policy's statement; in the subjects' order. */
export async function decide(
  sql: Sql,
  policy: Policy,
  subjects: readonly Subject[],
): Promise<Decided[]> {
  const facts = decisionFacts(policy, [], FACTS)
  const columns = [...facts.map(({ name, type }) => ({ name, type })), SCORE, PD]
  const declared = columns.map(
    ({ name, type }) => `${quoteIdentifier(name)} ${type === 'category' ? 'varchar' : 'double'}`,
  )
  await sql.script(`create or replace temp table given_facts (subject_id bigint,
    customer_id bigint, facility_id bigint, reasons varchar[], ${declared.join(', ')})`)
  for (const [i, subject] of subjects.entries()) {
    const values = columns.map(({ name }) => (subject[name] ?? null) as Param)
    const facility = subject.line === false ? null : i
    await sql.run(
      `insert into given_facts values ($1, $2, $3, ['dpd'], ${values.map((_, at) => `$${at + 4}`).join(', ')})`,
      [i, i, facility, ...values],
    )
  }
  const decided = await sql.all<Decided>(
    `${decideSql(policy, 'given_facts', facts)} order by subject_id`,
  )
  await sql.script('drop table given_facts')
  return decided
}

const SCORE = { name: 'score', type: 'number' as const }
const PD = { name: 'pd', type: 'number' as const }

/** A small policy whose every figure can be followed by hand. */
export const EXAMPLE = `
name: example
units: { CNY: 1, CZK: 3.5 }
bands:
  - { id: A, from: 700, label: { en: Safe, zh: 安全 } }
  - { id: B, from: 600, label: { en: Fair, zh: 一般 } }
  - { id: E, label: { en: Risky, zh: 高风险 } }
utilisation_bands:
  - { id: low, up_to: 0.5 }
  - { id: high }
evaluable:
  - id: days_observed
    when: { fact: coverage_90d, at_least: 0.9 }
    reason: U10
    text: { en: Too few days were observed, zh: 观测天数不足 }
target:
  line:
    A: [1.2, 1.5]
    B: [1, 1.1]
    E: [0.8, 0.7]
  new: { of: [income], times: { A: 2, B: 1, E: 0.1 } }
rules:
  - id: income_multiple
    stage: hard_cap
    cap: { times: 3, of: income }
    reason: R01
    text: { en: 'Income allows {cap}', zh: '收入对应 {cap}' }
  - id: lately_late
    stage: soft_cap
    only: line
    when: { fact: dpd, above: 5 }
    cap: { times: 0.5, of: current_limit }
    reason: R02
    text: { en: 'Payments were {dpd} days late', zh: '逾期 {dpd} 天' }
  - id: jobless
    stage: decline
    when: { fact: job, equals: none }
    reason: R03
    text: { en: No work was stated, zh: 未填写职业 }
  - id: overdue
    stage: freeze
    when: { fact: dpd, above: 90 }
    reason: R04
    text: { en: 'Payments were {dpd} days late', zh: '逾期 {dpd} 天' }
movement: { max_increase: 0.3, max_decrease: 0.25, min_days_since_change: 30 }
quota: { minimum: 500, maximum: 20000, step: 100 }
`
