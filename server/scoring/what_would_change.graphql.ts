import { RiskError } from '../db/errors.ts'
import { builder } from '../graphql/builder.ts'
import { neededText } from '../graphql/needed_text.ts'
import { FEATURE, type FeatureValues } from '../graphql/reason.ts'
import { shown } from '../graphql/told.ts'
import { cardOf } from '../models/cards.ts'
import { modelOf } from '../models/graphql.ts'
import type { Needed } from '../models/recourse/places.ts'
import {
  type Change,
  type Way,
  type WhatWouldChange,
  whatWouldChange,
} from '../models/recourse/what_would_change.ts'
import { pdOf } from '../models/scorecard/calibration.ts'
import type { Characteristic } from '../models/scorecard/model.ts'
import { segmentColumns } from '../models/segmented/condition.sql.ts'
import { featuresOf, ScoreType } from './graphql.ts'

interface ToldChange extends Change {
  characteristic: Characteristic
  value: FeatureValues[string]
}

type ToldWay = Omit<Way, 'changes'> & { changes: ToldChange[] }

type Answer = Omit<WhatWouldChange, 'ways' | 'closest'> & {
  target: number
  ways: ToldWay[]
  closest: ToldWay | null
}

const range = (needed: Needed) => (needed.kind === 'range' ? needed : null)

const ChangeType = builder.objectRef<ToldChange>('ScoreChange').implement({
  description: 'A feature that would have to be otherwise (source: the model document).',
  fields: (t) => ({
    feature: t.exposeString('feature', { description: 'Name of the feature.' }),
    label: t.string({
      description: 'The feature for people, English.',
      resolve: ({ characteristic }) => characteristic.label,
    }),
    unit: t.string({
      description: 'Unit of its values.',
      resolve: ({ characteristic }) => characteristic.unit ?? 'number',
    }),
    value: t.string({
      nullable: true,
      description: 'The value as it is, as people read it; null: not known.',
      resolve: ({ characteristic, value }) =>
        value === null ? null : shown(value, characteristic.unit, 'en'),
    }),
    needed: t.string({
      description: 'What it would have to be, as people read it, English.',
      resolve: ({ needed, characteristic }) => neededText(needed, characteristic.unit, 'en'),
    }),
    neededZh: t.string({
      description: 'What it would have to be, as people read it, Chinese.',
      resolve: ({ needed, characteristic }) => neededText(needed, characteristic.unit, 'zh'),
    }),
    lower: t.float({
      nullable: true,
      description: 'Least value that would do; null: no bound, or a category.',
      resolve: ({ needed }) => range(needed)?.lower ?? null,
    }),
    upper: t.float({
      nullable: true,
      description: 'Values under this would do; null: no bound, or a category.',
      resolve: ({ needed }) => range(needed)?.upper ?? null,
    }),
    values: t.stringList({
      nullable: true,
      description: 'Categories that would do; null: a number.',
      resolve: ({ needed }) => (needed.kind === 'values' ? needed.values : null),
    }),
    points: t.exposeFloat('points', {
      description: 'Points it adds to those of the changes before it.',
    }),
    shift: t.exposeFloat('shift', {
      description:
        'How far it is, 0 to 1: share of the training rows between here and there; of a category, or where the value is not known, the share that is not there, or has less than is needed.',
    }),
  }),
})

const WayType = builder.objectRef<ToldWay>('ScoreWay').implement({
  description: 'Changes that lead to a score together.',
  fields: (t) => ({
    changes: t.field({
      type: [ChangeType],
      description: 'What would have to be otherwise, all of it.',
      resolve: ({ changes }) => changes,
    }),
    score: t.exposeFloat('score', { description: 'The score it leads to, at least.' }),
    pd: t.exposeFloat('pd', { description: 'The PD of that score, 0 to 1.' }),
    cost: t.exposeFloat('cost', { description: 'Sum of the shifts; less is nearer.' }),
  }),
})

const AnswerType = builder.objectRef<Answer>('WhatWouldChange').implement({
  description:
    'The smallest changes of features that reach a score. Exact for the model; a feature whose points follow its value goes as far as rows had it that the model was judged on; each feature is taken by itself, and what the subject cannot change (features.movable), or what tells the model’s segments apart, stays.',
  fields: (t) => ({
    target: t.exposeFloat('target', { description: 'The score that was asked for.' }),
    ways: t.field({
      type: [WayType],
      description:
        'The cheapest first, none a part of another; empty where the score is reached already or out of reach.',
      resolve: ({ ways }) => ways,
    }),
    closest: t.field({
      type: WayType,
      nullable: true,
      description: 'Where the score is out of reach: the highest that so many changes reach.',
      resolve: ({ closest }) => closest,
    }),
    proven: t.exposeBoolean('proven', {
      description: 'Everything was tried: no way costs less.',
    }),
  }),
})

const MOST_CHANGES = 4
const MOST_WAYS = 5

builder.objectField(ScoreType, 'whatWouldChange', (t) =>
  t.field({
    type: AnswerType,
    description: 'The smallest changes that reach a score.',
    args: {
      target: t.arg.float({ required: true, description: 'The score to reach.' }),
      limit: t.arg.int({ description: `Features changed at most: 3, or 1 to ${MOST_CHANGES}.` }),
      ways: t.arg.int({ description: `Ways wanted: 3, or 1 to ${MOST_WAYS}.` }),
    },
    complexity: { field: 500, multiplier: 1 },
    resolve: async (row, args, context): Promise<Answer> => {
      const limit = within('limit', args.limit ?? 3, MOST_CHANGES)
      const wanted = within('ways', args.ways ?? 3, MOST_WAYS)
      const whole = context.parsed.model(await modelOf(row.modelId, context))
      const values = await featuresOf(row, context)
      const { card: model } = cardOf(whole, values)
      // What tells segments apart stays: another card would score the subject then.
      const telling = whole.kind === 'segmented' ? segmentColumns(whole.segments) : []
      const answer = whatWouldChange(model, values, {
        pdOf: (score) => pdOf(score, whole),
        target: args.target,
        limit,
        ways: wanted,
        movableOf: (name) => {
          const feature = FEATURE.get(name)
          return feature?.protected || telling.includes(name)
            ? 'never'
            : (feature?.movable ?? 'either')
        },
      })
      const toldOf = (way: Way): ToldWay => ({
        ...way,
        changes: way.changes.map((change) => ({
          ...change,
          characteristic: model.characteristics.find((c) => c.feature === change.feature)!,
          value: values[change.feature] ?? null,
        })),
      })
      return {
        ...answer,
        target: args.target,
        ways: answer.ways.map(toldOf),
        closest: answer.closest && toldOf(answer.closest),
      }
    },
  }),
)

function within(name: string, value: number, most: number): number {
  if (value >= 1 && value <= most) return value
  throw new RiskError('LIMIT_EXCEEDED', `${name}: 1 to ${most} is expected: ${value}`)
}
