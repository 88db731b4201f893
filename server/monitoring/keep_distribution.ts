import type { Sql } from '../db/connection.ts'
import { termsOf } from '../models/cards.ts'
import type { Model } from '../models/document.ts'
import type { Imported } from '../models/imported/model.ts'
import type { SavedModel } from '../models/registry.ts'
import { isSloped } from '../models/scorecard/points.ts'
import { countBands } from './count_bands.ts'

/** Where a run's scores by a model stand: the published ones, or those of a challenger. */
export type ScoreTable = 'score' | 'shadow_score'

/**
 * Counts how the subjects of a run lay in the model's bins of score and of every characteristic (by
 * segment, where it has segments), in the caller's transaction; what was counted before is replaced. Customers without a line are left out where
 * there are lines: outcomes, and so training rows, are of lines. Values whose points follow them by the unit are
 * counted in bands (`count_bands.ts`). A model that keeps no bands of its training
 * scores has none of the score.
 */
export async function keepDistribution(
  sql: Sql,
  { runId, model, from }: { runId: number; model: SavedModel<Model | Imported>; from: ScoreTable },
): Promise<void> {
  const { modelId } = model
  const { training } = model.model
  await sql.run('delete from run_distribution where run_id = $1 and model_id = $2', [
    runId,
    modelId,
  ])
  const own = `${from} where run_id = $1::bigint and model_id = $2::varchar`
  const counted = `${own} and (facility_id is not null or not exists (from ${own} and facility_id is not null))`
  // Points of an imported model are of no table: only its score is counted.
  const terms = model.model.kind === 'imported' ? [] : termsOf(model.model)
  const features = terms.map(({ name, characteristic }) => (isSloped(characteristic) ? null : name))
  if (features.some((name) => name !== null))
    await sql.run(
      `insert into run_distribution
       with given as (
         select unnest(points) as points, generate_subscripts(points, 1) as place
         from ${counted}
       )
       select $1::bigint, $2::varchar, ($3::varchar[])[place], points, count(*)
       from given where ($3::varchar[])[place] is not null and points is not null
       group by all`,
      [runId, modelId, features],
    )
  for (const [i, term] of terms.entries())
    if (isSloped(term.characteristic))
      await countBands(sql, { ...term, place: i + 1 }, { runId, modelId, counted })
  if (training.scores)
    await sql.run(
      `insert into run_distribution
       select $1::bigint, $2::varchar, '', len(list_filter($3::double[], lambda edge: score >= edge)), count(*)
       from ${counted}
       group by all`,
      [runId, modelId, training.scores.edges],
    )
}
