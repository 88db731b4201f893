import type { OutcomeDefinition } from '../../ledger/outcome/definition.ts'
import type { Baseline } from '../baseline.ts'
import type { HeldBackMetrics, Metrics } from '../metrics.ts'
import type { OutOfTimeMetrics } from '../out_of_time.ts'
import type { RejectRecord } from '../reject_inference.ts'
import type { Calibration } from './calibration.ts'
import type { Trend } from './optimal_binning.ts'
import type { ValueBands } from './value_bands.ts'

/**
 * A scorecard as a plain JSON document: what the registry keeps, what the SQL generator, the API and
 * the dashboard read, and what `evaluate` follows row by row.
 *
 *   score = basePoints + sum of points        (a double; higher is safer)
 *   odds  = baseOdds * exp((score - baseScore) * ln 2 / pdo)      (good : bad)
 *   PD    = 1 / (1 + odds), or what `calibration` makes of the score
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
  /** Where PDs are calibrated on held-back rows: then they are these, not those of the scaling. */
  calibration?: Calibration
  /** Where points are rounded. */
  rounding?: Rounding
  /** Log odds of good at WoE 0 in every characteristic. */
  intercept: number
  interceptStandardError?: number
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
  /** Where the ledger told outcomes by a written definition: it, and what it came to. */
  written?: WrittenOutcome
}

/** `document`: the definition itself (ledger/outcome/definition.ts), `digest` of what it says. */
export type WrittenOutcome = {
  name: string
  digest: string
  document: OutcomeDefinition
  /** Days of observation, rising. */
  observedOn: string[]
  counts: OutcomeCounts
}

/** Facilities by outcome, each once a day of observation. */
export type OutcomeCounts = {
  good: number
  bad: number
  indeterminate: number
  immature: number
  excluded: { reason: string; rows: number }[]
}

/** What points are whole multiples of, and the AUC on held-back rows (mean of folds), else on training rows, before and after. */
export type Rounding = {
  step: number
  on: 'held-back' | 'training'
  aucBefore: number
  aucAfter: number
}

/** `pdo` points double the odds of good; `baseScore` stands for `baseOdds` to one. */
export type Scaling = { pdo: number; baseScore: number; baseOdds: number }

/**
 * How a number stands in its column, where it does not as such. `date`: it is days since 1970-01-01;
 * `text`: missing where the text is no number; `comma`: the same, with a comma before the decimals.
 */
export type WrittenAs = (typeof WRITTEN_AS)[number]

export const WRITTEN_AS = ['date', 'text', 'comma'] as const

/** A feature, and how its column is read. */
export type Reading = { feature: string; type: 'number' | 'category'; from?: WrittenAs }

export type Characteristic = {
  feature: string
  label: string
  unit: string | null
  type: 'number' | 'category'
  from?: WrittenAs
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
  /** Where points follow the value by the unit: how values lay in the rows it was judged on. */
  bands?: ValueBands
  /** Where an analyst gave the bins: what they come to. */
  analyst?: AnalystEffect
  /** Standard error of beta, each row by bins made of other rows, and its two-sided Wald p-value. */
  standardError: number
  pValue: number
  /** 95% Wald interval of beta. Not of an additive model. */
  betaLower?: number
  betaUpper?: number
  /** Variance inflation beside the other characteristics, 1 or more; null: infinite. */
  vif?: number | null
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
  /** Points a unit of the value beside them, of a range: only of a model trained elsewhere. */
  slope?: number
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
  /** Where requests that were refused are learned from too: how, and what that assumes. */
  rejects?: RejectRecord
  /** How characteristics were chosen among the candidates. Not of an additive model. */
  selection?: SelectionRecord
  /** Trained elsewhere: the file it was read from. Then `rows` and `bads`, and counts of bins, are those it was judged on. */
  elsewhere?: string
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
export type Excluded = { feature: string; why: string; step: SelectionStage }

/** What a candidate passes, in this order: `read`: its type, `bins`: values that tell outcomes apart. */
export type SelectionStage =
  | 'read'
  | 'bins'
  | 'iv'
  | 'correlation'
  | 'count'
  | 'vif'
  | 'sign'
  | 'selection'

/** `shrink`: ridge and backward elimination; the others choose by a criterion, `lasso` on an L1 path. */
export type SelectionMethod = 'shrink' | 'forward' | 'backward' | 'stepwise' | 'lasso'

export type SelectionRecord = {
  method: SelectionMethod
  /** Null where characteristics are chosen by shrinking. */
  criterion: 'aic' | 'bic' | null
  /** Features binned, those that reached the regression, and those chosen. */
  candidates: number
  offered: number
  chosen: number
  limits: {
    minIv: number
    maxCorrelation: number
    maxVif: number | null
    maxCharacteristics: number
    minZ: number | null
  }
  /** Ridge penalty of the fit, what it draws coefficients towards, and where it had to be raised, why. */
  l2: number
  centre: number
  fallback: 'collinear' | 'separated' | null
  /** Log likelihood in nats, without the penalty, each row by bins made of other rows; AIC = 2 (chosen + 1) - 2 log likelihood. */
  logLikelihood: number
  aic: number
  /**
   * Features that joined or left, in order, and by how much that changed the criterion (of shrinking:
   * raised the deviance), to the second order; null on an L1 path.
   */
  steps: { action: 'in' | 'out'; feature: string; change: number | null }[]
}

/** Figures by name of the population they were measured on. */
export type ScorecardMetrics = {
  training?: Metrics
  heldBack?: HeldBackMetrics
  /** Lacking where no months were known, or too few of each period. */
  outOfTime?: OutOfTimeMetrics
}
