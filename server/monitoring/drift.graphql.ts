import { builder } from '../graphql/builder.ts'
import { ModelType, modelOf } from '../models/graphql.ts'
import { featureOf, labelOf, labelZhOf } from './of_feature.graphql.ts'
import { MOST_RUNS, runsWanted } from './runs_wanted.ts'

interface Drift {
  modelId: string
  runId: number
  asOf: string
  feature: string
  cells: number
  thenRows: number
  nowRows: number
  psi: number
  byChance: number
  pointsShift: number | null
  referenceRun: number | null
  verdict: string
}

interface DriftCell {
  cell: number
  thenRows: number
  nowRows: number
}

const Cell = builder.objectRef<DriftCell>('DriftCell').implement({
  description: 'A bin of a score or characteristic, then and now (source: view drift_cell).',
  fields: (t) => ({
    cell: t.exposeFloat('cell', {
      description:
        'Of a characteristic the points it gives, of one whose points follow its value the mean points of a band of values; of the score its band, from 0.',
    }),
    thenRows: t.exposeFloat('thenRows', { description: 'Training rows in it.' }),
    nowRows: t.exposeFloat('nowRows', { description: 'Subjects of the run in it.' }),
  }),
})

const DriftType = builder.objectRef<Drift>('Drift').implement({
  description:
    'How far the subjects of a run have shifted from the training rows (source: view drift).',
  fields: (t) => ({
    runId: t.exposeInt('runId', { description: 'Number of the run.' }),
    asOf: t.expose('asOf', { type: 'Date', description: 'The day of the run.' }),
    model: t.field({
      type: ModelType,
      description: 'The model whose bins are counted.',
      resolve: (row, _args, context) => modelOf(row.modelId, context),
    }),
    feature: t.string({
      nullable: true,
      description: 'The characteristic; null: the score itself.',
      resolve: featureOf,
    }),
    label: t.string({ description: 'For people, English.', resolve: labelOf }),
    labelZh: t.string({ description: 'For people, Chinese.', resolve: labelZhOf }),
    psi: t.exposeFloat('psi', {
      description: 'Stability index: PSI of the score, CSI of a characteristic; 0 and more.',
    }),
    byChance: t.exposeFloat('byChance', {
      description: 'What two samples of one population of these sizes stay under, 99 times of 100.',
    }),
    pointsShift: t.exposeFloat('pointsShift', {
      nullable: true,
      description: 'Points by which the shift moves the mean score; null: of the score itself.',
    }),
    referenceRun: t.exposeInt('referenceRun', {
      nullable: true,
      description:
        'Run whose subjects stand for the training rows, where the model does not tell how these lay: the first one counted; null: the training rows, or those it was judged on.',
    }),
    thenRows: t.exposeFloat('thenRows', { description: 'Training rows.' }),
    nowRows: t.exposeFloat('nowRows', { description: 'Subjects of the run.' }),
    verdict: t.exposeString('verdict', {
      description: 'stable, watch or alert (source: view monitor_rule).',
    }),
    cells: t.field({
      type: [Cell],
      description: 'Its bins then and now, by rising points or band.',
      complexity: { field: 10, multiplier: 10 },
      resolve: ({ runId, modelId, feature }, _args, { sql }) =>
        sql.all<DriftCell>(
          `select cell, then_rows as "thenRows", now_rows as "nowRows" from drift_cell
           where run_id = $1 and model_id = $2 and feature = $3 order by cell`,
          [runId, modelId, feature],
        ),
    }),
  }),
})

builder.queryField('drift', (t) =>
  t.field({
    type: [DriftType],
    description:
      'Shift of the score and of every characteristic from the training rows, of the newest runs, the newest first, largest shift first.',
    args: {
      model: t.arg.string({ description: 'Id of a model. Usual: of whatever models scored.' }),
      runs: t.arg.int({ description: `How many runs: 1, at most ${MOST_RUNS}.` }),
    },
    complexity: ({ runs }) => ({ field: 100, multiplier: 20 * (runs ?? 1) }),
    resolve: (_root, { model, runs }, { sql }) =>
      sql.all<Drift>(
        `select run_id as "runId", as_of_day as "asOf", model_id as "modelId", feature, cells,
           then_rows as "thenRows", now_rows as "nowRows", psi, by_chance as "byChance",
           points_shift as "pointsShift", reference_run as "referenceRun", verdict
         from drift where ($1::varchar is null or model_id = $1::varchar)
         qualify dense_rank() over (order by as_of_day desc, run_id desc) <= $2
         order by as_of_day desc, run_id desc, model_id, feature <> '', psi desc, feature`,
        [model ?? null, runsWanted(runs)],
      ),
  }),
)
