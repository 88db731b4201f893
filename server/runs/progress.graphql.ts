import { clearAllDataLoaders } from '@pothos/plugin-dataloader'
import { asc, eq } from 'drizzle-orm'
import { RiskError } from '../db/errors.ts'
import { builder } from '../graphql/builder.ts'
import type { Context } from '../graphql/context.ts'
import { type RunRow, RunType } from './graphql.ts'
import { run, runStep } from './tables.ts'

interface RunProgress {
  run: RunRow
  step: string
  done: number
  total: number | null
  rowsPerSecond: number | null
  secondsLeft: number | null
}

const RunProgressType = builder.objectRef<RunProgress>('RunProgress').implement({
  description: 'How far a run is.',
  fields: (t) => ({
    run: t.expose('run', { type: RunType, description: 'The run as it stands.' }),
    step: t.exposeString('step', { description: 'The step it is in; the last one once it ended.' }),
    done: t.exposeInt('done', { description: 'Subjects done in the step.' }),
    total: t.exposeInt('total', {
      nullable: true,
      description: 'Subjects of the step; null: not known.',
    }),
    rowsPerSecond: t.exposeFloat('rowsPerSecond', {
      nullable: true,
      description: 'Subjects a second since the step began; null: too early to tell.',
    }),
    secondsLeft: t.exposeFloat('secondsLeft', {
      nullable: true,
      description: 'Seconds the step still takes at that rate; null: too early to tell.',
    }),
  }),
})

async function progressOf(runId: number, { db, runs }: Context): Promise<RunProgress> {
  const [row] = await db.select().from(run).where(eq(run.runId, runId))
  if (!row) throw new RiskError('NOT_FOUND', `there is no run ${runId}`)
  const steps = await db
    .select()
    .from(runStep)
    .where(eq(runStep.runId, runId))
    .orderBy(asc(runStep.position))
  const live = runs.latest(runId)
  const current =
    steps.find((step) => step.status === 'running') ??
    steps.findLast((step) => step.status !== 'waiting') ??
    steps[0]
  const name = current?.name ?? ''
  if (live?.step !== name || row.status !== 'running') {
    const rows = current?.rows ?? 0
    return { run: row, step: name, done: rows, total: null, rowsPerSecond: null, secondsLeft: null }
  }
  const seconds = (live.at - live.since) / 1000
  const rate = seconds > 0 && live.done > 0 ? live.done / seconds : null
  const total = live.total ?? null
  return {
    run: row,
    step: name,
    done: live.done,
    total,
    rowsPerSecond: rate,
    secondsLeft: rate && total !== null ? (total - live.done) / rate : null,
  }
}

// A run that another part of the process works on reports to the store alone.
const LOOK_AGAIN = 500

async function* follow(runId: number, context: Context): AsyncGenerator<RunProgress> {
  let told = ''
  while (!context.signal.aborted) {
    // What was loaded for the last event is old by now.
    clearAllDataLoaders(context)
    const progress = await progressOf(runId, context)
    const text = JSON.stringify(progress)
    if (text !== told) yield progress
    told = text
    if (progress.run.status !== 'running') return
    await context.runs.next(runId, LOOK_AGAIN, context.signal)
  }
}

builder.subscriptionField('runProgress', (t) =>
  t.field({
    type: RunProgressType,
    description: 'How far a run is, each time that changes, until it ends.',
    args: { runId: t.arg.int({ required: true, description: 'Its number.' }) },
    subscribe: (_root, { runId }, context) => follow(runId, context),
    resolve: (progress) => progress as RunProgress,
  }),
)
