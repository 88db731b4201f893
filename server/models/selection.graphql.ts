import { builder } from '../graphql/builder.ts'
import type { Excluded, SelectionRecord } from './scorecard/model.ts'

export const LeftOutType = builder.objectRef<Excluded>('LeftOut').implement({
  description: 'A candidate that is not in the model (source: the model document).',
  fields: (t) => ({
    feature: t.exposeString('feature', {
      description: 'Name of the feature; of a model by segment after the segment and a colon.',
    }),
    step: t.exposeString('step', {
      description: 'Where it fell: read, bins, iv, correlation, count, vif, sign or selection.',
    }),
    why: t.exposeString('why', { description: 'Why, in words.' }),
  }),
})

const StepType = builder.objectRef<SelectionRecord['steps'][number]>('SelectionStep').implement({
  description: 'A feature that joined or left while characteristics were chosen.',
  fields: (t) => ({
    action: t.exposeString('action', { description: 'in or out.' }),
    feature: t.exposeString('feature', { description: 'Name of the feature.' }),
    change: t.exposeFloat('change', {
      nullable: true,
      description:
        'By how much the criterion changed, of shrinking the deviance; null: on an L1 path.',
    }),
  }),
})

export const SelectionType = builder.objectRef<SelectionRecord>('ModelSelection').implement({
  description: 'How characteristics were chosen among the candidates (source: the model document).',
  fields: (t) => ({
    method: t.exposeString('method', {
      description: 'shrink, forward, backward, stepwise or lasso.',
    }),
    criterion: t.exposeString('criterion', {
      nullable: true,
      description: 'aic or bic; null: chosen by shrinking.',
    }),
    candidates: t.exposeInt('candidates', { description: 'Features binned.' }),
    offered: t.exposeInt('offered', { description: 'Those offered to the regression.' }),
    chosen: t.exposeInt('chosen', { description: 'Those chosen.' }),
    minIv: t.float({ description: 'Least information value.', resolve: (s) => s.limits.minIv }),
    maxCorrelation: t.float({
      description: 'Highest correlation of two WoE.',
      resolve: (s) => s.limits.maxCorrelation,
    }),
    maxVif: t.float({
      nullable: true,
      description: 'Highest variance inflation; null: any.',
      resolve: (s) => s.limits.maxVif,
    }),
    maxCharacteristics: t.int({
      description: 'Most characteristics.',
      resolve: (s) => s.limits.maxCharacteristics,
    }),
    l2: t.exposeFloat('l2', { description: 'Ridge penalty on the coefficients.' }),
    centre: t.exposeFloat('centre', { description: 'What it draws them towards.' }),
    fallback: t.exposeString('fallback', {
      nullable: true,
      description: 'Where the penalty had to be raised, why: collinear or separated.',
    }),
    logLikelihood: t.exposeFloat('logLikelihood', {
      description: 'Log likelihood in nats, without the penalty.',
    }),
    aic: t.exposeFloat('aic', { description: '2 (chosen + 1) - 2 log likelihood.' }),
    steps: t.field({
      type: [StepType],
      description: 'What joined or left, in order.',
      resolve: ({ steps }) => steps,
    }),
  }),
})
