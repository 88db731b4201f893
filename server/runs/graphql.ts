import { asc, count, desc, eq, lt } from 'drizzle-orm'
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
import { loaderOf } from '../graphql/loader.ts'
import { LenderType } from '../ledger/lender.graphql.ts'
import { ModelType, modelOf } from '../models/graphql.ts'
import { PolicyType, policyRowOf } from '../quota/graphql.ts'
import { run, runStep } from './tables.ts'

export type RunRow = typeof run.$inferSelect

const Step = builder.objectRef<typeof runStep.$inferSelect>('RunStep').implement({
  description: 'A step of a run (source: table run_step).',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What it does.' }),
    status: t.exposeString('status', { description: 'waiting, running, done or failed.' }),
    rows: t.exposeInt('rows', { nullable: true, description: 'Rows it made.' }),
    startedAt: t.expose('startedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it began.',
    }),
    finishedAt: t.expose('finishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it ended.',
    }),
  }),
})

export const RunType = builder.objectRef<RunRow>('Run')

const millis = (instant: string) => Date.parse(`${instant.replace(' ', 'T')}Z`)

builder.node(RunType, {
  description: 'A batch of features, scores and decisions over everyone (source: table run).',
  id: { resolve: (row) => row.runId, parse: Number },
  loadMany: async (ids, context) => {
    const rows = await loadRuns(ids, context)
    return ids.map((id) => rows.find((row) => row.runId === id))
  },
  fields: (t) => ({
    runId: t.exposeInt('runId', { description: 'Its number, rising.' }),
    asOf: t.expose('asOf', {
      type: 'Date',
      description: 'Facts dated before the start of this day counted.',
    }),
    status: t.exposeString('status', { description: 'running, published, failed or cancelled.' }),
    model: t.field({
      type: ModelType,
      description: 'The model that scored.',
      resolve: (row, _args, context) => modelOf(row.modelId, context),
    }),
    policy: t.field({
      type: PolicyType,
      description: 'The policy that decided.',
      resolve: (row, _args, context) => policyRowOf(row.policyVersion, context),
    }),
    dataVersion: t.exposeInt('dataVersion', { description: 'Newest loaded file it saw.' }),
    subjects: t.exposeInt('subjects', {
      nullable: true,
      description: 'Lines, and customers without one; null until counted.',
    }),
    unevaluable: t.exposeInt('unevaluable', {
      nullable: true,
      description: 'Subjects whose facts are not covered; null until counted.',
    }),
    startedAt: t.expose('startedAt', { type: 'DateTime', description: 'When it began.' }),
    publishedAt: t.expose('publishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When its rows were shown; null: not yet.',
    }),
    seconds: t.float({
      nullable: true,
      description: 'From beginning to publication; null: not published.',
      resolve: (row) =>
        row.publishedAt === null ? null : (millis(row.publishedAt) - millis(row.startedAt)) / 1000,
    }),
    actor: t.exposeString('actor', { description: 'Who started it.' }),
    error: t.exposeString('error', { nullable: true, description: 'Why it failed.' }),
    steps: t.loadableGroup({
      type: Step,
      description: 'Its steps in order.',
      load: (ids: number[], { db }) =>
        db
          .select()
          .from(runStep)
          .where(among(runStep.runId, ids))
          .orderBy(asc(runStep.runId), asc(runStep.position)),
      group: (row) => row.runId,
      resolve: (row) => row.runId,
    }),
  }),
})

const loadRuns = (ids: number[], { db }: Context) =>
  db.select().from(run).where(among(run.runId, ids))

export const runLoader = loaderOf(loadRuns, (row: RunRow) => row.runId)

/** The run published last, or the one asked for; undefined where there is none. */
export async function runOr(
  runId: number | null | undefined,
  context: Context,
): Promise<RunRow | undefined> {
  if (runId !== null && runId !== undefined) return runLoader(context).load(runId)
  const rows = await context.db
    .select()
    .from(run)
    .where(eq(run.status, 'published'))
    .orderBy(desc(run.publishedAt), desc(run.runId))
    .limit(1)
  return rows[0]
}

const Runs = connectionType('Run', 'runs', RunType)

builder.queryFields((t) => ({
  runs: t.field({
    type: Runs,
    description: 'Runs, newest first.',
    args: pageArgs,
    complexity: pageComplexity,
    resolve: async (_root, args, { db }) => {
      const [id] = args.after ? (decodeCursor(args.after, ['id']) as [number]) : []
      const rows = await db
        .select()
        .from(run)
        .where(id === undefined ? undefined : lt(run.runId, id))
        .orderBy(desc(run.runId))
        .limit(pageSize(args) + 1)
      return pageOf(
        rows,
        args,
        (row) => [row.runId],
        async () => {
          const [all] = await db.select({ n: count() }).from(run)
          return all?.n ?? 0
        },
      )
    },
  }),
  run: t.field({
    type: RunType,
    nullable: true,
    description: 'The run with this number; without it the one published last.',
    args: { runId: t.arg.int({ description: 'Its number.' }) },
    resolve: (_root, { runId }, context) => runOr(runId, context),
  }),
}))

builder.objectField(LenderType, 'latestRun', (t) =>
  t.field({
    type: RunType,
    nullable: true,
    description: 'The run published last.',
    resolve: (_lender, _args, context) => runOr(null, context),
  }),
)
