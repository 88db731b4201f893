import { and, count, desc, eq, lt, or } from 'drizzle-orm'
import { among } from '../graphql/among.ts'
import { builder } from '../graphql/builder.ts'
import {
  connectionType,
  pageArgs,
  pageComplexity,
  pageOf,
  pageSize,
} from '../graphql/connection.ts'
import type { Context } from '../graphql/context.ts'
import { decodeCursor } from '../graphql/cursor.ts'
import { loaderOf, named } from '../graphql/loader.ts'
import type { Baseline } from './baseline.ts'
import type { Registered } from './document.ts'
import type { HeldBackMetrics } from './metrics.ts'
import type { Bin, Characteristic } from './scorecard/model.ts'
import { model } from './tables.ts'

export type ModelRow = typeof model.$inferSelect

const BinType = builder.objectRef<Bin>('Bin').implement({
  description: 'A bin of a characteristic, over the training rows (source: the model document).',
  fields: (t) => ({
    label: t.exposeString('label', { description: 'What it holds.' }),
    count: t.exposeInt('count', { description: 'Training rows in it.' }),
    bad: t.exposeInt('bad', { description: 'Bads among them.' }),
    badRate: t.exposeFloat('badRate', { description: 'Bads over rows, 0 to 1.' }),
    woe: t.exposeFloat('woe', {
      description: 'Weight of evidence, ln(%good/%bad): higher is safer.',
    }),
    points: t.exposeFloat('points', { description: 'Points it gives.' }),
  }),
})

const CharacteristicType = builder.objectRef<Characteristic>('Characteristic').implement({
  description: 'A feature as the scorecard uses it (source: the model document).',
  fields: (t) => ({
    feature: t.exposeString('feature', { description: 'Name of the feature.' }),
    label: t.exposeString('label', { description: 'The feature for people, English.' }),
    unit: t.string({ description: 'Unit of its values.', resolve: (c) => c.unit ?? 'number' }),
    iv: t.exposeFloat('iv', { description: 'Information value on the training rows.' }),
    beta: t.exposeFloat('beta', { description: 'Coefficient of its WoE in the log odds of good.' }),
    meanPoints: t.exposeFloat('meanPoints', { description: 'Mean points of the training rows.' }),
    maxPoints: t.exposeFloat('maxPoints', { description: 'Most points it can give.' }),
    bins: t.field({ type: [BinType], description: 'Its bins in order.', resolve: (c) => c.bins }),
  }),
})

const Metrics = builder.objectRef<HeldBackMetrics>('ModelMetrics').implement({
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
  }),
})

const BaselineType = builder.objectRef<Baseline>('ReasonBaseline').implement({
  description:
    'What the points of a score are held against in its reasons (source: the model document).',
  fields: (t) => ({
    kind: t.exposeString('kind', {
      description:
        'mean of the training rows; maximum; neutral: WoE 0; cutoff: mean of those at or slightly above it.',
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

export const ModelType = builder.objectRef<ModelRow>('Model')

const document = (row: ModelRow, { parsed }: Context): Registered => parsed.registered(row)

builder.node(ModelType, {
  description: 'A trained model of the registry; never changed (source: table model).',
  id: { resolve: (row) => row.modelId },
  loadMany: async (ids, context) => {
    const rows = await loadModels(ids, context)
    return ids.map((id) => rows.find((row) => row.modelId === id))
  },
  fields: (t) => ({
    modelId: t.exposeString('modelId', { description: 'Its id in the registry.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    kind: t.exposeString('kind', { description: 'Its kind: scorecard, additive or imported.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was saved.' }),
    actor: t.exposeString('actor', { description: 'Who trained it, or brought it in.' }),
    outcomeDefinition: t.string({
      description: 'The written definition of what it predicts.',
      resolve: (row, _args, context) => document(row, context).target.definition,
    }),
    horizonMonths: t.int({
      nullable: true,
      description: 'Within how many months; null: the source does not say.',
      resolve: (row, _args, context) => document(row, context).target.horizonMonths,
    }),
    basePoints: t.float({
      description: 'Points every subject gets.',
      resolve: (row, _args, context) => document(row, context).basePoints,
    }),
    meanScore: t.float({
      description: 'Mean score of the training rows.',
      resolve: (row, _args, context) => document(row, context).meanScore,
    }),
    auc: t.float({
      nullable: true,
      description: 'Area under the ROC curve on held-back rows; null where none were held back.',
      resolve: (row, _args, context) => document(row, context).metrics.heldBack?.auc,
    }),
    heldBack: t.field({
      type: Metrics,
      nullable: true,
      description: 'Figures on held-back rows; null where none were held back.',
      resolve: (row, _args, context) => document(row, context).metrics.heldBack,
    }),
    rows: t.int({
      description: 'Training rows.',
      resolve: (row, _args, context) => document(row, context).training.rows,
    }),
    bads: t.int({
      description: 'Bads among them.',
      resolve: (row, _args, context) => document(row, context).training.bads,
    }),
    reasonBaseline: t.field({
      type: BaselineType,
      description: 'What reasons hold points against.',
      resolve: (row, _args, context): Baseline =>
        document(row, context).baseline ?? { kind: 'mean' },
    }),
    characteristics: t.field({
      type: [CharacteristicType],
      description: 'What it looks at, in the order of its points.',
      resolve: (row, _args, context) => document(row, context).characteristics,
    }),
    document: t.exposeString('document', { description: 'The whole model as JSON.' }),
  }),
})

export const loadModels = (ids: string[], { db }: Pick<Context, 'db'>) =>
  db.select().from(model).where(among(model.modelId, ids))

const modelLoader = loaderOf(loadModels, (row: ModelRow) => row.modelId)

export const modelOf = (id: string, context: Context): Promise<ModelRow> =>
  named(modelLoader(context).load(id), `model ${id}`)

const Models = connectionType('Model', 'models', ModelType)

builder.queryFields((t) => ({
  models: t.field({
    type: Models,
    description: 'Models of the registry, newest first.',
    args: pageArgs,
    complexity: pageComplexity,
    resolve: async (_root, args, { db }) => {
      const [at, id] = args.after
        ? (decodeCursor(args.after, ['string', 'string']) as [string, string])
        : []
      const before =
        at === undefined || id === undefined
          ? undefined
          : or(lt(model.createdAt, at), and(eq(model.createdAt, at), lt(model.modelId, id)))
      const rows = await db
        .select()
        .from(model)
        .where(before)
        .orderBy(desc(model.createdAt), desc(model.modelId))
        .limit(pageSize(args) + 1)
      return pageOf(
        rows,
        args,
        (row) => [row.createdAt, row.modelId],
        async () => {
          const [all] = await db.select({ n: count() }).from(model)
          return all?.n ?? 0
        },
      )
    },
  }),
  model: t.field({
    type: ModelType,
    nullable: true,
    description: 'The model with this id of the registry; null where there is none.',
    args: { id: t.arg.id({ required: true, description: 'Its id in the registry.' }) },
    resolve: async (_root, { id }, context) => (await loadModels([id], context))[0],
  }),
}))
