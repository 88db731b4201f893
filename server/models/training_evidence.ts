import type { Sql } from '../db/connection.ts'
import type { BinStability } from './scorecard/bin_stability.ts'
import type { Predictions } from './scorecard/cross_validate.ts'
import type { TrainRequest } from './train.run.ts'
import type { TrainTableRequest } from './training_file_prepare.ts'

/** What was asked for when a model was trained, and what its rows said besides its figures. */
export type Recipe = {
  request:
    | ({ of: 'table' } & TrainTableRequest)
    | ({ of: 'ledger' } & Pick<
        TrainRequest,
        | 'good'
        | 'bad'
        | 'asOf'
        | 'definition'
        | 'folds'
        | 'foldColumn'
        | 'seed'
        | 'maxFeatures'
        | 'withProtected'
      > & {
          testIds?: string | undefined
        })
  /** Rows held back, of which every `every`th is kept. */
  heldBackRows: number
  every: number
  stability: BinStability[]
}

/** Held-back predictions by ascending row; `month` is NaN where it is not known. */
export type Evidence = Predictions & { recipe: Recipe; bad: Uint8Array; month: Float64Array }

const MOST_ROWS = 500_000
const SLICE = 50_000

/**
 * Keeps a model's recipe and held-back predictions, in the transaction that saves the model; of more than
 * half a million every so manieth. A model that has a recipe already keeps it.
 */
export async function keepEvidence(
  sql: Sql,
  {
    modelId,
    predictions,
    bad,
    month,
    ...recipe
  }: Pick<Recipe, 'request' | 'stability'> & {
    modelId: string
    predictions: Predictions | null
    bad: Uint8Array
    month?: Float64Array | undefined
  },
): Promise<void> {
  if (await sql.first('select 1 from model_recipe where model_id = $1', [modelId])) return
  const held = predictions?.rows.length ?? 0
  const every = Math.max(1, Math.ceil(held / MOST_ROWS))
  const kept: Recipe = { ...recipe, heldBackRows: held, every }
  await sql.run('insert into model_recipe values ($1, $2)', [modelId, JSON.stringify(kept)])
  if (!predictions) return
  const { rows, fold, score, pd } = predictions
  const at = Array.from({ length: Math.floor((held + every - 1) / every) }, (_, i) => i * every)
  for (let start = 0; start < at.length; start += SLICE) {
    const slice = at.slice(start, start + SLICE)
    const list = (of: (i: number) => number | null) => JSON.stringify(slice.map(of))
    await sql.run(
      `insert into model_evidence
       select $1, unnest(from_json($2, '["BIGINT"]')), unnest(from_json($3, '["SMALLINT"]')),
         unnest(from_json($4, '["SMALLINT"]')), unnest(from_json($5, '["DOUBLE"]')),
         unnest(from_json($6, '["DOUBLE"]')), unnest(from_json($7, '["BIGINT"]'))`,
      [
        modelId,
        list((i) => rows[i]!),
        list((i) => fold[i]!),
        list((i) => bad[rows[i]!]!),
        list((i) => score[i]!),
        list((i) => pd[i]!),
        list((i) => {
          const own = month?.[rows[i]!] ?? Number.NaN
          return Number.isNaN(own) ? null : own
        }),
      ],
    )
  }
}

/** What was kept of a model; undefined of one saved without. */
export async function loadEvidence(sql: Sql, modelId: string): Promise<Evidence | undefined> {
  const found = await sql.first<{ recipe: string }>(
    'select recipe from model_recipe where model_id = $1',
    [modelId],
  )
  if (!found) return undefined
  const kept = await sql.arrays(
    `select row_number, fold, bad, score, pd, coalesce(month::double, 'nan'::double)
     from model_evidence where model_id = $1 order by row_number`,
    [modelId],
  )
  const column = (i: number) => Float64Array.from(kept, (row) => Number(row[i]))
  return {
    recipe: JSON.parse(found.recipe) as Recipe,
    rows: Uint32Array.from(column(0)),
    fold: Int32Array.from(column(1)),
    bad: Uint8Array.from(column(2)),
    score: column(3),
    pd: column(4),
    month: column(5),
  }
}
