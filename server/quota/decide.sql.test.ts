import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../db/store.ts'
import { wordOf } from '../ledger/codes.ts'
import { openTallystick } from '../open_store.ts'
import { CONTEXT, decide, EXAMPLE, type Subject } from './example.test_support.ts'
import { readPolicy } from './read_policy.ts'

let store: Store
beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
})
afterAll(() => store.close())

const policy = readPolicy(EXAMPLE, CONTEXT)
const good: Subject = {
  score: 720,
  pd: 0.01,
  coverage_90d: 1,
  utilisation: 0.3,
  credit_limit: 10_000,
  income: 5_000,
  dpd: 0,
  limit_changed_days_ago: 100,
  job: 'clerk',
}

async function one(subject: Subject, of = policy) {
  const [decided] = await store.session((sql) => decide(sql, of, [subject]))
  if (!decided) throw new Error('no decision')
  return {
    ...decided,
    outcome: wordOf('decision', decided.outcome),
    hits: JSON.parse(decided.rule_hits) as { rule: string; stage: string; cap: string | null }[],
  }
}

describe('decideSql', () => {
  it('raises a line to its target where no rule is lower', async () => {
    const decided = await one(good)
    expect(decided).toMatchObject({
      outcome: 'increase',
      band: 'A',
      utilisation_band: 'low',
      target: '12000.00',
      quota: '12000.00',
      binding_rule: 'target',
      runner_up_rule: 'income_multiple',
    })
  })

  it('takes the least hard cap and says which it was', async () => {
    const decided = await one({ ...good, income: 3_611 })
    expect(decided).toMatchObject({ quota: '10800.00', binding_rule: 'income_multiple' })
    expect(decided.runner_up_rule).toBe('target')
    expect(decided.hits).toContainEqual(
      expect.objectContaining({ rule: 'income_multiple', stage: 'hard_cap', cap: '10833.00' }),
    )
  })

  it('holds the increase at its greatest share', async () => {
    const decided = await one({ ...good, utilisation: 0.6, income: 90_000 })
    expect(decided).toMatchObject({ target: '15000.00', quota: '13000.00' })
    expect(decided).toMatchObject({ binding_rule: 'max_increase', runner_up_rule: 'target' })
  })

  it('lets a soft cap lower a line no further than the movement floor', async () => {
    const decided = await one({ ...good, dpd: 20 })
    expect(decided).toMatchObject({
      outcome: 'decrease',
      quota: '7500.00',
      binding_rule: 'max_decrease',
      runner_up_rule: 'lately_late',
    })
  })

  it('lets a hard cap break the movement floor', async () => {
    const decided = await one({ ...good, dpd: 20, income: 1_000 })
    expect(decided).toMatchObject({
      quota: '3000.00',
      binding_rule: 'income_multiple',
      runner_up_rule: 'max_decrease',
    })
  })

  it('moves no line that was changed a few days ago, either way', async () => {
    const up = await one({ ...good, limit_changed_days_ago: 29 })
    expect(up).toMatchObject({ outcome: 'keep', quota: '10000.00' })
    expect(up.binding_rule).toBe('min_days_since_change')
    const down = await one({ ...good, dpd: 20, limit_changed_days_ago: 29 })
    expect(down).toMatchObject({ outcome: 'keep', binding_rule: 'min_days_since_change' })
    expect(await one({ ...good, limit_changed_days_ago: 30 })).toMatchObject({ quota: '12000.00' })
  })

  it('rounds down to the step, and rounding alone never lowers a line', async () => {
    expect(await one({ ...good, credit_limit: 10_099.99 })).toMatchObject({ quota: '12100.00' })
    const kept = await one({ ...good, score: 650, credit_limit: 10_050 })
    expect(kept).toMatchObject({ outcome: 'keep', quota: '10050.00', binding_rule: 'target' })
  })

  it('keeps money exact where a double would lose a cent', async () => {
    const decided = await one({
      ...good,
      score: 650,
      credit_limit: 70_000_000_000_000.01,
      utilisation: 0.6,
    })
    expect(decided.target).toBe('77000000000000.01')
    expect(await one({ ...good, line: false, income: 1_234.57, score: 650 })).toMatchObject({
      target: '1234.57',
      quota: '1200.00',
    })
  })

  it('offers a customer without a line a first amount', async () => {
    const decided = await one({ ...good, line: false, credit_limit: null, utilisation: null })
    expect(decided).toMatchObject({
      outcome: 'approve',
      utilisation_band: 'new',
      current_limit: null,
      target: '10000.00',
      quota: '10000.00',
      binding_rule: 'target',
    })
  })

  it('declines below the minimum who has no line', async () => {
    const first = { ...good, line: false, score: 500, credit_limit: null }
    expect(await one(first)).toMatchObject({ outcome: 'approve', quota: '500.00' })
    expect(await one({ ...first, income: 4_999 })).toMatchObject({
      outcome: 'decline',
      target: '499.90',
      quota: null,
      binding_rule: 'minimum',
      runner_up_rule: 'target',
    })
  })

  it('below the minimum keeps a line and says so', async () => {
    const kept = await one({ ...good, income: 100 })
    expect(kept).toMatchObject({
      outcome: 'keep',
      quota: '10000.00',
      binding_rule: 'minimum',
      runner_up_rule: 'income_multiple',
    })
  })

  it('freezes as a status: the limit stays what it is', async () => {
    const frozen = await one({ ...good, dpd: 91 })
    expect(frozen).toMatchObject({ outcome: 'freeze', quota: '10000.00', binding_rule: 'overdue' })
    expect(await one({ ...good, dpd: 90 })).toMatchObject({ outcome: 'decrease' })
    expect(await one({ ...good, dpd: 91, line: false })).toMatchObject({
      outcome: 'decline',
      quota: null,
      binding_rule: 'overdue',
    })
  })

  it('declines a newcomer, and gives a line no new credit for the same reason', async () => {
    expect(await one({ ...good, line: false, job: 'none' })).toMatchObject({
      outcome: 'decline',
      binding_rule: 'jobless',
    })
    expect(await one({ ...good, job: 'none' })).toMatchObject({
      outcome: 'keep',
      quota: '10000.00',
      binding_rule: 'jobless',
      runner_up_rule: 'target',
    })
  })

  it('counts who was not observed as unevaluable, with no score, target or quota', async () => {
    for (const coverage of [0.89, null]) {
      const decided = await one({ ...good, coverage_90d: coverage, dpd: 120 })
      expect(decided).toMatchObject({
        outcome: 'unevaluable',
        score: null,
        band: null,
        target: null,
        quota: null,
        reasons: [],
        binding_rule: 'days_observed',
      })
      expect(decided.hits).toEqual([
        { rule: 'days_observed', stage: 'evaluable', reason: 'U10', cap: null },
      ])
    }
    expect(await one({ ...good, score: null })).toMatchObject({ binding_rule: 'score_known' })
    expect(await one({ ...good, utilisation: null })).toMatchObject({
      binding_rule: 'target_known',
    })
    expect(await one({ ...good, line: false, income: null })).toMatchObject({
      outcome: 'unevaluable',
    })
  })

  it('an unknown fact hits no rule, and the rules it left open are named', async () => {
    const decided = await one({ ...good, dpd: null, job: null, income: null })
    expect(decided).toMatchObject({ outcome: 'increase', quota: '12000.00' })
    expect(decided.unevaluated).toEqual(['overdue', 'jobless', 'lately_late', 'income_multiple'])
    expect((await one({ ...good, dpd: Number.NaN })).unevaluated).toEqual([
      'overdue',
      'lately_late',
    ])
  })

  it('keeps every fact as JSON: money as decimal strings, NaN as null', async () => {
    const decided = await one({ ...good, dpd: Number.NaN, credit_limit: 10_000.1 })
    expect(JSON.parse(decided.facts)).toEqual({
      coverage_90d: 1,
      credit_limit: 10_000.1,
      dpd: null,
      income: 5_000,
      job: 'clerk',
      limit_changed_days_ago: 100,
      utilisation: 0.3,
      score: 720,
      pd: 0.01,
      band: 'A',
      utilisation_band: 'low',
      current_limit: '10000.10',
    })
  })

  it("scales a policy's amounts and thresholds to the lender's currency", async () => {
    const koruna = readPolicy(EXAMPLE, { ...CONTEXT, currency: 'CZK' })
    expect(koruna).toMatchObject({ minimum: '1750.00', maximum: '70000.00', step: '350.00' })
    expect(await one({ ...good, score: 650 }, koruna)).toMatchObject({ quota: '10000.00' })
  })
})
