import { doubleLiteral, quoteIdentifier, quoteLiteral } from '../db/identifier.ts'
import { moneyLiteral, targetSql } from './amount.sql.ts'
import { factColumn } from './condition.sql.ts'
import {
  bindingSql,
  factsJsonSql,
  outcomeCode,
  ruleHitsSql,
  unevaluatedSql,
} from './explain.sql.ts'
import { BUILT_IN_FACTS, type FactType } from './facts.ts'
import { CURRENT, type Plan, planOf } from './plan.sql.ts'
import type { Policy } from './policy.ts'
import { firstTwo, leastTwo, nameAt } from './ranking.sql.ts'
import { NEW } from './read_policy.ts'

/**
 * A policy as one statement over a relation of facts, for one subject or for millions:
 *
 *   quota = round down(min(hard caps, max(min(target, soft caps), movement floor)))
 *
 * `factsRelation` stands after FROM (a name, or a query in parentheses) and has subject_id,
 * customer_id, facility_id, score, pd, reasons VARCHAR[] and a column a fact of `facts`, which
 * `decision_facts.ts` lists: they are kept with the decision, so that it can be made again.
 *
 * Columns out: subject_id, customer_id, facility_id, outcome (code), score, pd, band, utilisation,
 * utilisation_band, current_limit, target, quota, binding_rule, runner_up_rule, rule_hits (JSON),
 * unevaluated VARCHAR[], reasons, facts (JSON). An unknown fact never hits a rule: the rules it left
 * open are in `unevaluated`. Where the outcome is unevaluable there is no score, target or quota.
 */
export function decideSql(
  policy: Policy,
  factsRelation: string,
  facts: readonly FactType[],
): string {
  const plan = planOf(policy)
  const minimum = moneyLiteral(policy.minimum)
  const own = BUILT_IN_FACTS.filter(({ name }) => name === 'score' || name === 'pd')
  return `with given as (
  select subject_id, customer_id, facility_id, facility_id is not null as has_line, reasons,
    ${[...facts, ...own].map(factSql).join(',\n    ')}
  from ${factsRelation}
),
banded as (
  select *,
    case when has_line then try_cast(${factColumn('credit_limit')} as decimal(18,2)) end as ${CURRENT},
    ${scoreBandSql(policy)} as ${factColumn('band')},
    ${utilisationBandSql(policy)} as ${factColumn('utilisation_band')}
  from given
),
aimed as (
  select *, ${targetSql(policy)} as target
  from banded
),
judged as (
  select ${['*', ...judgements(plan)].join(',\n    ')}
  from aimed
),
${leastTwo('soft', 'judged', plan.soft.length)},
${leastTwo('hard', 'soft_ranked', plan.hard.length)},
floored as (
  select *, ${greatestOf(plan.floors.map((_, i) => `floor_${i + 1}`))} as floor,
    ${floorRuleSql(plan)} as floor_rule
  from hard_ranked
),
bound as (
  select *, least(hard1, greatest(soft1, floor)) as wanted,
    ${boundSql(plan)}
  from floored
),
offered as (
  -- Rounding alone never lowers a line.
  select *, case when ${CURRENT} <= wanted and ${steppedSql(policy)} < ${CURRENT} then ${CURRENT}
    else ${steppedSql(policy)} end as offer
  from bound
),
settled as (
  select *, ${firstTwo(
    'fail',
    plan.fails.map((_, i) => `fail_${i + 1}`),
  )},
    ${firstTwo(
      'stop',
      [...plan.freezes, ...plan.declines].map((_, i) => `stop_${i + 1}`),
    )},
    offer < ${minimum} and offer is distinct from ${CURRENT} as short
  from offered
),
concluded as (
  select *, coalesce(stop1_at <= case when has_line then ${plan.freezes.length} else stop1_at end, false)
      as stopped,
    case when fail1_at is not null then ${outcomeCode('unevaluable')}
      when stopped and has_line then ${outcomeCode('freeze')}
      when stopped or (short and not has_line) then ${outcomeCode('decline')}
      when not has_line then ${outcomeCode('approve')}
      when short or offer = ${CURRENT} then ${outcomeCode('keep')}
      when offer > ${CURRENT} then ${outcomeCode('increase')}
      else ${outcomeCode('decrease')} end as outcome
  from settled
),
quoted as (
  select * replace (${MASKED.map(masked).join(',\n      ')},
      case when fail1_at is null then reasons else cast([] as varchar[]) end as reasons),
    case when outcome in (${outcomeCode('unevaluable')}, ${outcomeCode('decline')}) then null
      when outcome in (${outcomeCode('freeze')}, ${outcomeCode('keep')}) then ${CURRENT}
      else offer end as quota
  from concluded
)
select subject_id, customer_id, facility_id, outcome,
  ${OWN_COLUMNS.map((name) => `${factColumn(name)} as ${name}`).join(', ')},
  target, quota,
  ${bindingSql(plan)},
  ${ruleHitsSql(policy, plan)} as rule_hits,
  ${unevaluatedSql(plan)} as unevaluated,
  reasons,
  ${factsJsonSql(facts)} as facts
from quoted`
}

const OWN_COLUMNS = ['score', 'pd', 'band', 'utilisation', 'utilisation_band', 'current_limit']

// Who cannot be evaluated is counted and never quoted, not even with a score.
const MASKED = [...['score', 'pd', 'band', 'utilisation_band'].map(factColumn), 'target']
const masked = (column: string) => `case when fail1_at is null then ${column} end as ${column}`

/** A fact that JSON can hold: NaN is unknown, an infinity the largest number, as in the same bin. */
function factSql({ name, type }: FactType): string {
  const column = quoteIdentifier(name)
  if (type === 'category') return `cast(${column} as varchar) as ${factColumn(name)}`
  const largest = doubleLiteral(Number.MAX_VALUE)
  const value = `cast(${column} as double)`
  return `case when ${value} is not null and not isnan(${value})
      then greatest(-${largest}, least(${largest}, ${value})) end as ${factColumn(name)}`
}

function scoreBandSql({ bands }: Policy): string {
  const score = factColumn('score')
  const branches = bands.map(({ id, from }) => {
    const holds = from === null ? `${score} is not null` : `${score} >= ${doubleLiteral(from)}`
    return `when ${holds} then ${quoteLiteral(id)}`
  })
  return `case ${branches.join(' ')} end`
}

function utilisationBandSql({ utilisationBands }: Policy): string {
  const used = factColumn('utilisation')
  const branches = utilisationBands.map(({ id, upTo }) => {
    const holds = upTo === null ? `${used} is not null` : `${used} <= ${doubleLiteral(upTo)}`
    return `when ${holds} then ${quoteLiteral(id)}`
  })
  return `case when not has_line then ${quoteLiteral(NEW)} ${branches.join(' ')} end`
}

function judgements(plan: Plan): string[] {
  const hits = (name: string, list: Plan['fails']) =>
    list.map((rule, i) => `${rule.hit} as ${name}_${i + 1}`)
  const caps = (name: string, list: Plan['soft']) =>
    list.map((rule, i) => `${rule.cap} as ${name}_${i + 1}`)
  return [
    ...hits('fail', plan.fails),
    ...hits('stop', [...plan.freezes, ...plan.declines]),
    ...caps('soft', plan.soft),
    ...caps('hard', plan.hard),
    ...caps('floor', plan.floors),
  ]
}

const greatestOf = (columns: readonly string[]) =>
  columns.length === 0 ? 'cast(null as decimal(18,2))' : `greatest(${columns.join(', ')})`

/** The floor that holds the quota up; of equal ones the first. */
function floorRuleSql({ floors }: Plan): string {
  if (floors.length === 0) return 'cast(null as varchar)'
  const branches = floors.map(({ id }, i) => {
    const others = floors.map((_, j) => `floor_${j + 1}`).join(', ')
    return `when floor_${i + 1} = greatest(${others}) then ${quoteLiteral(id)}`
  })
  return `case ${branches.join(' ')} end`
}

/** The rule that bound, and the one that would have bound without it. */
function boundSql({ soft, hard }: Plan): string {
  const [soft1, soft2] = [nameAt(soft, 'soft1_at'), nameAt(soft, 'soft2_at')]
  const [hard1, hard2] = [nameAt(hard, 'hard1_at'), nameAt(hard, 'hard2_at')]
  const proposed = 'greatest(soft1, floor)'
  return `case when hard1 < ${proposed} then ${hard1}
      when floor > soft1 then floor_rule
      else ${soft1} end as bound_rule,
    case when hard1 < ${proposed} then
        case when hard2 < ${proposed} then ${hard2} when floor > soft1 then floor_rule else ${soft1} end
      when floor > soft1 then ${soft1}
      when soft2 is null or hard1 < soft2 then ${hard1}
      else ${soft2} end as next_rule`
}

const steppedSql = ({ step }: Policy) => `(wanted - wanted % ${moneyLiteral(step)})`
