import { recordAudit } from '../../access/audit.ts'
import type { Sql } from '../../db/connection.ts'
import { RiskError } from '../../db/errors.ts'
import type { Effects } from '../../effects.ts'
import { codeOf, wordOf } from '../../ledger/codes.ts'
import { lendersToday } from '../../ledger/lenders_today.ts'
import { loadPolicy } from '../policy_store.ts'
import { checkNote, checkReason, checkUntil } from './asked.ts'
import { type Overridable, overriddenBy } from './proposal.ts'
import { type OverrideRow, overridesSql } from './rows.sql.ts'
import { checkVerdict, type Verdict } from './state.ts'

export interface Proposed {
  decisionId: number
  /** A decimal string in the lender's currency; null: declined. */
  quota: string | null
  /** A word of `override_reason`. */
  reason: string
  note: string
  /** The last day on which it holds. */
  until: string
}

export interface Judged {
  overrideId: number
  verdict: Verdict
  note?: string | undefined
}

type OverrideEffects = Pick<Effects, 'store' | 'now' | 'actor'>

/**
 * Keeps what somebody proposes instead of the newest decision on a subject. Throws NOT_FOUND for a
 * decision that there is not, CONFLICT where another followed it or a proposal waits already, BAD_REQUEST
 * for a reason, text or day that is none, and what `overriddenBy` throws.
 */
export function proposeOverride(
  request: Proposed,
  { store, now, actor }: OverrideEffects,
): Promise<OverrideRow> {
  return store.write(async (sql) => {
    const at = now()
    const today = await lendersToday(sql, at)
    const reason = checkReason(request.reason)
    const note = checkNote(request.note)
    const until = checkUntil(request.until, today)
    const decision = await newestOf(sql, { decisionId: request.decisionId })
    if (decision.decisionId !== request.decisionId)
      throw new RiskError(
        'CONFLICT',
        `decision ${request.decisionId} was followed by decision ${decision.decisionId}: propose it of that one`,
      )
    const { policy } = await loadPolicy(sql, decision.policyVersion)
    const after = overriddenBy(request.quota, decision, policy)
    await refuseSecond(sql, decision.subjectId, today)
    const id = await nextId(sql)
    await sql.run(
      `insert into quota_override by name select $1::bigint as override_id, $2::bigint as decision_id,
         $3::bigint as subject_id, $4::bigint as customer_id, $5::smallint as outcome_before,
         $6::varchar::decimal(18,2) as quota_before, $7::smallint as outcome_after,
         $8::varchar::decimal(18,2) as quota_after, $9::smallint as reason, $10::varchar as note,
         $11::varchar::date as valid_until, $12::timestamp as proposed_at, $13::varchar as proposed_by`,
      [
        id,
        decision.decisionId,
        decision.subjectId,
        decision.customerId,
        codeOf('decision', decision.outcome),
        decision.quota,
        codeOf('decision', after.outcome),
        after.quota,
        codeOf('override_reason', reason),
        note,
        until,
        at,
        actor,
      ],
    )
    await recordAudit(sql, {
      at,
      actor,
      action: 'override.propose',
      subject: `decision-${decision.decisionId}`,
      detail: { override: id, from: decision.quota, to: after.quota, reason, until },
    })
    return overrideOf(sql, id, today)
  })
}

/**
 * Approves or rejects a proposal. An approval asks the rules again of the subject's newest decision,
 * which may have followed. Throws NOT_FOUND, and what `checkVerdict` and `overriddenBy` throw.
 */
export function judgeOverride(
  { overrideId, verdict, note }: Judged,
  { store, now, actor }: OverrideEffects,
): Promise<OverrideRow> {
  return store.write(async (sql) => {
    const at = now()
    const today = await lendersToday(sql, at)
    const found = await overrideOf(sql, overrideId, today)
    checkVerdict({ ...found, state: wordOf('override_state', found.state) }, verdict, actor)
    if (verdict === 'approved') {
      const decision = await newestOf(sql, { decisionId: found.decisionId })
      const { policy } = await loadPolicy(sql, decision.policyVersion)
      overriddenBy(found.quotaAfter, decision, policy)
    }
    const said = note === undefined ? null : checkNote(note)
    await sql.run(
      'insert into override_verdict (override_id, verdict, note, "at", actor) values ($1, $2, $3, $4, $5)',
      [overrideId, codeOf('override_state', verdict), said, at, actor],
    )
    await recordAudit(sql, {
      at,
      actor,
      action: `override.${verdict === 'approved' ? 'approve' : 'reject'}`,
      subject: `decision-${found.decisionId}`,
      detail: { override: overrideId, ...(said === null ? {} : { note: said }) },
    })
    return overrideOf(sql, overrideId, today)
  })
}

/** The override of an id as of a day. Throws NOT_FOUND. */
export async function overrideOf(sql: Sql, id: number, today: string): Promise<OverrideRow> {
  const row = await sql.first<OverrideRow>(`${overridesSql('override')} where override_id = $3`, [
    today,
    [id],
    id,
  ])
  if (!row) throw new RiskError('NOT_FOUND', `there is no override ${id}`)
  return row
}

interface Newest extends Overridable {
  subjectId: number
  customerId: number
  policyVersion: number
}

/** The newest decision on the subject of a decision. Throws NOT_FOUND where there is none that counts. */
async function newestOf(sql: Sql, { decisionId }: { decisionId: number }): Promise<Newest> {
  type Row = Omit<Newest, 'outcome' | 'ruleHits'> & { outcome: number; ruleHits: string }
  const row = await sql.first<Row>(
    `with subject as (select subject_id from counted_decision where decision_id = $1)
     select decision_id as "decisionId", subject_id as "subjectId", customer_id as "customerId",
       policy_version as "policyVersion", outcome, facility_id is not null as "hasLine",
       current_limit as "currentLimit", quota, rule_hits as "ruleHits"
     from newest_decision('subject')`,
    [decisionId],
  )
  if (!row) throw new RiskError('NOT_FOUND', `there is no decision ${decisionId}`)
  return {
    ...row,
    outcome: wordOf('decision', row.outcome),
    ruleHits: JSON.parse(row.ruleHits) as Overridable['ruleHits'],
  }
}

async function refuseSecond(sql: Sql, subjectId: number, today: string): Promise<void> {
  const waiting = await sql.first<{ id: number; decision: number }>(
    `with chosen as (select * from override_judged where subject_id = $2)
     select override_id as id, decision_id as decision from override_state('chosen', $1::varchar::date)
     where state = ${codeOf('override_state', 'proposed')}`,
    [today, subjectId],
  )
  if (waiting)
    throw new RiskError(
      'CONFLICT',
      `override ${waiting.id} of decision ${waiting.decision} waits for a second person: judge it first`,
    )
}

async function nextId(sql: Sql): Promise<number> {
  const row = await sql.first<{ id: number }>(
    'select coalesce(max(override_id), 0) + 1 as id from quota_override',
  )
  return row?.id ?? 1
}
