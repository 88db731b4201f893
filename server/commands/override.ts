import { z } from 'zod'
import type { Effects } from '../effects.ts'
import { wordOf } from '../ledger/codes.ts'
import { lendersToday } from '../ledger/lenders_today.ts'
import { stateCode } from '../quota/override/asked.ts'
import { judgeOverride, proposeOverride } from '../quota/override/override.run.ts'
import { type OverrideRow, overridesSql } from '../quota/override/rows.sql.ts'
import { storeVerb } from './verb.ts'

const MOST = 1000

const id = z.coerce.number().int().min(1)
const judged = { override: id, note: z.string().optional() }

const args = z.discriminatedUnion('action', [
  z.object({ action: z.literal('list'), state: z.string().optional() }),
  z.object({
    action: z.literal('propose'),
    decision: id,
    quota: z.string({ error: 'an amount (--quota), or --decline' }).nullable(),
    reason: z.string({ error: 'why, in a word (--reason)' }),
    note: z.string({ error: 'why, in your words (--note)' }),
    until: z.string({ error: 'the last day on which it holds (--until)' }),
  }),
  z.object({ action: z.literal('approve'), ...judged }),
  z.object({ action: z.literal('reject'), ...judged }),
])

type Words = 'state' | 'outcomeBefore' | 'outcomeAfter' | 'reason'
type Told = Omit<OverrideRow, Words> & Record<Words, string>

/** An override with words for codes. */
const told = (row: OverrideRow): Told => ({
  ...row,
  state: wordOf('override_state', row.state),
  outcomeBefore: wordOf('decision', row.outcomeBefore),
  outcomeAfter: wordOf('decision', row.outcomeAfter),
  reason: wordOf('override_reason', row.reason),
})

/** The newest overrides, or the one that was proposed or judged. */
async function override(
  asked: z.infer<typeof args>,
  effects: Pick<Effects, 'store' | 'actor' | 'now'>,
): Promise<{ overrides: Told[] }> {
  if (asked.action === 'propose') {
    const { decision, quota, reason, note, until } = asked
    const proposed = { decisionId: decision, quota, reason, note, until }
    return { overrides: [told(await proposeOverride(proposed, effects))] }
  }
  if (asked.action !== 'list') {
    const verdict = asked.action === 'approve' ? 'approved' : 'rejected'
    const judged = { overrideId: asked.override, verdict, note: asked.note } as const
    return { overrides: [told(await judgeOverride(judged, effects))] }
  }
  const { read } = effects.store
  const rows = await read.all<OverrideRow>(
    `${overridesSql()} where $2::smallint is null or state = $2::smallint order by override_id desc limit ${MOST}`,
    [
      await lendersToday(read, effects.now()),
      asked.state === undefined ? null : stateCode(asked.state),
    ],
  )
  return { overrides: rows.map(told) }
}

const line = (o: Told) =>
  [
    String(o.overrideId).padStart(4),
    o.state.padEnd(8),
    `decision ${o.decisionId}`.padEnd(15),
    `${o.quotaBefore ?? o.outcomeBefore} → ${o.quotaAfter ?? o.outcomeAfter}`.padEnd(22),
    `until ${o.validUntil}`,
    `${o.reason}: ${o.note}`,
    `(${o.proposedBy}${o.judgedBy === null ? '' : `, ${o.judgedBy}`})`,
  ].join('  ')

export const overrideVerb = storeVerb({
  name: 'override',
  summary: 'propose another quota than a decision gave; a second person approves or rejects it',
  args,
  declare: (command) =>
    command
      .argument('[action]', 'list, propose, approve or reject', 'list')
      .argument('[id]', 'of the decision to override, or of the override to judge')
      .option('--quota <amount>', 'propose: the quota instead')
      .option('--decline', 'propose: no quota, for who has no line')
      .option('--reason <word>', 'propose: why, a word of the vocabulary override_reason')
      .option('--note <text>', 'why, in your words')
      .option('--until <date>', 'propose: the last day on which it holds')
      .option('--state <word>', 'list: proposed, approved, rejected or expired'),
  read: ([action, id], { decline, quota, ...options }) => ({
    action,
    decision: id,
    override: id,
    ...options,
    quota: decline ? null : quota,
  }),
  run: override,
  show: ({ overrides }) =>
    overrides.length === 0 ? 'no override' : overrides.map(line).join('\n'),
})
