import { RiskError } from '../../db/errors.ts'
import type { Word } from '../../ledger/codes.ts'

/**
 * The life of an override. `proposed`: waits for a second person; `approved`: holds for its subject
 * through its last day; `rejected`; `expired`: its last day is over, approved or not.
 */
export type OverrideState = Word<'override_state'>
export type Verdict = Extract<OverrideState, 'approved' | 'rejected'>

/** An override as what may become of it is told. */
export interface Proposal {
  overrideId: number
  state: OverrideState
  proposedBy: string
  judgedBy: string | null
  validUntil: string
}

/**
 * Throws CONFLICT where the override waits for nobody any more, and SECOND_PERSON_NEEDED where who
 * proposed it would approve it. Who proposed it may reject it: so it is taken back.
 */
export function checkVerdict(proposal: Proposal, verdict: Verdict, actor: string): void {
  const { overrideId, state, proposedBy, judgedBy, validUntil } = proposal
  if (state === 'expired')
    throw new RiskError(
      'CONFLICT',
      `override ${overrideId} expired: it was to hold until ${validUntil}`,
    )
  if (state !== 'proposed')
    throw new RiskError('CONFLICT', `override ${overrideId} was ${state} by ${judgedBy}`)
  if (verdict === 'approved' && actor === proposedBy)
    throw new RiskError(
      'SECOND_PERSON_NEEDED',
      `${actor} proposed override ${overrideId}: a second person approves it`,
    )
}
