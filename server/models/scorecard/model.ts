import type { Baseline } from '../baseline.ts'
import type { HeldBackMetrics, Metrics } from '../metrics.ts'
import type { Trend } from './optimal_binning.ts'

/**
 * A scorecard as a plain JSON document: what the registry keeps, what the SQL generator, the API and
 * the dashboard read, and what `evaluate` follows row by row.
 *
 *   score = basePoints + sum of points        (a double, never rounded; higher is safer)
 *   odds  = baseOdds * exp((score - baseScore) * ln 2 / pdo)      (good : bad)
 *   PD    = 1 / (1 + odds)
 *
 * How a value finds its bin is written down in `route.ts`.
 */
export type Scorecard = {
  kind: 'scorecard'
  version: 1
  /** Names of the features the model reads, in the order of its characteristics. */
  features: string[]
  target: Target
  scaling: Scaling
  /** Log odds of good at WoE 0 in every characteristic. */
  intercept: number
  characteristics: Characteristic[]
  /** Points every row gets. 0 unless there is no characteristic to carry the constant. */
  basePoints: number
  /** Mean score of the training rows. */
  meanScore: number
  /** What points are held against in reasons; absent: the mean of the training rows. */
  baseline?: Baseline
  training: Training
  metrics: ScorecardMetrics
}

/** What is predicted: the written definition of the outcome and its horizon. */
export type Target = {
  definition: string
  horizonMonths: number | null
  bad: string
  good: string
}

/** `pdo` points double the odds of good; `baseScore` stands for `baseOdds` to one. */
export type Scaling = { pdo: number; baseScore: number; baseOdds: number }

export type Characteristic = {
  feature: string
  label: string
  unit: string | null
  type: 'number' | 'category'
  /** `date`: the number is days since 1970-01-01; `text`: written as text, and missing where it is no number. */
  from?: 'date' | 'text'
  /** Coefficient of the WoE in the log odds of good; never negative. */
  beta: number
  /** WoE and points of a value that no bin holds: an unseen category, or a NULL never seen in training. */
  woeUnseen: number
  pointsUnseen: number
  /** In order: values or ranges by rising value (number) or falling bad rate (category), then missing. */
  bins: Bin[]
  /** Information value on the training rows, over all bins. */
  iv: number
  /** The shape the bad rate keeps over the ordered bins. */
  trend: Trend
  /** Mean points over the training rows: the usual baseline of the reasons. */
  meanPoints: number
  maxPoints: number
  minPoints: number
  /** Where an analyst gave the bins: what they come to. */
  analyst?: AnalystEffect
  /** Standard error of beta and its two-sided Wald p-value. */
  standardError: number
  pValue: number
}

/** IV of the analyst's bins beside that of the best ones, and what is wrong with them. */
export type AnalystEffect = { iv: number; bestIv: number; bestBins: number; faults: string[] }

export type Bin = BinCondition & {
  label: string
  count: number
  bad: number
  badRate: number
  /** ln(%good / %bad): higher is safer. */
  woe: number
  points: number
}

/** `range` holds [lower, upper), null is no bound; `values` holds exactly these. */
export type BinCondition =
  | { kind: 'range'; lower: number | null; upper: number | null }
  | { kind: 'values'; values: (string | number)[] }
  | { kind: 'missing' }

export type Training = {
  rows: number
  bads: number
  seed: number
  method: string
  excluded: Excluded[]
  /** Learned from a table of its own: its features are that table's columns, not the ledger's. */
  table?: true
  asOf?: string
  dataVersion?: string
  /** How the scores of the training rows lay. */
  scores?: TrainingScores
}

/** Rows by band of score, rising: `edges` part the bands, and a score on an edge is in the band above. */
export type TrainingScores = { edges: number[]; counts: number[] }

/** A candidate that is not in the model, and why. */
export type Excluded = { feature: string; why: string }

/** Figures by name of the population they were measured on. */
export type ScorecardMetrics = { training?: Metrics; heldBack?: HeldBackMetrics }
