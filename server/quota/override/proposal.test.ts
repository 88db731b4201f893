import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toScaled } from '../decimal.ts'
import { CONTEXT, EXAMPLE } from '../example.test_support.ts'
import { readPolicy } from '../read_policy.ts'
import { type Overridable, overriddenBy } from './proposal.ts'

// Least 500, most 20000, by 100.
const policy = readPolicy(EXAMPLE, CONTEXT)

/** A line of 4,000 that was to have 4,400; income allows 9,000. */
const line: Overridable = {
  decisionId: 7,
  outcome: 'increase',
  hasLine: true,
  currentLimit: '4000.00',
  quota: '4400.00',
  ruleHits: [
    { rule: 'target', stage: 'target', cap: '6000.00' },
    { rule: 'lately_late', stage: 'soft_cap', cap: '2000.00' },
    { rule: 'max_increase', stage: 'movement', cap: '5200.00' },
    { rule: 'income_multiple', stage: 'hard_cap', cap: '9000.00' },
  ],
}
const declined: Overridable = {
  ...line,
  outcome: 'decline',
  hasLine: false,
  currentLimit: null,
  quota: null,
  ruleHits: [{ rule: 'jobless', stage: 'decline', cap: null }],
}

const of = (asked: string | null, decision = line) => {
  try {
    const { outcome, quota } = overriddenBy(asked, decision, policy)
    return `${outcome} ${quota}`
  } catch (error) {
    const { code, message } = error as { code: string; message: string }
    return `${code} ${message}`
  }
}

describe('what an override makes of a decision', () => {
  it('passes target, soft caps and movement, and says what that is', () => {
    expect(of('9000')).toBe('increase 9000.00')
    expect(of('4000.0')).toBe('keep 4000.00')
    expect(of('500')).toBe('decrease 500.00')
    expect(of('20000.00', declined)).toBe('approve 20000.00')
    expect(of(null, { ...declined, outcome: 'approve', quota: '900.00' })).toBe('decline null')
  })

  it('never passes a hard cap: of the decision, of the policy, or a refusal that holds a line', () => {
    expect(of('9100')).toBe('OVER_HARD_CAP 9100.00 is over 9000.00, the hard cap income_multiple')
    expect(of('20100', declined)).toMatch(
      'OVER_HARD_CAP 20100.00 is over 20000.00, the hard cap maximum',
    )
    const held = { ...line, ruleHits: [{ rule: 'jobless', stage: 'decline', cap: '4000.00' }] }
    expect(of('4100', held)).toMatch('the hard cap jobless')
  })

  it('keeps to the step and the least quota, but a line may stay what it is', () => {
    expect(of('4450')).toBe('BAD_REQUEST 4450.00 is no multiple of 100.00, the step of the policy')
    expect(of('400')).toBe('BAD_REQUEST 400.00 is under 500.00, the least quota of the policy')
    expect(of('333.33', { ...line, currentLimit: '333.33' })).toBe('keep 333.33')
  })

  it('refuses what is no amount, what was decided, and what quotes nothing', () => {
    for (const amount of ['1e4', '-500', '', '4000.001', 'NaN', '4,000'])
      expect(of(amount)).toMatch(`an amount such as 5000 or 5000.00 is expected: ${amount}`)
    expect(of('4400')).toBe('BAD_REQUEST 4400.00 is what decision 7 gives already')
    expect(of(null, declined)).toBe('BAD_REQUEST decision 7 is declined already')
    expect(of(null)).toBe('BAD_REQUEST a line is lowered, not declined: to 500.00 at least')
    for (const outcome of ['freeze', 'unevaluable'] as const)
      expect(of('5000', { ...line, outcome })).toMatch(`CONFLICT decision 7 is ${outcome}`)
  })

  it('whatever is asked for: what comes through is asked for, allowed and another quota', () => {
    const cents = fc.integer({ min: 0, max: 2_500_000 })
    const amount = fc
      .oneof(
        cents,
        cents.map((n) => n - (n % 10_000)),
      )
      .map((n) => (n / 100).toFixed(2))
    fc.assert(
      fc.property(amount, amount, amount, fc.boolean(), (asked, limit, cap, hasLine) => {
        const decision: Overridable = {
          ...(hasLine ? { ...line, currentLimit: limit, quota: limit } : declined),
          ruleHits: [{ rule: 'income_multiple', stage: 'hard_cap', cap }],
        }
        const told = of(asked, decision)
        const [outcome, quota] = told.split(' ')
        if (/^[A-Z]/.test(told)) return
        const given = toScaled(quota!, 2)
        expect(quota).toBe(asked)
        expect(given).not.toBe(decision.quota === null ? null : toScaled(decision.quota, 2))
        expect(given <= toScaled(cap, 2) && given <= 2_000_000n).toBe(true)
        expect(given >= 50_000n && given % 10_000n === 0n).toBe(true)
        const rose = hasLine && given > toScaled(limit, 2)
        expect(outcome).toBe(!hasLine ? 'approve' : rose ? 'increase' : 'decrease')
      }),
    )
  })
})
