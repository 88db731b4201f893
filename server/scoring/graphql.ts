import { createContextCache } from '@pothos/core'
import DataLoader from 'dataloader'
import { RiskError } from '../db/errors.ts'
import { builder } from '../graphql/builder.ts'
import type { Context } from '../graphql/context.ts'
import { LIMITS } from '../graphql/limits.ts'
import { named } from '../graphql/loader.ts'
import { FEATURE, type FeatureValues, ReasonType, reasonsOf } from '../graphql/reason.ts'
import { shown } from '../graphql/told.ts'
import { CustomerType } from '../ledger/customer.graphql.ts'
import { cardOf, featuresRead, termsOf } from '../models/cards.ts'
import type { Model } from '../models/document.ts'
import { ModelType, modelOf } from '../models/graphql.ts'
import type { Imported } from '../models/imported/model.ts'
import { binOf } from '../models/scorecard/route.ts'
import { policyOf, policyRowOf } from '../quota/graphql.ts'
import { type RunRow, RunType, runLoader, runOr } from '../runs/graphql.ts'
import { featuresOfRunSql, NEWEST_SCORES, SCORES_OF_RUN } from './scores.sql.ts'
import type { score } from './tables.ts'

export type ScoreRow = typeof score.$inferSelect

interface ScorePoint {
  feature: string
  label: string
  unit: string | null
  value: number | string | null
  bin: string
  points: number
  standardError: number | null
  mean: number
}

const ScorePointType = builder.objectRef<ScorePoint>('ScorePoint').implement({
  description: 'What one characteristic gave a score (source: score.points, feature_snapshot).',
  fields: (t) => ({
    feature: t.exposeString('feature', { description: 'Name of the feature.' }),
    label: t.exposeString('label', { description: 'The feature for people, English.' }),
    unit: t.string({
      description: 'Unit of the value.',
      resolve: ({ unit }) => unit ?? 'number',
    }),
    value: t.string({
      nullable: true,
      description: 'The subject’s value as people read it; null: not known.',
      resolve: ({ unit, value }) => (value === null ? null : shown(value, unit, 'en')),
    }),
    bin: t.exposeString('bin', {
      description: 'The bin that holds the value; of an imported model, which has none, the value.',
    }),
    points: t.exposeFloat('points', {
      description: 'Points it gave; of an imported model its Shapley value.',
    }),
    standardError: t.exposeFloat('standardError', {
      nullable: true,
      description: 'Of points that are sampled, from the orders drawn; null: they are exact.',
    }),
    mean: t.exposeFloat('mean', {
      description: 'Mean points of the training rows; of an imported model, of its background: 0.',
    }),
  }),
})

/** What a run's model reads of each subject: those asked for at one time come by one statement. */
const featuresByRun = createContextCache(
  () => new Map<number, DataLoader<number, FeatureValues>>(),
) as (context: Context) => Map<number, DataLoader<number, FeatureValues>>

/** The features that the model of a score reads, of its subject; the score's run tells the model. */
export async function featuresOf(row: ScoreRow, context: Context): Promise<FeatureValues> {
  const model = context.parsed.judgeable(await modelOf(row.modelId, context))
  const loaders = featuresByRun(context)
  const known = loaders.get(row.runId)
  if (known) return known.load(row.subjectId)
  const statement = featuresOfRunSql(featuresRead(model).map(({ feature }) => feature))
  const loader = new DataLoader<number, FeatureValues>(async (subjects) => {
    const rows = await context.sql.all<FeatureValues>(statement, [subjects, row.runId])
    const bySubject = new Map(rows.map((one) => [one.subject_id, one]))
    return subjects.map((id) => bySubject.get(id) ?? new Error(`no features of subject ${id}`))
  })
  loaders.set(row.runId, loader)
  return loader.load(row.subjectId)
}

const runOf = (row: ScoreRow, context: Context): Promise<RunRow> =>
  named(runLoader(context).load(row.runId), `run ${row.runId}`)

async function bandOf(row: ScoreRow, context: Context): Promise<string | undefined> {
  const run = await runOf(row, context)
  const policy = await policyOf(await policyRowOf(run.policyVersion, context), context)
  return policy.bands.find((band) => band.from === null || row.score >= band.from)?.id
}

async function cardOfScore(
  row: ScoreRow,
  context: Context,
): Promise<{ segment: { name: string } | null; card: { meanScore: number } }> {
  const model = context.parsed.judgeable(await modelOf(row.modelId, context))
  // Its points are held against the mean of its background.
  if (model.kind === 'imported') return { segment: null, card: { meanScore: model.basePoints } }
  return cardOf(model, model.kind === 'segmented' ? await featuresOf(row, context) : {})
}

/** Of an imported model, a Shapley value a feature. */
const runtimePoints = (
  { inputs, features }: Imported,
  { points, standardErrors }: ScoreRow,
  values: FeatureValues,
): ScorePoint[] =>
  features.map((feature, i) => {
    const value = values[feature] ?? null
    const unit = inputs.find((input) => input.feature === feature)?.unit ?? null
    return {
      ...{ feature, unit, value, mean: 0 },
      label: FEATURE.get(feature)?.label ?? feature,
      bin: value === null ? 'missing' : shown(value, unit, 'en'),
      points: points[i] ?? 0,
      standardError: standardErrors?.[i] ?? null,
    }
  })

function tablePoints(model: Model, { points }: ScoreRow, values: FeatureValues): ScorePoint[] {
  const { segment } = cardOf(model, values)
  return termsOf(model).flatMap((term, i) => {
    if (term.segment?.name !== segment?.name) return []
    const { feature, label, unit, bins, meanPoints } = term.characteristic
    const value = values[feature] ?? null
    return {
      ...{ feature, label, unit, value, mean: meanPoints, standardError: null },
      bin:
        bins[binOf(term.characteristic, value)]?.label ?? (value === null ? 'missing' : 'unseen'),
      points: points[i] ?? 0,
    }
  })
}

export const ScoreType = builder.objectRef<ScoreRow>('Score')

ScoreType.implement({
  description: 'A subject’s score in a published run (source: table score).',
  fields: (t) => ({
    run: t.field({
      type: RunType,
      description: 'The run it belongs to.',
      resolve: (row, _args, context) => runOf(row, context),
    }),
    model: t.field({
      type: ModelType,
      description: 'The model that gave it.',
      resolve: (row, _args, context) => modelOf(row.modelId, context),
    }),
    scoredOn: t.expose('scoredOn', {
      type: 'Date',
      description: 'Facts dated before the start of this day counted.',
    }),
    score: t.exposeFloat('score', { description: 'Points; higher is safer.' }),
    pd: t.exposeFloat('pd', {
      description: 'Probability of the model’s bad outcome within its horizon, 0 to 1.',
    }),
    band: t.string({
      nullable: true,
      description: 'Score band of the run’s policy.',
      resolve: (row, _args, context) => bandOf(row, context),
    }),
    segment: t.string({
      nullable: true,
      description: 'The segment whose card gave it; null: the model has no segments.',
      resolve: async (row, _args, context) => (await cardOfScore(row, context)).segment?.name,
    }),
    meanScore: t.float({
      description:
        'Mean score of the training rows of the card that gave it; of an imported model, of its background. With the points less their means it sums to the score.',
      resolve: async (row, _args, context) => (await cardOfScore(row, context)).card.meanScore,
    }),
    points: t.field({
      type: [ScorePointType],
      description:
        'Points of each characteristic of its card, in the card’s order, or of each feature of an imported model; with the base points they sum to the score.',
      resolve: async (row, _args, context) => {
        const model = context.parsed.judgeable(await modelOf(row.modelId, context))
        const values = await featuresOf(row, context)
        return model.kind === 'imported'
          ? runtimePoints(model, row, values)
          : tablePoints(model, row, values)
      },
    }),
    reasons: t.field({
      type: [ReasonType],
      description: 'Why it is not higher, at most four, the largest shortfall first.',
      complexity: { field: 1, multiplier: 4 },
      resolve: async (row, _args, context) => {
        const model = context.parsed.judgeable(await modelOf(row.modelId, context))
        return reasonsOf(row.reasons, model, await featuresOf(row, context), context, row.points)
      },
    }),
  }),
})

const MOST = 20

builder.objectFields(CustomerType, (t) => ({
  scores: t.loadableGroup({
    type: ScoreType,
    description: 'Scores of published runs, newest first, of all the customer’s lines.',
    args: { first: t.arg.int({ description: `Scores wanted: ${MOST}, at most ${LIMITS.page}.` }) },
    complexity: ({ first }) => ({ field: 5, multiplier: first ?? MOST }),
    byPath: true,
    load: (customers: number[], { sql }, { first }) =>
      sql.all<ScoreRow>(NEWEST_SCORES, [customers, fewest(first)]),
    group: (row) => row.customerId,
    resolve: (customer) => customer.customerId,
  }),
  score: t.loadable({
    type: ScoreType,
    nullable: true,
    description:
      'The score of one run; without it of the run published last. Of several lines the first.',
    args: { run: t.arg.int({ description: 'Number of the run.' }) },
    byPath: true,
    load: async (customers: number[], context, args) => {
      const run = await runOr(args.run, context)
      return run ? context.sql.all<ScoreRow>(SCORES_OF_RUN, [customers, run.runId]) : []
    },
    sort: (row) => row.customerId,
    resolve: (customer) => customer.customerId,
  }),
}))

function fewest(first: number | null | undefined): number {
  if (first === null || first === undefined) return MOST
  if (first <= LIMITS.page) return Math.max(0, first)
  throw new RiskError('LIMIT_EXCEEDED', `at most ${LIMITS.page} rows, not ${first}`)
}
