import type { Sql } from '../db/connection.ts'
import type { Param } from '../db/params.ts'
import { explainRows } from './imported/explain_rows.ts'
import type { Imported } from './imported/model.ts'
import { predict } from './imported/predict.ts'
import type { OnnxSession } from './imported/runtime.ts'
import { IMPORTED_SCORE } from './imported/score_table.ts'
import { readValues } from './imported_values.run.ts'

/** Rows written by one statement. */
const SLICE = 20_000

/**
 * Scores the subjects of a relation, which has a column for each feature, by an imported model into
 * `IMPORTED_SCORE`: each with its points, which are Shapley values, and its reasons, or with neither where
 * they are not `explained`. `scored` is told how many are done, and throws where it is to stop. Returns how many.
 */
export async function putImportedScores(
  sql: Sql,
  session: OnnxSession,
  model: Imported,
  of: {
    relation: string
    params?: readonly Param[]
    explained: boolean
    scored?: (done: number) => void
  },
): Promise<number> {
  const { subjects, columns } = await readValues(sql, model, of.relation, of.params ?? [])
  const { length } = subjects
  const rows = of.explained
    ? await explainRows(session, model, columns, length, of.scored)
    : await unexplained(session, model, columns, length)
  for (let start = 0; start < length; start += SLICE) {
    const { score, pd, points, standardErrors, reasons } = rows
    const lists = [subjects, score, pd, points, standardErrors, reasons].map((values) =>
      JSON.stringify(Array.from(values as ArrayLike<unknown>).slice(start, start + SLICE)),
    )
    await sql.run(
      `insert into ${IMPORTED_SCORE}
       select unnest(from_json($1, '["BIGINT"]')), unnest(from_json($2, '["DOUBLE"]')),
         unnest(from_json($3, '["DOUBLE"]')), unnest(from_json($4, '[["DOUBLE"]]')),
         unnest(from_json($5, '[["DOUBLE"]]')), unnest(from_json($6, '[["VARCHAR"]]'))`,
      lists,
    )
  }
  return length
}

async function unexplained(
  session: OnnxSession,
  model: Imported,
  columns: Parameters<typeof predict>[2],
  length: number,
) {
  const none = Array.from({ length }, () => [])
  const { score, pd } = await predict(session, model, columns, length)
  return { score, pd, points: none, standardErrors: Array(length).fill(null), reasons: none }
}
