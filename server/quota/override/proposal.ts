import { RiskError } from '../../db/errors.ts'
import type { Word } from '../../ledger/codes.ts'
import { fromScaled, toScaled } from '../decimal.ts'
import type { Policy } from '../policy.ts'

/** A decision as an override of it is judged. Amounts are decimal strings in the lender's currency. */
export interface Overridable {
  decisionId: number
  outcome: Word<'decision'>
  hasLine: boolean
  currentLimit: string | null
  /** null: declined. */
  quota: string | null
  ruleHits: readonly { rule: string; stage: string; cap: string | null }[]
}

/** What an override makes of a decision. */
export interface Overridden {
  outcome: Extract<Word<'decision'>, 'approve' | 'increase' | 'keep' | 'decrease' | 'decline'>
  /** null: declined. */
  quota: string | null
}

const refused = (detail: string) => new RiskError('BAD_REQUEST', detail)

/**
 * What the decision becomes with the quota that somebody asks for (null: declined). A person may pass
 * targets, soft caps, movement and refusals, never a hard cap; least quota and step are the policy's.
 * Throws CONFLICT for a decision that quotes nothing to anybody (frozen, unevaluable), OVER_HARD_CAP
 * naming the cap, BAD_REQUEST for what is no quota of this policy or is what was decided.
 */
export function overriddenBy(
  asked: string | null,
  decision: Overridable,
  policy: Policy,
): Overridden {
  const { decisionId, outcome, hasLine, ruleHits } = decision
  if (outcome === 'freeze' || outcome === 'unevaluable')
    throw new RiskError(
      'CONFLICT',
      `decision ${decisionId} is ${outcome}: an override changes a quota, and there is none to change`,
    )
  const before = decision.quota === null ? null : toScaled(decision.quota, 2)
  if (asked === null) {
    if (hasLine) throw refused(`a line is lowered, not declined: to ${policy.minimum} at least`)
    if (before === null) throw refused(`decision ${decisionId} is declined already`)
    return { outcome: 'decline', quota: null }
  }
  if (!/^\d{1,16}(\.\d{1,2})?$/.test(asked))
    throw refused(`quota: an amount such as 5000 or 5000.00 is expected: ${asked}`)
  const quota = toScaled(asked, 2)
  const current = decision.currentLimit === null ? null : toScaled(decision.currentLimit, 2)
  const told = fromScaled(quota, 2)
  const caps = [
    { rule: 'maximum', cap: policy.maximum },
    ...ruleHits.filter(({ stage }) => stage === 'hard_cap' || stage === 'decline'),
  ]
  for (const { rule, cap } of caps)
    if (cap !== null && quota > toScaled(cap, 2))
      throw new RiskError('OVER_HARD_CAP', `${told} is over ${cap}, the hard cap ${rule}`)
  // As in a decision: a line may stay what it is, whatever its minimum and step.
  if (quota !== current) {
    if (quota < toScaled(policy.minimum, 2))
      throw refused(`${told} is under ${policy.minimum}, the least quota of the policy`)
    if (quota % toScaled(policy.step, 2) !== 0n)
      throw refused(`${told} is no multiple of ${policy.step}, the step of the policy`)
  }
  if (quota === before) throw refused(`${told} is what decision ${decisionId} gives already`)
  return {
    quota: told,
    outcome: !hasLine
      ? 'approve'
      : quota === current
        ? 'keep'
        : quota > (current ?? 0n)
          ? 'increase'
          : 'decrease',
  }
}
