import { builder } from '../graphql/builder.ts'
import { SegmentsInput } from './segments_input.graphql.ts'

const BaselineKind = builder.enumType('ReasonBaselineKind', {
  description: 'What the points of a score are held against in its reasons.',
  values: {
    MEAN: { value: 'mean', description: 'The mean of the training rows.' },
    MAXIMUM: { value: 'maximum', description: 'The most a characteristic gives.' },
    NEUTRAL: { value: 'neutral', description: 'What it gives where it says nothing of the odds.' },
    CUTOFF: {
      value: 'cutoff',
      description: 'The mean of training rows that scored at or slightly above a cutoff.',
    },
  } as const,
})

const Kind = builder.enumType('TrainedKind', {
  description: 'What is fitted.',
  values: {
    SCORECARD: { value: 'scorecard', description: 'Bins, and a regression on their WoE.' },
    ADDITIVE: { value: 'additive', description: 'Boosted main effects and pairs.' },
  } as const,
})

const Selection = builder.enumType('SelectionMethod', {
  description: 'How the characteristics of a scorecard are chosen.',
  values: {
    SHRINK: { value: 'shrink', description: 'Backward elimination under a ridge penalty.' },
    FORWARD: { value: 'forward', description: 'One joins after another.' },
    BACKWARD: { value: 'backward', description: 'One leaves after another.' },
    STEPWISE: { value: 'stepwise', description: 'They join, and may leave again.' },
    LASSO: { value: 'lasso', description: 'On a path of falling L1 penalty.' },
  } as const,
})

const Criterion = builder.enumType('SelectionCriterion', {
  description: 'What all methods but SHRINK choose by.',
  values: {
    AIC: { value: 'aic', description: 'Deviance + 2 a coefficient.' },
    BIC: { value: 'bic', description: 'Deviance + ln rows a coefficient.' },
  } as const,
})

const Points = builder.enumType('ScorecardPoints', {
  description: 'What the points of a scorecard’s bins are.',
  values: {
    SETTLED: {
      value: 'settled',
      description:
        'Begun at coefficient times WoE, then settled together; they never fall as WoE rises.',
    },
    WOE: { value: 'woe', description: 'Coefficient times WoE.' },
  } as const,
})

const Calibration = builder.enumType('CalibrationMethod', {
  description: 'How PDs are fitted to rows held back.',
  values: {
    PLATT: { value: 'platt', description: 'A line in the log odds.' },
    ISOTONIC: { value: 'isotonic', description: 'Straight lines between knots.' },
  } as const,
})

const ScoreRange = builder.inputType('ScoreRangeInput', {
  description: 'The scale of scores by its ends.',
  fields: (t) => ({
    lowest: t.float({ required: true, description: 'The least score.' }),
    highest: t.float({ required: true, description: 'The greatest score.' }),
  }),
})

export const TrainModelInput = builder.inputType('TrainModelInput', {
  description:
    'How a model is trained: the options of the command on the ledger, with its limits and what it takes usually. One that would have no effect is refused.',
  fields: (t) => ({
    name: t.string({ description: 'Its name. Usual: the kind and the lender’s source.' }),
    kind: t.field({ type: Kind, description: 'What is fitted. Usual: SCORECARD.' }),
    segments: t.field({
      type: SegmentsInput,
      description: 'A scorecard each for parts of the rows. Usual: one for all.',
    }),
    seed: t.int({ description: 'Seed of every random choice. Usual: 42.' }),
    folds: t.int({ description: 'Stratified folds to judge it by, 2 to 100. Usual: 5.' }),
    foldColumn: t.string({
      description: 'Instead: a feature, or outcome column, whose every value is a fold.',
    }),
    maxFeatures: t.int({ description: 'Most characteristics of a scorecard. Usual: 20.' }),
    withProtected: t.stringList({ description: 'Protected features to offer all the same.' }),
    alsoAmong: t.stringList({
      description: 'Parts of the held-back rows to measure apart: FACT<=NUMBER or FACT=A,B.',
    }),
    bad: t.stringList({
      description: 'The source’s own words for bad. Usual: the ledger’s outcome.',
    }),
    good: t.stringList({ description: 'The source’s own words for good.' }),
    asOf: t.field({
      type: ['Date'],
      description:
        'Days of observation, at most 60, of outcomes that the ledger tells from payments. Usual: the source’s outcomes, or where it gave none the days of the definition.',
    }),
    definition: t.string({
      description:
        'What good, bad and excluded are, in YAML. Usual: over 90 days past due within 12 months.',
    }),
    allowFewBads: t.boolean({ description: 'Train on fewer than 30 bads all the same.' }),
    selection: t.field({ type: Selection, description: 'How it is chosen. Usual: SHRINK.' }),
    criterion: t.field({ type: Criterion, description: 'By what. Usual: AIC.' }),
    l2: t.float({ description: 'Ridge penalty. Usual: 30 of SHRINK, else 0.' }),
    minIv: t.float({ description: 'Least information value. Usual: 0.001.' }),
    maxCorrelation: t.float({
      description: 'Highest correlation of two WoE, 0 to 1. Usual: 0.97.',
    }),
    maxVif: t.float({
      description: 'Highest variance inflation, 1 or more. Usual: any of SHRINK, else 10.',
    }),
    points: t.field({ type: Points, description: 'What points are. Usual: SETTLED.' }),
    pdo: t.float({ description: 'Points that double the odds. Usual: 50.' }),
    baseScore: t.float({ description: 'The score of the base odds. Usual: 600.' }),
    baseOdds: t.float({ description: 'Goods to one bad at it. Usual: 19.' }),
    scoreRange: t.field({ type: ScoreRange, description: 'Instead of these three.' }),
    roundTo: t.float({ description: 'Points are whole multiples of this.' }),
    calibrate: t.field({ type: Calibration, description: 'How PDs are calibrated. Usual: not.' }),
    baseline: t.field({
      type: BaselineKind,
      description: 'What reasons hold points against. Usual: MEAN.',
    }),
    cutoff: t.float({ description: 'The score of the baseline CUTOFF.' }),
  }),
})
