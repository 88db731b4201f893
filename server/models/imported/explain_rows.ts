import { explain } from './explain.ts'
import type { Imported } from './model.ts'
import type { Columns } from './predict.ts'
import type { OnnxSession } from './runtime.ts'

/** Rows that a model may score to explain one of many: past 2^12 coalitions, by sampled permutations. */
export const OF_MANY = { mostExact: 4096, mostSampled: 2048 }

/** Scores of rows, and what each feature gave them; standard errors of sampled points, null where they are exact. */
export interface ExplainedRows {
  score: number[]
  pd: number[]
  points: number[][]
  standardErrors: (number[] | null)[]
  reasons: string[][]
}

/**
 * Explains rows one after another, a column of values a feature: the same row has the same points wherever it
 * stands. `advance` is told after each how many are done, and throws where it is to stop.
 */
export async function explainRows(
  session: OnnxSession,
  model: Imported,
  columns: Columns,
  rows: number,
  advance: (done: number) => void = () => undefined,
): Promise<ExplainedRows> {
  const told: ExplainedRows = { score: [], pd: [], points: [], standardErrors: [], reasons: [] }
  for (let row = 0; row < rows; row++) {
    const values = columns.map((column) => column[row] ?? null)
    const own = await explain(session, model, values, OF_MANY)
    told.score.push(own.score)
    told.pd.push(own.pd)
    told.points.push(own.points)
    told.standardErrors.push(own.standardErrors)
    told.reasons.push(own.reasons)
    advance(row + 1)
  }
  return told
}
