import { builder } from '../graphql/builder.ts'
import type { HeldBackValues, Linear, LinearBin, LinearCharacteristic } from './linear/model.ts'

const BinType = builder.objectRef<LinearBin>('ValueBin').implement({
  description: 'A bin of a characteristic of a continuous target (source: the model document).',
  fields: (t) => ({
    label: t.exposeString('label', { description: 'What it holds.' }),
    count: t.exposeInt('count', { description: 'Training rows in it.' }),
    mean: t.exposeFloat('mean', { description: 'Their mean value, in the target’s unit.' }),
    part: t.exposeFloat('part', { description: 'What it adds to a prediction, in that unit.' }),
    slope: t.exposeFloat('slope', {
      nullable: true,
      description:
        'What a unit of the value adds beside it; null: nothing. Only of a model trained elsewhere.',
    }),
  }),
})

const CharacteristicType = builder
  .objectRef<LinearCharacteristic>('ValueCharacteristic')
  .implement({
    description: 'A column as a model of a continuous target uses it (source: the model document).',
    fields: (t) => ({
      feature: t.exposeString('feature', { description: 'Name of the column.' }),
      beta: t.exposeFloat('beta', {
        description: 'Coefficient of the means of its bins, 0 or more.',
      }),
      standardError: t.exposeFloat('standardError', { description: 'Standard error of beta.' }),
      r2: t.exposeFloat('r2', {
        description: 'Share of the variance that its bins alone explain, 0 to 1.',
      }),
      bins: t.field({ type: [BinType], description: 'Its bins in order.', resolve: (c) => c.bins }),
    }),
  })

const Metrics = builder.objectRef<HeldBackValues>('ValueMetrics').implement({
  description: 'Figures on rows held back from the fit that predicted them.',
  fields: (t) => ({
    method: t.exposeString('method', { description: 'How rows were held back.' }),
    rows: t.exposeInt('rows', { description: 'Rows measured.' }),
    r2: t.exposeFloat('r2', { description: '1 perfect, 0 no better than the mean.' }),
    mae: t.exposeFloat('mae', { description: 'Mean absolute error, in the target’s unit.' }),
    rmse: t.exposeFloat('rmse', { description: 'Root of the mean squared error, in that unit.' }),
    spearman: t.exposeFloat('spearman', { description: 'Rank correlation, -1 to 1.' }),
  }),
})

export const ValueModelType = builder.objectRef<Linear>('ValueModel').implement({
  description: 'A linear scorecard of a continuous target (source: the model document).',
  fields: (t) => ({
    mean: t.float({
      description:
        'Mean of the training rows, in the target’s unit: what every prediction starts from.',
      resolve: ({ intercept }) => intercept,
    }),
    standardDeviation: t.float({
      description: 'Of the training rows, in that unit.',
      resolve: ({ training }) => training.standardDeviation,
    }),
    heldBack: t.field({
      type: Metrics,
      nullable: true,
      description: 'Figures on held-back rows; null where none were held back.',
      resolve: ({ metrics }) => metrics.heldBack,
    }),
    characteristics: t.field({
      type: [CharacteristicType],
      description: 'What it looks at, the most telling first.',
      resolve: ({ characteristics }) => characteristics,
    }),
  }),
})
