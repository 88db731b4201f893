import { builder } from '../graphql/builder.ts'
import type { Context } from '../graphql/context.ts'
import type { GainsBand } from '../stats/gains.ts'
import { judgeable } from './elsewhere.ts'
import { type ModelRow, ModelType } from './graphql.ts'
import { loadEvidence } from './training_evidence.ts'
import { validationOf } from './validation/of_evidence.ts'
import {
  type Lacking,
  lacks,
  type Measured,
  type NamedShift,
  type Validation,
  type Vintage,
} from './validation/validation.ts'

const Gains = builder.objectRef<GainsBand>('GainsBand').implement({
  description: 'A band of scores, the riskiest first (source: held-back rows).',
  fields: (t) => ({
    lowest: t.exposeFloat('lowest', { description: 'Lowest score in it.' }),
    highest: t.exposeFloat('highest', { description: 'Highest score in it.' }),
    rows: t.exposeInt('rows', { description: 'Rows.' }),
    bads: t.exposeInt('bads', { description: 'Bads among them.' }),
    badRate: t.exposeFloat('badRate', { description: 'Bads over rows, 0 to 1.' }),
    lower: t.exposeFloat('lower', { description: 'Lower end of its 95% interval (Wilson).' }),
    upper: t.exposeFloat('upper', { description: 'Upper end of its 95% interval (Wilson).' }),
    meanPd: t.exposeFloat('meanPd', { description: 'Mean PD, 0 to 1.' }),
    cumulativeBadRate: t.exposeFloat('cumulativeBadRate', {
      description: 'Bad rate of this band and all riskier ones.',
    }),
    acceptedBadRate: t.exposeFloat('acceptedBadRate', {
      description: 'Bad rate of this band and all safer ones: were it the cutoff.',
    }),
    shareOfBads: t.exposeFloat('shareOfBads', {
      description: 'Share of all bads in this band and all riskier ones.',
    }),
    lift: t.exposeFloat('lift', { description: 'That share over the share of rows; 1 is chance.' }),
  }),
})

const CurvePoint = builder.objectRef<Measured['curve'][number]>('CurvePoint').implement({
  description: 'A point of the ROC curve: were this score the cutoff (source: held-back rows).',
  fields: (t) => ({
    score: t.exposeFloat('score', { description: 'Rows at or under it are counted.' }),
    goods: t.exposeFloat('goods', { description: 'Share of all goods among them, 0 to 1.' }),
    bads: t.exposeFloat('bads', { description: 'Share of all bads among them, 0 to 1.' }),
  }),
})

const VintageType = builder.objectRef<Vintage>('ModelVintage').implement({
  description: 'Predicted against actual in a month of observation (source: held-back rows).',
  fields: (t) => ({
    month: t.exposeString('month', { description: 'Such as 2017-03.' }),
    rows: t.exposeInt('rows', { description: 'Rows.' }),
    bads: t.exposeInt('bads', { description: 'Bads among them.' }),
    badRate: t.exposeFloat('badRate', { description: 'Bads over rows, 0 to 1.' }),
    meanPd: t.exposeFloat('meanPd', { description: 'Mean PD, 0 to 1.' }),
    auc: t.exposeFloat('auc', { nullable: true, description: 'AUC; null with one class only.' }),
  }),
})

const Shift = builder.objectRef<NamedShift>('ModelShift').implement({
  description: 'A shift of the score or of a characteristic (source: rows of training).',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Of which month, or characteristic and month.' }),
    rows: t.exposeInt('rows', { description: 'Rows.' }),
    psi: t.exposeFloat('psi', { description: 'Population stability index.' }),
    byChance: t.exposeFloat('byChance', {
      description: 'What chance alone would pass once in a hundred.',
    }),
    shift: t.exposeString('shift', { description: 'stable, noise, moderate or shifted.' }),
  }),
})

const Contribution = builder
  .objectRef<{ term: string; aucLost: number; folds: number }>('TermContribution')
  .implement({
    description: 'What a term adds on held-back rows (source: the model document).',
    fields: (t) => ({
      term: t.exposeString('term', { description: 'Feature, or pair of features.' }),
      aucLost: t.exposeFloat('aucLost', { description: 'AUC lost without its points.' }),
      folds: t.exposeInt('folds', { description: 'Folds whose model has it.' }),
    }),
  })

const measured = ({ heldBack }: Validation): Measured | null => (lacks(heldBack) ? null : heldBack)
const known = <T>(part: T[] | Lacking): T[] => (lacks(part) ? [] : part)

export const ValidationType = builder.objectRef<Validation>('ModelValidation').implement({
  description:
    'Validation of a model by its kept held-back predictions (of one trained elsewhere: on the rows it was judged on); tally report says more (source: model_evidence).',
  fields: (t) => ({
    lacking: t.string({
      nullable: true,
      description: 'Why there are no figures; null where there are.',
      resolve: ({ heldBack }) => (lacks(heldBack) ? heldBack.why : null),
    }),
    auc: t.float({ nullable: true, description: 'AUC.', resolve: (v) => measured(v)?.auc }),
    ks: t.float({ nullable: true, description: 'KS, 0 to 1.', resolve: (v) => measured(v)?.ks }),
    brier: t.float({
      nullable: true,
      description: 'Brier score.',
      resolve: (v) => measured(v)?.brier,
    }),
    hosmerLemeshow: t.float({
      nullable: true,
      description: 'Hosmer-Lemeshow’s chi-square over ten bands of PD.',
      resolve: (v) => measured(v)?.hosmerLemeshow?.statistic,
    }),
    hosmerLemeshowP: t.float({
      nullable: true,
      description: 'Its p-value.',
      resolve: (v) => measured(v)?.hosmerLemeshow?.p,
    }),
    gains: t.field({
      type: [Gains],
      description: 'The gains table, at most ten bands.',
      resolve: (v) => measured(v)?.gains ?? [],
    }),
    curve: t.field({
      type: [CurvePoint],
      description: 'The ROC curve at up to a hundred scores, the riskiest first.',
      resolve: (v) => measured(v)?.curve ?? [],
    }),
    vintages: t.field({
      type: [VintageType],
      description: 'By month; empty where no time is known.',
      resolve: (v) => known(v.vintages),
    }),
    scoreShift: t.field({
      type: [Shift],
      description: 'PSI of the score by month against all others.',
      resolve: (v) => known(v.scoreShift),
    }),
    binShift: t.field({
      type: [Shift],
      description: 'CSI of each characteristic in the month that differs most.',
      resolve: (v) => known(v.binShift),
    }),
    contributions: t.field({
      type: [Contribution],
      description: 'What each term adds, the most first.',
      resolve: (v) => known(v.contributions),
    }),
    limits: t.stringList({ description: 'Limits of use, English.', resolve: (v) => v.limits }),
  }),
})

builder.objectField(ModelType, 'validation', (t) =>
  t.field({
    type: ValidationType,
    description: 'Figures of its held-back rows, and the limits of its use.',
    complexity: { field: 100, multiplier: 1 },
    resolve: async (row: ModelRow, _args, { store, parsed }: Context) => {
      const evidence = await loadEvidence(store.read, row.modelId)
      const { modelId, name, createdAt, actor } = row
      return validationOf(
        { modelId, name, createdAt, actor, model: judgeable(parsed.registered(row)) },
        evidence && { ...evidence, stability: evidence.recipe.stability },
      )
    },
  }),
)
