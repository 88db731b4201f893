import type { Sql } from '../db/connection.ts'
import { instantText } from '../db/instant.ts'
import { VOCABULARIES, wordOf } from '../ledger/codes.ts'
import { lendersToday } from '../ledger/lenders_today.ts'
import type { Overridden, OverrideSide, Overrides } from '../models/validation/validation.ts'
import { wilson } from '../stats/wilson.ts'

type Side = Pick<Overridden, 'side' | 'known' | 'bads' | 'meanPd'> & { decisions: number }

/** What people made of a model's decisions by an instant, and what became of those (source: macro override_effect). */
export async function overridesOf(sql: Sql, modelId: string, at: Date): Promise<Overrides> {
  const sides = await sql.all<Side>(
    'select side, decisions, known, bads, mean_pd as "meanPd" from override_effect($1, $2)',
    [modelId, instantText(at)],
  )
  const of = (side: Side['side']) => sides.find((one) => one.side === side)
  const decisions = sides.reduce((sum, one) => sum + one.decisions, 0)
  const count = (side: OverrideSide) => of(side)?.decisions ?? 0
  const overridden = count('raised') + count('lowered')
  return {
    decisions,
    overridden,
    rate: decisions === 0 ? null : overridden / decisions,
    raised: count('raised'),
    lowered: count('lowered'),
    proposals: await proposalsOf(sql, modelId, at),
    reasons: await reasonsOf(sql, modelId, at),
    outcomes: (['raised', 'lowered', 'kept'] as const).map((side) => {
      const { known = 0, bads = 0, meanPd = null } = of(side) ?? {}
      const badRate = known === 0 ? null : bads / known
      return { side, known, bads, badRate, ...wilson(bads, known), meanPd }
    }),
  }
}

/** Proposals by the state they are in, in the order of the states. */
async function proposalsOf(sql: Sql, modelId: string, at: Date): Promise<Overrides['proposals']> {
  const rows = await sql.all<{ state: number; proposals: number }>(
    `select o.state, count(*) as proposals
     from override_state('override_judged', $1::varchar::date) as o join decision as d using (decision_id)
     where d.model_id = $2 group by o.state`,
    [await lendersToday(sql, at), modelId],
  )
  return VOCABULARIES.override_state.map(({ code, name }) => ({
    state: name,
    proposals: rows.find(({ state }) => state === code)?.proposals ?? 0,
  }))
}

/** Reasons of approved overrides, the most frequent first. */
async function reasonsOf(sql: Sql, modelId: string, at: Date): Promise<Overrides['reasons']> {
  const rows = await sql.all<{ reason: number; raised: number; lowered: number }>(
    `select o.reason,
       count(case when o.side = 'raised' then 1 end) as raised,
       count(case when o.side = 'lowered' then 1 end) as lowered
     from override_judged as o
     join decision as d using (decision_id)
     where d.model_id = $1 and o.verdict = 2 and o.judged_at <= $2::varchar::timestamp
     group by o.reason order by count(*) desc, o.reason`,
    [modelId, instantText(at)],
  )
  return rows.map(({ reason, raised, lowered }) => ({
    reason: wordOf('override_reason', reason),
    raised,
    lowered,
  }))
}
