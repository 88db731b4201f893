import type { Sql } from '../../db/connection.ts'

/** A model as far as its scores' use is told: what it foretells, and how true it was on rows held back. */
export interface ToldModel {
  horizonMonths: number | null
  definition: string
  heldBack: { rows: number; meanPd: number; badRate: number } | null
}

/** A published run of a model, with a score and PD for each of these facilities. */
export async function publishScores(
  sql: Sql,
  runId: number,
  asOf: string,
  model: { id: string } & ToldModel,
  scores: readonly (readonly [facility: number, score: number, pd: number])[],
): Promise<void> {
  const { id, horizonMonths, definition, heldBack } = model
  await sql.run(
    `insert into model by name
     select $1 as model_id, $1 as name, 'scorecard' as kind, $2 as document, timestamp '2020-01-01' as created_at, 'test' as actor
     where $1 not in (select model_id from model)`,
    [id, JSON.stringify({ target: { horizonMonths, definition }, metrics: { heldBack } })],
  )
  await sql.run(
    `insert into run by name
     select $1 as run_id, $2::date as as_of_day, $2::timestamp as known_at, $3 as model_id, 1 as policy_version,
       1 as data_version, 'published' as status, $2::timestamp as started_at, $2::timestamp as published_at, 'test' as actor`,
    [runId, asOf, id],
  )
  for (const [facility, score, pd] of scores)
    await sql.run(
      `insert into score by name
       select $1 as run_id, 2 * $2 as subject_id, $2 as customer_id, $2 as facility_id, $3::date as scored_on,
         $4 as model_id, $5::double as score, $6::double as pd, []::double[] as points, []::varchar[] as reasons`,
      [runId, facility, asOf, id, score, pd],
    )
}
