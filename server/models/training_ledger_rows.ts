import { RiskError } from '../db/errors.ts'
import type { Effects } from '../effects.ts'
import { FEATURES, type Feature } from '../features/catalogue.ts'
import { fileOf, type Judgeable } from './elsewhere.ts'
import { fitOnThreads } from './fit_thread.ts'
import type { SavedModel } from './registry.ts'
import { type Column, type Table, valueAt } from './scorecard/table.ts'
import type { Evidence, Recipe } from './training_evidence.ts'
import { grouped } from './training_population.ts'
import { dropRows, excludeByPolicy, labelSubjects, prepareRows, ROWS } from './training_rows.ts'
import { readIds, readSplit } from './training_split.ts'
import { readTable } from './training_table.ts'
import type { ValidateRequest } from './validate.run.ts'
import { fairnessOf } from './validation/fairness_of.ts'
import { measurePart, scoredWhere } from './validation/measure.ts'
import type { Lacking, SourceStep, Validation } from './validation/validation.ts'

const CHANNELS = ['online', 'scan', 'flash']
const channelOf = ({ name }: Feature) => CHANNELS.find((channel) => name.startsWith(`${channel}_`))
const families =
  (...names: string[]) =>
  (feature: Feature) =>
    names.includes(feature.family) && channelOf(feature) === undefined

/** Where features come from, in the order a lender comes to know them. */
const SOURCES: { name: string; holds(feature: Feature): boolean }[] = [
  { name: 'application, profile and place', holds: families('profile', 'place', 'request') },
  { name: '+ account and statements', holds: families('coverage', 'balance', 'payment', 'income') },
  { name: '+ spending, all channels', holds: families('spending') },
  { name: '+ online payments', holds: (feature) => channelOf(feature) === 'online' },
  { name: '+ scan payments', holds: (feature) => channelOf(feature) === 'scan' },
  {
    name: '+ flash payments and bindings',
    holds: (feature) => channelOf(feature) === 'flash' || feature.family === 'binding',
  },
]

const THIN = { feature: 'spend_count_90d', most: 5 }

/**
 * What the ledger adds, as it was known when the model was saved: groups, thin files, and what each source
 * of data adds on the same folds. Of rows that are no longer those it was trained on, why not.
 */
export async function readLedgerRows(
  saved: SavedModel<Judgeable>,
  evidence: Evidence | undefined,
  request: ValidateRequest,
  effects: Effects,
): Promise<Partial<Validation>> {
  const asked = evidence?.recipe.request
  if (!evidence || asked?.of !== 'ledger') return {}
  const names = request.protected ?? []
  const unknown = names.find((name) => !FEATURES.some((feature) => feature.name === name))
  if (unknown !== undefined)
    throw new RiskError('BAD_REQUEST', `protected: no feature is called ${unknown}`)
  const { table, split } = await rowsOf(saved, asked, effects)
  if (!evidence.rows.every((row, i) => table.bad[row] === evidence.bad[i])) {
    const why = { why: 'the outcomes of the ledger are no longer those that it was trained on' }
    return { fairness: why, thinFiles: why, bySource: why }
  }
  const column = (name: string) => table.columns.find((one) => one.name === name) as Column
  const held = Array.from(evidence.rows)
  const thin = held.map((row) => {
    const value = valueAt(column(THIN.feature), row)
    return value === null || Number(value) <= THIN.most
  })
  const groups = (name: string) =>
    grouped(
      held.map((row) => {
        const value = valueAt(column(name), row)
        return value === null ? null : String(value)
      }),
    )
  const acceptance = request.acceptance ?? 0.8
  return {
    ...(names.length > 0 && {
      fairness: names.map((name) =>
        fairnessOf(evidence, groups(name), {
          column: name,
          used: saved.model.features.includes(name),
          acceptance,
        }),
      ),
    }),
    thinFiles: {
      definition: `at most ${THIN.most} payments in the 90 days before the day, or not observed`,
      thin: measurePart(scoredWhere(evidence, (row) => thin[row]!)),
      others: measurePart(scoredWhere(evidence, (row) => !thin[row]!)),
    },
    bySource:
      request.sources === false
        ? { why: 'not asked for (--no-sources)' }
        : await stepsBySource(saved, table, split, effects),
  }
}

type Asked = Extract<Recipe['request'], { of: 'ledger' }>

/** All features of the training rows, and the split they were judged by. */
function rowsOf(saved: SavedModel<Judgeable>, asked: Asked, { store }: Effects) {
  const knownAt = new Date(`${saved.createdAt.replace(' ', 'T').replace(/Z$/, '')}Z`)
  return store.session(async (sql) => {
    try {
      const { good, bad, asOf, definition, foldColumn } = asked
      const choice = { ...(good && { good }), ...(bad && { bad }), asOf, definition }
      const labelled = await labelSubjects(sql, choice, knownAt)
      await prepareRows(sql, knownAt)
      await excludeByPolicy(sql, labelled)
      const table = await readTable(sql, ROWS, FEATURES)
      const testIds = asked.testIds === undefined ? undefined : await readIds(asked.testIds)
      const split = await readSplit(sql, ROWS, {
        folds: asked.folds ?? 5,
        seed: asked.seed ?? 42,
        foldColumn,
        testIds,
      })
      return { table, split }
    } finally {
      await dropRows(sql)
    }
  })
}

async function stepsBySource(
  { model }: SavedModel<Judgeable>,
  table: Table,
  split: Awaited<ReturnType<typeof readSplit>>,
  { progress, signal }: Effects,
): Promise<SourceStep[] | Lacking> {
  const { kind } = model
  if (kind === 'imported' || fileOf(model) !== null)
    return { why: 'it was trained elsewhere: it is not fitted again source by source' }
  if (kind === 'segmented')
    return { why: 'a model by segment is not fitted again source by source' }
  const allowed = FEATURES.filter((feature) => !feature.protected)
  const steps: SourceStep[] = []
  const taken: string[] = []
  for (const [done, { name, holds }] of SOURCES.entries()) {
    progress({ step: 'sources', done, total: SOURCES.length, unit: 'models' })
    taken.push(...allowed.filter(holds).map((feature) => feature.name))
    const columns = table.columns.filter((column) => taken.includes(column.name))
    const job = { table: { ...table, columns }, split, among: [] }
    const options = { kind, target: model.target, seed: model.training.seed }
    const { heldBack } = await fitOnThreads({ ...job, options }, { signal })
    steps.push({
      name,
      features: columns.length,
      auc: heldBack?.auc ?? null,
      lower: heldBack?.aucLower ?? null,
      upper: heldBack?.aucUpper ?? null,
    })
  }
  return steps
}
