import type { Param } from '../db/params.ts'
import { codeOf } from '../ledger/codes.ts'
import { binder } from './binder.ts'
import { CHANGE, type DecisionFilter, decisionWhere } from './decision_filter.sql.ts'

interface Statement {
  sql: string
  params: Param[]
}

const UNEVALUABLE = codeOf('decision', 'unevaluable')

/** The decisions of a run that a filter leaves, as the CTE `chosen`. */
function over(runId: number, filter: DecisionFilter | null | undefined, query: string): Statement {
  const bind = binder()
  const where = [`run_id = ${bind(runId)}`, ...decisionWhere(filter, bind)]
  return {
    sql: `
with chosen as (
  select *, ${CHANGE} as change, outcome <> ${UNEVALUABLE} as evaluable
  from decision
  where ${where.join(' and ')}
)
${query}`,
    params: bind.params,
  }
}

/** One row of totals. Amounts are of the evaluable; before is the limit in force, after the quota. */
export const summarySql = (runId: number, filter: DecisionFilter | null | undefined) =>
  over(
    runId,
    filter,
    `select
  count(*) as subjects,
  count(case when evaluable then 1 end) as evaluable,
  count(case when not evaluable then 1 end) as unevaluable,
  coalesce(sum(case when evaluable then current_limit end), 0)::decimal(18,2) as "quotaBefore",
  coalesce(sum(case when evaluable then quota end), 0)::decimal(18,2) as "quotaAfter",
  count(case when evaluable then current_limit end) as "linesBefore",
  count(case when evaluable then quota end) as "linesAfter",
  median(case when evaluable then current_limit end)::decimal(18,2) as "medianBefore",
  median(case when evaluable then quota end)::decimal(18,2) as "medianAfter",
  count(case when change > 0 then 1 end) as gained,
  count(case when change < 0 then 1 end) as lost,
  sum(case when evaluable then utilisation * current_limit::double end)
    / nullif(sum(case when evaluable and utilisation is not null then current_limit end)::double, 0)
    as "utilisationBefore",
  sum(case when evaluable then utilisation * current_limit::double end)
    / nullif(sum(case when evaluable and utilisation is not null and current_limit is not null then quota end)::double, 0)
    as "utilisationAfter"
from chosen`,
  )

/** What the quotas decided are expected to lose in twelve months (`decision_loss`); NULL where that is not known. */
export const expectedLossSql = (runId: number, filter: DecisionFilter | null | undefined) =>
  over(
    runId,
    filter,
    `select sum(l.expected_loss)::decimal(18,2) as "expectedLoss"
from chosen as c
join decision_loss as l on l.run_id = c.run_id and l.decision_id = c.decision_id
where c.evaluable`,
  )

/** Subjects by score band and outcome. */
export const outcomesSql = (runId: number, filter: DecisionFilter | null | undefined) =>
  over(
    runId,
    filter,
    `select band, outcome, count(*) as count
from chosen
group by band, outcome
order by band, outcome`,
  )

/** Evaluable subjects by score band and utilisation band. */
export const matrixSql = (runId: number, filter: DecisionFilter | null | undefined) =>
  over(
    runId,
    filter,
    `select band, utilisation_band as "utilisationBand", count(*) as subjects,
  coalesce(sum(current_limit), 0)::decimal(18,2) as before, count(current_limit) as "linesBefore",
  coalesce(sum(quota), 0)::decimal(18,2) as after, count(quota) as "linesAfter"
from chosen
where evaluable and band is not null and utilisation_band is not null
group by band, utilisation_band
order by band, utilisation_band`,
  )

// Six edges to a decade, at round numbers.
const STEPS = [1, 1.5, 2, 3, 5, 7]

/** The edge at or below an amount, by its decade. */
const edgeSql = (amount: string) => {
  const decade = `power(10, floor(log10(${amount})))`
  const branches = [...STEPS]
    .reverse()
    .map((step) => `when ${amount} >= ${step} * ${decade} then ${step} * ${decade}`)
  return `(case ${branches.join(' ')} else ${decade} end)::decimal(18,2)`
}

/** The edge after an edge. */
export function nextEdge(edge: string): string {
  const value = Number(edge)
  const decade = 10 ** Math.floor(Math.log10(value) + 1e-9)
  const next = STEPS.find((step) => step * decade > value * (1 + 1e-9)) ?? 10
  return (next * decade).toFixed(2)
}

/** Limits before and quotas after in bins that grow with the amount; amounts under 1 are in none. */
export const histogramSql = (runId: number, filter: DecisionFilter | null | undefined) =>
  over(
    runId,
    filter,
    `, amounts as (
  select current_limit as amount, 1 as before, 0 as after
  from chosen where evaluable and current_limit >= 1
  union all
  select quota, 0, 1
  from chosen where evaluable and quota >= 1
)
select ${edgeSql('amount')} as "from", sum(before)::bigint as before, sum(after)::bigint as after
from amounts
group by 1
order by 1`,
  )

/** How often each rule was hit and how often it set the quota, and what it then took off the target. */
export const rulesSql = (runId: number, filter: DecisionFilter | null | undefined) =>
  over(
    runId,
    filter,
    `, hits as (
  select unnest(from_json(rule_hits, '[{"rule":"VARCHAR"}]')).rule as rule
  from chosen
),
counted as (
  select rule, count(*) as hit
  from hits
  group by rule
),
binding as (
  select
    binding_rule as rule, count(*) as binding,
    sum(greatest(target - quota, 0))::decimal(18,2) as cut,
    count(case when target is not null and quota is not null then 1 end) as cuts,
  from chosen
  where binding_rule is not null
  group by binding_rule
)
select
  coalesce(b.rule, c.rule) as rule, coalesce(b.binding, 0) as binding,
  greatest(coalesce(c.hit, 0), coalesce(b.binding, 0)) as hit, b.cut, coalesce(b.cuts, 0) as cuts
from binding as b
full join counted as c on c.rule = b.rule
order by binding desc, hit desc, rule`,
  )
