import { quoteLiteral } from '../db/identifier.ts'
import { codeOf } from '../ledger/codes.ts'
import { moneyLiteral } from './amount.sql.ts'
import { factColumn } from './condition.sql.ts'
import { BUILT_IN_FACTS, type FactType } from './facts.ts'
import { CURRENT, type Plan } from './plan.sql.ts'
import type { Policy } from './policy.ts'
import { nameAt } from './ranking.sql.ts'

// What a decision tells of itself. Columns that `decide.sql.ts` has made by then: fail_i, stop_i,
// soft_i, hard_i, floor_i by the plan's lists, bound_rule, next_rule, short, outcome.

/** `binding_rule` and `runner_up_rule`: what set the quota, and what would have without it. */
export function bindingSql(plan: Plan): string {
  const stops = [...plan.freezes, ...plan.declines]
  const pick = (place: 1 | 2, minimum: string, otherwise: string) =>
    `case when fail1_at is not null then ${nameAt(plan.fails, `fail${place}_at`)}
      when stopped then ${nameAt(stops, `stop${place}_at`)}
      when short then ${minimum}
      else ${otherwise} end`
  return `${pick(1, "'minimum'", 'bound_rule')} as binding_rule,
    ${pick(2, 'bound_rule', 'next_rule')} as runner_up_rule`
}

const json = JSON.stringify

/** One hit as JSON text where it applies, else NULL. The cap is a decimal string or null. */
function hitSql(
  { id, stage, reason }: { id: string; stage: string; reason: string },
  when: string,
  cap: string | null,
): string {
  const start = `{"rule":${json(id)},"stage":${json(stage)},"reason":${json(reason)},"cap":`
  const amount =
    cap === null
      ? quoteLiteral(`${start}null}`)
      : `${quoteLiteral(start)} || coalesce('"' || cast(${cap} as varchar) || '"', 'null') || '}'`
  return `case when ${when} then ${amount} end`
}

/** Every rule that was hit, as a JSON list in the order of the stages: {rule, stage, reason, cap}. */
export function ruleHitsSql(policy: Policy, plan: Plan): string {
  const stops = [...plan.freezes, ...plan.declines]
  const failed = plan.fails.map((rule, i) => hitSql(rule, `fail_${i + 1}`, null))
  const stopped = stops.map((rule, i) =>
    hitSql(
      rule,
      `stop_${i + 1}`,
      rule.stage === 'decline' ? `case when has_line then ${CURRENT} end` : null,
    ),
  )
  const capped = [
    ...plan.soft.map((rule, i) => hitSql(rule, `soft_${i + 1} is not null`, `soft_${i + 1}`)),
    ...plan.floors.map((rule, i) => {
      const holds = `floor > soft1 and floor_rule = ${quoteLiteral(rule.id)}`
      return hitSql(rule, holds, `floor_${i + 1}`)
    }),
    ...plan.hard.flatMap((rule, i) =>
      rule.stage === 'decline' ? [] : [hitSql(rule, `hard_${i + 1} is not null`, `hard_${i + 1}`)],
    ),
    hitSql(
      { id: 'minimum', stage: 'minimum', reason: 'M02' },
      'short',
      moneyLiteral(policy.minimum),
    ),
  ]
  const list = (parts: readonly string[]) =>
    `'[' || concat_ws(',', ${parts.join(',\n      ')}) || ']'`
  return `case when fail1_at is not null then ${list(failed)}
    else ${list([...stopped, ...capped])} end`
}

/** Rules that an unknown fact left open, as VARCHAR[] in the order of the stages. */
export function unevaluatedSql(plan: Plan): string {
  const lists = [plan.fails, plan.freezes, plan.declines, plan.soft, plan.hard].flat()
  const open = lists.filter((rule) => rule.open !== 'false')
  if (open.length === 0) return 'cast([] as varchar[])'
  const names = open.map((rule) => `case when ${rule.open} then ${quoteLiteral(rule.id)} end`)
  return `list_filter([${names.join(',\n      ')}], lambda name: name is not null)`
}

/** Every fact the decision was made from, as a JSON object; money as decimal strings. */
export function factsJsonSql(facts: readonly FactType[]): string {
  const entries = [...facts, ...BUILT_IN_FACTS].map(({ name, type }) => {
    const column = factColumn(name)
    return `${quoteLiteral(name)}: ${type === 'money' ? `cast(${column} as varchar)` : column}`
  })
  return `cast(to_json({${entries.join(', ')}}) as varchar)`
}

/** A word of the decision vocabulary as the code it is stored as. */
export const outcomeCode = (name: Parameters<typeof codeOf<'decision'>>[1]) =>
  `${codeOf('decision', name)}::smallint`
