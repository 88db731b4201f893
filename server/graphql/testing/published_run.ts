import type { Store } from '../../db/store.ts'
import { FEATURES } from '../../features/catalogue.ts'
import { keepSnapshot } from '../../features/run.ts'
import { saveModel } from '../../models/registry.ts'
import type { Characteristic, Scorecard } from '../../models/scorecard/model.ts'
import { decideSql } from '../../quota/decide.sql.ts'
import { decisionFacts } from '../../quota/decision_facts.ts'
import { factTypes } from '../../quota/facts.ts'
import { firstPolicy } from '../../quota/first_policy.ts'
import { loadPolicy, savePolicy } from '../../quota/policy_store.ts'
import { scoreSql } from '../../scoring/score.sql.ts'

export const AS_OF = '2018-01-01'
const AT = new Date('2018-01-01T02:00:00Z')
const KNOWN_AT = '2018-01-01 02:00:00'

/** Two bins at an edge, and one for what is missing: points by hand. */
const characteristic = (
  feature: string,
  unit: string,
  edge: number,
  [below, above, missing]: [number, number, number],
): Characteristic => ({
  feature,
  label: FEATURES.find((one) => one.name === feature)?.label ?? feature,
  unit,
  type: 'number',
  beta: 1,
  woeUnseen: 0,
  pointsUnseen: 0,
  bins: [
    {
      kind: 'range',
      lower: null,
      upper: edge,
      label: `under ${edge}`,
      count: 50,
      bad: 1,
      badRate: 0.02,
      woe: 0.5,
      points: below,
    },
    {
      kind: 'range',
      lower: edge,
      upper: null,
      label: `${edge} and more`,
      count: 40,
      bad: 4,
      badRate: 0.1,
      woe: -0.5,
      points: above,
    },
    { kind: 'missing', label: 'missing', count: 10, bad: 1, badRate: 0.1, woe: 0, points: missing },
  ],
  iv: 0.3,
  trend: 'ascending',
  meanPoints: (below + above) / 2,
  maxPoints: Math.max(below, above),
  minPoints: Math.min(below, above),
  standardError: 0.1,
  pValue: 0.01,
})

const MODEL: Scorecard = {
  kind: 'scorecard',
  version: 1,
  features: ['utilisation', 'declined_count_90d'],
  target: { definition: 'over 90 days past due', horizonMonths: 12, bad: 'bad', good: 'good' },
  scaling: { pdo: 50, baseScore: 600, baseOdds: 19 },
  intercept: 3,
  characteristics: [
    characteristic('utilisation', 'ratio', 0.1, [350, 300, 310]),
    characteristic('declined_count_90d', 'count', 2.5, [360, 320, 330]),
  ],
  basePoints: 0,
  meanScore: 665,
  training: { rows: 100, bads: 6, seed: 42, method: 'by hand', excluded: [] },
  metrics: {},
}

/**
 * Gives the small lender a published run (number 1) of a scorecard written by hand and the first
 * policy, by the statements that a run uses.
 */
export async function publishRun(store: Store): Promise<{ modelId: string }> {
  return store.write(async (sql) => {
    const modelId = await saveModel(sql, { model: MODEL, name: 'by hand', actor: 'test', at: AT })
    const document = await firstPolicy({ id: modelId, meanScore: MODEL.meanScore })
    const version = await savePolicy(sql, { document, actor: 'test', at: AT })
    const { policy } = await loadPolicy(sql, version)
    await sql.run(
      `create temp table asked as select * from subjects_on($1::varchar::date, $2::varchar::timestamp)`,
      [AS_OF, KNOWN_AT],
    )
    await keepSnapshot(sql, { runId: 1, subjects: 'asked', knownAt: KNOWN_AT })
    const features = '(select * from feature_snapshot where run_id = 1)'
    await sql.run(
      `insert into score by name
       select 1 as run_id, subject_id, customer_id, facility_id, $1::varchar::date as scored_on,
         $2 as model_id, score, pd, points, reasons
       from (${scoreSql(MODEL, features)})`,
      [AS_OF, modelId],
    )
    const facts = decisionFacts(policy, MODEL.characteristics, factTypes(FEATURES))
    const given = `(select s.score, s.pd, s.reasons, f.* from ${features} as f join score as s using (subject_id))`
    await sql.run(
      `insert into decision by name
       select 1 + row_number() over (order by subject_id) as decision_id, 1 as run_id,
         $1::varchar::date as decided_for, $2::varchar::timestamp as known_at, $3 as model_id,
         ${version} as policy_version, $2::varchar::timestamp as decided_at, 'test' as actor, 'by hand' as digest,
         *
       from (${decideSql(policy, given, facts)})`,
      [AS_OF, KNOWN_AT, modelId],
    )
    await sql.run(
      `insert into run by name
       select 1 as run_id, $1::varchar::date as as_of_day, $2::varchar::timestamp as known_at, $3 as model_id,
         ${version} as policy_version, 1 as data_version, 'published' as status, 60 as subjects,
         0 as unevaluable, $2::varchar::timestamp as started_at,
         $2::varchar::timestamp + interval 3 second as published_at, 'test' as actor`,
      [AS_OF, KNOWN_AT, modelId],
    )
    await sql.script(`insert into run_step by name
      select 1 as run_id, 1 as position, 'features' as name, 'done' as status, 60 as rows_done`)
    await sql.script('drop table asked')
    return { modelId }
  })
}
