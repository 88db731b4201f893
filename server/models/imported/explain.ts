import { mostReasons } from '../scorecard/evaluate.ts'
import type { Cell, Imported } from './model.ts'
import { predict } from './predict.ts'
import type { OnnxSession } from './runtime.ts'
import { type ShapleyLimits, type ShapleyValues, shapley } from './shapley.ts'

/** A score, and what each feature gave it: base and points sum to the score. */
export interface Explained {
  score: number
  pd: number
  base: number
  /** In the order of the model's features. */
  points: number[]
  method: ShapleyValues['method']
  /** Of the points, where they are sampled. */
  standardErrors: number[] | null
  /** Features with the most points below the background's mean, at most four, the worst first. */
  reasons: string[]
}

/** Explains one row, a value a feature, in points against the mean of the model's background. */
export async function explain(
  session: OnnxSession,
  model: Imported,
  row: readonly Cell[],
  limits: Omit<ShapleyLimits, 'seed'> = {},
): Promise<Explained> {
  const game = async (columns: Cell[][], rows: number) =>
    (await predict(session, model, columns, rows)).score
  const own = row.map((value) => [value])
  const { score, pd } = await predict(session, model, own, 1)
  const found = await shapley(row, model.background, game, {
    seed: model.training.seed,
    ...limits,
  })
  return {
    score: score[0]!,
    pd: pd[0]!,
    base: found.base,
    points: found.values,
    method: found.method,
    standardErrors: found.standardErrors,
    reasons: reasonsOf(model.features, found.values),
  }
}

/** Rounding leaves a trace of features that change nothing. */
const NOTHING = 1e-9

function reasonsOf(features: readonly string[], points: readonly number[]): string[] {
  return features
    .map((feature, i) => ({ feature, shortfall: -points[i]! }))
    .filter(({ shortfall }) => shortfall > NOTHING)
    .sort((a, b) => b.shortfall - a.shortfall || (a.feature < b.feature ? -1 : 1))
    .slice(0, mostReasons)
    .map(({ feature }) => feature)
}
