import type { Scaling, ScorecardMetrics, Target, Training, WrittenAs } from '../scorecard/model.ts'

/**
 * A lender's own model, trained elsewhere, as a plain JSON document: the file itself, what its inputs
 * and its output mean, and a sample of rows that its scores are explained against.
 *
 *   score = what the scaling makes of the PD, or the model's own score
 *   score = basePoints + sum of points, where points are Shapley values (`shapley.ts`)
 *
 * It is no sum of lookup tables: it is run, not written as SQL.
 */
export type Imported = {
  kind: 'imported'
  version: 1
  format: 'onnx'
  /** The file's name, and its bytes in base64. */
  fileName: string
  file: string
  /** Names of the features the model reads, in the order of its inputs. */
  features: string[]
  inputs: Input[]
  output: Output
  target: Target
  scaling: Scaling
  /** It has no lookup tables. */
  characteristics: []
  /** Mean score of the background. */
  basePoints: number
  /** Mean score of the rows it was judged on. */
  meanScore: number
  /** Points are held against the mean of the background. */
  baseline?: { kind: 'mean' }
  /** Rows that stand for the population where a score is explained, a value a feature. */
  background: Cell[][]
  training: Training
  metrics: ScorecardMetrics
}

/** A value as the store gives it; null: missing. */
export type Cell = number | string | null

/** How one feature becomes one column of one input. */
export type Input = {
  feature: string
  /** Type of the feature. */
  type: 'number' | 'category'
  from?: WrittenAs
  unit: string | null
  /** Name of the input, and which of its columns, from 0. */
  input: string
  column: number
  /** The input is a list of one value a row, no table. */
  flat?: true
  tensor: TensorType
  /** What the model is given where the value is missing; null: NaN. */
  missing: number | string | null
  /** Numbers by category, where the input is a number. */
  categories?: Record<string, number>
  /** What it is given for a category that is not among them; absent: as where it is missing. */
  unseen?: number
}

/** Element types of tensors that features can fill. */
export const TENSOR_TYPES = ['float32', 'float64', 'int32', 'int64', 'bool', 'string'] as const
export type TensorType = (typeof TENSOR_TYPES)[number]

/**
 * What is read of the model's answer: a column of one output, and what it means. `bad`, `good`: a
 * probability; `log_odds`: of bad; `score`: on the model's scaling, higher is safer.
 */
export type Output = { name: string; column: number; columns: number; is: OutputMeaning }

export const OUTPUT_MEANINGS = ['bad', 'good', 'log_odds', 'score'] as const
export type OutputMeaning = (typeof OUTPUT_MEANINGS)[number]
