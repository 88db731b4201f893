import type { Word } from '../../ledger/codes.ts'
import type { BrierParts } from '../../stats/brier_parts.ts'
import type { CalibrationBand } from '../../stats/calibration.ts'
import type { GainsBand } from '../../stats/gains.ts'
import type { HosmerLemeshow } from '../../stats/hosmer_lemeshow.ts'
import type { Shift } from '../../stats/psi_threshold.ts'
import type { Judgeable } from '../elsewhere.ts'
import type { MeanContribution } from '../metrics.ts'
import type { OutOfTimeMetrics } from '../out_of_time.ts'
import type { SavedModel } from '../registry.ts'

/** What could not be computed, and why. */
export type Lacking = { why: string }
export const lacks = (part: object | null): part is Lacking => part !== null && 'why' in part

/** All that a validator is told of a model; a part that cannot be computed says why. Plain JSON. */
export type Validation = {
  saved: SavedModel<Judgeable>
  /** Figures of rows held back from the fit that scored them. */
  heldBack: Measured | Lacking
  /** How rows were held back. */
  method: string | null
  vintages: Vintage[] | Lacking
  outOfTime: OutOfTime | Lacking
  /** Of the score by month, against all other months. */
  scoreShift: NamedShift[] | Lacking
  /** Of the characteristics: worst month, or the given table against training. */
  binShift: NamedShift[] | Lacking
  contributions: MeanContribution[] | Lacking
  bySource: SourceStep[] | Lacking
  thinFiles: ThinFiles | Lacking
  fairness: Fairness[] | Lacking
  alternatives: Alternatives[] | Lacking
  overrides: Overrides | Lacking
  /** Figures on a table given to evaluate on. */
  given: GivenTable | null
  limits: string[]
}

export type Measured = {
  rows: number
  bads: number
  badRate: number
  meanPd: number
  auc: number
  /** DeLong's 95% interval; null with fewer than two rows of a class. */
  aucLower: number | null
  aucUpper: number | null
  gini: number
  ks: number
  lifts: { share: number; lift: number }[]
  brier: number
  brierParts: BrierParts
  logLoss: number
  hosmerLemeshow: HosmerLemeshow | null
  calibration: CalibrationBand[]
  gains: GainsBand[]
  /** Share of goods and of bads at or below a score, thinned to be drawn. */
  curve: { score: number; goods: number; bads: number }[]
}

/** Rows observed in a month: predicted against actual. */
export type Vintage = {
  month: string
  rows: number
  bads: number
  badRate: number
  lower: number
  upper: number
  meanPd: number
  /** Null where the month holds one class only. */
  auc: number | null
}

/** Held-back rows of the last months beside those before. */
export type OutOfTime = {
  from: string
  early: Part
  late: Part
  /** Of a model that learned from the rows before alone; null where none was fitted. */
  apart: OutOfTimeMetrics | null
}
export type Part = {
  rows: number
  bads: number
  badRate: number
  meanPd: number
  auc: number | null
  aucLower: number | null
  aucUpper: number | null
}

export type NamedShift = {
  name: string
  rows: number
  psi: number
  /** What chance alone would reach in one of a hundred. */
  byChance: number
  shift: Shift
}

/** Features by where they come from, each step with those of the steps before it. */
export type SourceStep = {
  name: string
  features: number
  auc: number | null
  lower: number | null
  upper: number | null
}

export type ThinFiles = { definition: string; thin: Part; others: Part }

export type Fairness = {
  column: string
  /** The model reads this column itself. */
  used: boolean
  cutoff: number
  acceptanceRate: number
  groups: FairGroup[]
}

export type FairGroup = {
  name: string
  /** The largest group: what the others are held against. */
  reference: boolean
  rows: number
  bads: number
  badRate: number
  meanPd: number
  meanScore: number
  acceptanceRate: number
  adverseImpactRatio: number | null
  standardisedMeanDifference: number | null
  equalOpportunityGap: number | null
  auc: number | null
  /** Bads among the group's own riskiest tenth, times chance; null where it lacks a class. */
  lift: number | null
}

/** A model that leaves some features out; the AUC is of all held-back rows, and its change against the model's own. */
export type Alternative = {
  dropped: string[]
  auc: number
  aucChange: number
  /** Standard error of the change (DeLong); null with fewer than two rows of a class. */
  aucError: number | null
  /** The least of all groups of 30 rows or more. */
  adverseImpactRatio: number
}

/** What a search for less discriminatory alternatives found; `better` is empty where nothing was. */
export type Alternatives = {
  column: string
  /** AUC that an alternative may lose. */
  tolerance: number
  own: Alternative
  tried: number
  /** Why it ended: nothing left was better, as many features as may be were left out, as many models fitted, or its time was over. */
  ended: 'no better' | 'steps' | 'limit' | 'time'
  /** None of them better than another in both, the fairest first. */
  better: Alternative[]
}

/** raised: a person gave more than was decided (low-side); lowered: less (high-side). */
export type OverrideSide = 'raised' | 'lowered'

/** What became of the subjects of decisions, with the bad rate's 95% interval (Wilson). */
export type Overridden = {
  side: OverrideSide | 'kept'
  known: number
  bads: number
  /** Null where no outcome is known. */
  badRate: number | null
  lower: number
  upper: number
  /** The model's own, of those whose outcome is known. */
  meanPd: number | null
}

/** What people made of the model's decisions, one a subject and day; without those that could not be evaluated. */
export type Overrides = {
  decisions: number
  /** Of them with an approved override. */
  overridden: number
  /** Null without a decision. */
  rate: number | null
  raised: number
  lowered: number
  /** As of today, a line a state. */
  proposals: { state: Word<'override_state'>; proposals: number }[]
  /** Of the approved ones, the most frequent first. */
  reasons: { reason: Word<'override_reason'>; raised: number; lowered: number }[]
  /** Of the days on which a decision was overridden. */
  outcomes: Overridden[]
}

export type GivenTable = {
  path: string
  measured: Measured | Lacking
  scoreShift: NamedShift | Lacking
}
