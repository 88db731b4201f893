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
import { cardsOf, excludedOf, termsOf } from './cards.ts'
import type { Model, Registered } from './document.ts'
import type { Imported } from './imported/model.ts'
import { ValueModelType } from './linear.graphql.ts'
import { BaselineType, CharacteristicType, Metrics, OutOfTimeType } from './model_parts.graphql.ts'
import { ComparisonType, SegmentType } from './segments.graphql.ts'
import { LeftOutType, SelectionType } from './selection.graphql.ts'
import { model } from './tables.ts'

export type ModelRow = typeof model.$inferSelect

export const ModelType = builder.objectRef<ModelRow>('Model')

const document = (row: ModelRow, { parsed }: Context): Registered => parsed.registered(row)

/** The document of a model that gives a PD; undefined of one of a continuous target. */
const ofPd = (row: ModelRow, context: Context): Model | Imported | undefined => {
  const model = document(row, context)
  return model.kind === 'linear' ? undefined : model
}

/** The document of one that is made of lookup tables; undefined of an imported one too. */
const ofTables = (row: ModelRow, context: Context): Model | undefined => {
  const model = ofPd(row, context)
  return model?.kind === 'imported' ? undefined : model
}

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
    kind: t.exposeString('kind', {
      description:
        'Its kind: scorecard, additive, segmented: a scorecard a segment, linear: of a continuous target, or imported.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was saved.' }),
    actor: t.exposeString('actor', { description: 'Who trained it, or brought it in.' }),
    ofLedger: t.boolean({
      description: 'It reads the ledger’s features; one of a table of its own scores nobody here.',
      resolve: (row, _args, context) => document(row, context).training.table !== true,
    }),
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
      nullable: true,
      description:
        'Points every subject gets; null: each segment has its own, or it gives no points.',
      resolve: (row, _args, context) => {
        const model = document(row, context)
        return 'basePoints' in model ? model.basePoints : null
      },
    }),
    meanScore: t.float({
      nullable: true,
      description: 'Mean score of the training rows; null: it gives none.',
      resolve: (row, _args, context) => ofPd(row, context)?.meanScore,
    }),
    auc: t.float({
      nullable: true,
      description: 'Area under the ROC curve on held-back rows; null where none were held back.',
      resolve: (row, _args, context) => ofPd(row, context)?.metrics.heldBack?.auc,
    }),
    heldBack: t.field({
      type: Metrics,
      nullable: true,
      description: 'Figures on held-back rows; null where none were held back.',
      resolve: (row, _args, context) => ofPd(row, context)?.metrics.heldBack,
    }),
    outOfTime: t.field({
      type: OutOfTimeType,
      nullable: true,
      description:
        'Figures of the latest rows, by a model of those before alone; null where rows have no months, or too few are early or late.',
      resolve: (row, _args, context) => {
        const model = ofPd(row, context)
        return model && 'outOfTime' in model.metrics ? model.metrics.outOfTime : null
      },
    }),
    rows: t.int({
      description: 'Training rows; of a scorecard trained elsewhere, those it was judged on.',
      resolve: (row, _args, context) => document(row, context).training.rows,
    }),
    bads: t.int({
      nullable: true,
      description: 'Bads among them; null: its target is continuous.',
      resolve: (row, _args, context) => ofPd(row, context)?.training.bads,
    }),
    reasonBaseline: t.field({
      type: BaselineType,
      nullable: true,
      description: 'What reasons hold points against; null: it gives no points.',
      resolve: (row, _args, context): Baseline | null => {
        const model = ofPd(row, context)
        if (model?.kind === 'imported') return model.baseline ?? { kind: 'mean' }
        // Cards of segments all have the one that was asked for.
        return model ? (cardsOf(model)[0]!.card.baseline ?? { kind: 'mean' }) : null
      },
    }),
    characteristics: t.field({
      type: [CharacteristicType],
      description: 'What it looks at, in the order of its points; of segments one after the other.',
      resolve: (row, _args, context) => {
        const model = ofTables(row, context)
        return model ? termsOf(model) : []
      },
    }),
    selection: t.field({
      type: SelectionType,
      nullable: true,
      description:
        'How characteristics were chosen; null: an additive model, or each segment its own.',
      resolve: (row, _args, context) => ofTables(row, context)?.training.selection,
    }),
    leftOut: t.field({
      type: [LeftOutType],
      description: 'Candidates that are not in it, and why; of segments one after the other.',
      resolve: (row, _args, context) => {
        const model = document(row, context)
        return model.kind === 'linear' || model.kind === 'imported'
          ? model.training.excluded
          : excludedOf(model)
      },
    }),
    segments: t.field({
      type: [SegmentType],
      description: 'Its segments, the first that matches wins; empty: it has none.',
      resolve: (row, _args, context) => {
        const model = document(row, context)
        return model.kind === 'segmented'
          ? model.segments.map((segment, i) => ({
              segment,
              figures: model.comparison?.segments[i]?.figures ?? null,
            }))
          : []
      },
    }),
    segmentComparison: t.field({
      type: ComparisonType,
      nullable: true,
      description:
        'What segments are worth beside one scorecard of all rows; null: no segments, or no row held back.',
      resolve: (row, _args, context) => {
        const model = document(row, context)
        return model.kind === 'segmented' ? model.comparison : null
      },
    }),
    value: t.field({
      type: ValueModelType,
      nullable: true,
      description: 'What it says of a continuous target; null: it gives a PD.',
      resolve: (row, _args, context) => {
        const model = document(row, context)
        return model.kind === 'linear' ? model : null
      },
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
        ? (decodeCursor(args.after, ['instant', 'text']) as [string, string])
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
