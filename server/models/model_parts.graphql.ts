import { builder } from '../graphql/builder.ts'
import type { Baseline } from './baseline.ts'
import type { Term } from './cards.ts'
import type { AmongAuc, HeldBackMetrics } from './metrics.ts'
import type { OutOfTimeMetrics } from './out_of_time.ts'
import type { Bin } from './scorecard/model.ts'

const BinType = builder.objectRef<Bin>('Bin').implement({
  description:
    'A bin of a characteristic, over the training rows, or those that a model trained elsewhere was judged on (source: the model document).',
  fields: (t) => ({
    label: t.exposeString('label', { description: 'What it holds.' }),
    count: t.exposeInt('count', { description: 'Training rows in it.' }),
    bad: t.exposeInt('bad', { description: 'Bads among them.' }),
    badRate: t.exposeFloat('badRate', { description: 'Bads over rows, 0 to 1.' }),
    woe: t.exposeFloat('woe', {
      description: 'Weight of evidence, ln(%good/%bad): higher is safer.',
    }),
    points: t.exposeFloat('points', { description: 'Points it gives.' }),
    slope: t.exposeFloat('slope', {
      nullable: true,
      description:
        'Points a unit of the value beside them; null: none. Only of a model trained elsewhere.',
    }),
  }),
})

export const CharacteristicType = builder.objectRef<Term>('Characteristic').implement({
  description: 'A feature as the scorecard uses it (source: the model document).',
  fields: (t) => ({
    feature: t.string({
      description: 'Name of the feature.',
      resolve: ({ characteristic }) => characteristic.feature,
    }),
    segment: t.string({
      nullable: true,
      description: 'The segment whose card it is of; null: the model has no segments.',
      resolve: ({ segment }) => segment?.name,
    }),
    label: t.string({
      description: 'The feature for people, English.',
      resolve: ({ characteristic }) => characteristic.label,
    }),
    unit: t.string({
      description: 'Unit of its values.',
      resolve: ({ characteristic }) => characteristic.unit ?? 'number',
    }),
    iv: t.float({
      description: 'Information value on the training rows.',
      resolve: ({ characteristic }) => characteristic.iv,
    }),
    beta: t.float({
      description: 'Coefficient of its WoE in the log odds of good.',
      resolve: ({ characteristic }) => characteristic.beta,
    }),
    standardError: t.float({
      nullable: true,
      description: 'Standard error of beta; null: a term of an additive model has none.',
      resolve: ({ characteristic: c }) => (c.betaLower === undefined ? null : c.standardError),
    }),
    pValue: t.float({
      nullable: true,
      description: 'Two-sided p-value of beta (Wald); null as the standard error.',
      resolve: ({ characteristic: c }) => (c.betaLower === undefined ? null : c.pValue),
    }),
    betaLower: t.float({
      nullable: true,
      description: 'Lower end of the 95% interval of beta (Wald).',
      resolve: ({ characteristic }) => characteristic.betaLower,
    }),
    betaUpper: t.float({
      nullable: true,
      description: 'Upper end of it.',
      resolve: ({ characteristic }) => characteristic.betaUpper,
    }),
    vif: t.float({
      nullable: true,
      description: 'Variance inflation beside the others, 1 or more; null: infinite, or not kept.',
      resolve: ({ characteristic }) => characteristic.vif,
    }),
    meanPoints: t.float({
      description: 'Mean points of the training rows.',
      resolve: ({ characteristic }) => characteristic.meanPoints,
    }),
    maxPoints: t.float({
      description: 'Most points it can give.',
      resolve: ({ characteristic }) => characteristic.maxPoints,
    }),
    bins: t.field({
      type: [BinType],
      description: 'Its bins in order.',
      resolve: ({ characteristic }) => characteristic.bins,
    }),
  }),
})

const Among = builder.objectRef<AmongAuc>('AmongMetrics').implement({
  description: 'The AUC among a part of the held-back rows.',
  fields: (t) => ({
    part: t.exposeString('name', { description: 'The part, as it was asked for.' }),
    rows: t.exposeInt('rows', { description: 'Rows in it.' }),
    bads: t.exposeInt('bads', { description: 'Bads among them.' }),
    auc: t.exposeFloat('auc', { nullable: true, description: 'AUC; null: one class only.' }),
    standardError: t.exposeFloat('se', { nullable: true, description: 'Its error (DeLong).' }),
  }),
})

export const Metrics = builder.objectRef<HeldBackMetrics>('ModelMetrics').implement({
  description: 'Figures on rows held back from training (source: the model document).',
  fields: (t) => ({
    method: t.exposeString('method', { description: 'How rows were held back.' }),
    rows: t.exposeInt('rows', { description: 'Rows measured.' }),
    bads: t.exposeInt('bads', { description: 'Bads among them.' }),
    auc: t.exposeFloat('auc', { description: 'Area under the ROC curve, 0.5 to 1.' }),
    aucLower: t.exposeFloat('aucLower', {
      nullable: true,
      description: 'Lower end of its 95% interval (DeLong).',
    }),
    aucUpper: t.exposeFloat('aucUpper', {
      nullable: true,
      description: 'Upper end of its 95% interval (DeLong).',
    }),
    gini: t.exposeFloat('gini', { description: '2 AUC - 1.' }),
    ks: t.exposeFloat('ks', { description: 'Largest distance of the two score distributions.' }),
    brier: t.exposeFloat('brier', { description: 'Mean squared error of the PD.' }),
    meanPd: t.exposeFloat('meanPd', { description: 'Mean predicted PD, 0 to 1.' }),
    badRate: t.exposeFloat('badRate', { description: 'Observed bad rate, 0 to 1.' }),
    among: t.field({
      type: [Among],
      description: 'Parts of the rows that were to be measured apart.',
      resolve: ({ among }) => among ?? [],
    }),
  }),
})

export const OutOfTimeType = builder.objectRef<OutOfTimeMetrics>('OutOfTime').implement({
  description:
    'Figures of the latest rows, by a model of those before alone (source: the model document).',
  fields: (t) => ({
    from: t.exposeString('from', {
      description: 'The month from which rows were held back, such as 2017-04.',
    }),
    trainingRows: t.exposeInt('trainingRows', { description: 'Rows before, learned from.' }),
    trainingBads: t.exposeInt('trainingBads', { description: 'Bads among them.' }),
    rows: t.exposeInt('rows', { description: 'Rows measured.' }),
    bads: t.exposeInt('bads', { description: 'Bads among them.' }),
    auc: t.exposeFloat('auc', { description: 'Area under the ROC curve, 0.5 to 1.' }),
    aucLower: t.exposeFloat('aucLower', {
      nullable: true,
      description: 'Lower end of its 95% interval (DeLong).',
    }),
    aucUpper: t.exposeFloat('aucUpper', {
      nullable: true,
      description: 'Upper end of its 95% interval (DeLong).',
    }),
    ks: t.exposeFloat('ks', { description: 'Largest distance of the two score distributions.' }),
    brier: t.exposeFloat('brier', { description: 'Mean squared error of the PD.' }),
    meanPd: t.exposeFloat('meanPd', { description: 'Mean PD, without calibration, 0 to 1.' }),
    badRate: t.exposeFloat('badRate', { description: 'Observed bad rate, 0 to 1.' }),
  }),
})

export const BaselineType = builder.objectRef<Baseline>('ReasonBaseline').implement({
  description:
    'What the points of a score are held against in its reasons (source: the model document).',
  fields: (t) => ({
    kind: t.exposeString('kind', {
      description:
        'mean of the training rows; maximum; neutral: what leaves the odds as they are; cutoff: mean of those at or slightly above it; given: as the file of a model trained elsewhere says.',
    }),
    cutoff: t.float({
      nullable: true,
      description: 'The score of the cutoff; null: none.',
      resolve: (one) => (one.kind === 'cutoff' ? one.cutoff : null),
    }),
    rows: t.int({
      nullable: true,
      description: 'Training rows behind the mean at the cutoff; null: none.',
      resolve: (one) => (one.kind === 'cutoff' ? one.rows : null),
    }),
  }),
})
