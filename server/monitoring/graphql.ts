import { RiskError } from '../db/errors.ts'
import { builder } from '../graphql/builder.ts'
import type { Context } from '../graphql/context.ts'
import { FEATURE } from '../graphql/reason.ts'
import { ModelType, modelOf } from '../models/graphql.ts'

interface OfModel {
  modelId: string
  runId: number
}

interface Drift extends OfModel {
  asOf: string
  feature: string
  cells: number
  thenRows: number
  nowRows: number
  psi: number
  byChance: number
  pointsShift: number | null
  verdict: string
}

const featureOf = ({ feature }: { feature: string }) => (feature === '' ? null : feature)
const labelOf = ({ feature }: { feature: string }) =>
  feature === '' ? 'Score' : (FEATURE.get(feature)?.label ?? feature)
const labelZhOf = ({ feature }: { feature: string }) =>
  feature === '' ? '评分' : (FEATURE.get(feature)?.labelZh ?? feature)

interface DriftCell {
  cell: number
  thenRows: number
  nowRows: number
}

const Cell = builder.objectRef<DriftCell>('DriftCell').implement({
  description: 'A bin of a score or characteristic, then and now (source: view drift_cell).',
  fields: (t) => ({
    cell: t.exposeFloat('cell', {
      description: 'Of a characteristic the points it gives; of the score its band, from 0.',
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

interface Performance extends OfModel {
  asOf: string
  shadow: boolean
  subjects: number
  bads: number
  auc: number
  aucSe: number | null
  promisedAuc: number | null
  ks: number
  brier: number
  meanPd: number
  badRate: number
  badRateLower: number
  badRateUpper: number
  discrimination: string
  level: string
}

interface Band {
  band: number
  subjects: number
  bads: number
  meanPd: number
  badRate: number
  badRateLower: number
  badRateUpper: number
}

const BandType = builder.objectRef<Band>('RealisedBand').implement({
  description:
    'Past PDs of a tenth of the subjects beside what came true (macro realised_calibration).',
  fields: (t) => ({
    band: t.exposeInt('band', { description: '1 to 10, by rising PD.' }),
    subjects: t.exposeInt('subjects', { description: 'Subjects in it.' }),
    bads: t.exposeInt('bads', { description: 'Of them, bad since.' }),
    meanPd: t.exposeFloat('meanPd', { description: 'Mean PD they were given, 0 to 1.' }),
    badRate: t.exposeFloat('badRate', { description: 'Bads over subjects, 0 to 1.' }),
    badRateLower: t.exposeFloat('badRateLower', { description: 'Lower 95% bound (Wilson).' }),
    badRateUpper: t.exposeFloat('badRateUpper', { description: 'Upper 95% bound (Wilson).' }),
  }),
})

const PerformanceType = builder.objectRef<Performance>('RealisedPerformance').implement({
  description:
    'How well the scores of a run told apart who went bad since (source: macro realised_performance).',
  fields: (t) => ({
    runId: t.exposeInt('runId', { description: 'Number of the run.' }),
    asOf: t.expose('asOf', { type: 'Date', description: 'The day it scored as of.' }),
    model: t.field({
      type: ModelType,
      description: 'The model that scored.',
      resolve: (row, _args, context) => modelOf(row.modelId, context),
    }),
    shadow: t.exposeBoolean('shadow', { description: 'Scored in shadow, as a challenger.' }),
    subjects: t.exposeInt('subjects', { description: 'Subjects whose outcome is known by now.' }),
    bads: t.exposeInt('bads', { description: 'Of them bad.' }),
    auc: t.exposeFloat('auc', { description: 'Area under the ROC curve, 0.5 to 1.' }),
    aucStandardError: t.exposeFloat('aucSe', {
      nullable: true,
      description: 'Its standard error (DeLong); null with fewer than two goods or bads.',
    }),
    promisedAuc: t.exposeFloat('promisedAuc', {
      nullable: true,
      description: 'AUC of the model on rows held back from training; null: none were.',
    }),
    gini: t.float({ description: '2 AUC - 1.', resolve: ({ auc }) => 2 * auc - 1 }),
    ks: t.exposeFloat('ks', { description: 'Largest distance of the two score distributions.' }),
    brier: t.exposeFloat('brier', { description: 'Mean squared error of the PD.' }),
    meanPd: t.exposeFloat('meanPd', { description: 'Mean PD given, 0 to 1.' }),
    badRate: t.exposeFloat('badRate', { description: 'Bads over subjects, 0 to 1.' }),
    badRateLower: t.exposeFloat('badRateLower', { description: 'Lower 95% bound (Wilson).' }),
    badRateUpper: t.exposeFloat('badRateUpper', { description: 'Upper 95% bound (Wilson).' }),
    discrimination: t.exposeString('discrimination', {
      description:
        'alert: the 95% interval of the AUC lies below the promised one; stable; unknown: none was promised.',
    }),
    level: t.exposeString('level', {
      description:
        'Where the mean PD lies by the bounds of the bad rate: stable, too low, too high.',
    }),
    calibration: t.field({
      type: [BandType],
      description: 'PD beside what came true, by tenths of the PD.',
      complexity: { field: 100, multiplier: 10 },
      resolve: ({ runId, modelId, shadow }, _args, { sql, now }) =>
        sql.all<Band>(
          `select band, subjects, bads, mean_pd as "meanPd", bad_rate as "badRate",
             bad_rate_lower as "badRateLower", bad_rate_upper as "badRateUpper"
           from realised_calibration($1::timestamp)
           where run_id = $2 and model_id = $3 and shadow = $4 order by band`,
          [now(), runId, modelId, shadow],
        ),
    }),
  }),
})

interface Shadow extends OfModel {
  championId: string
  subjects: number
  meanScore: number
  championMeanScore: number
  meanPd: number
  championMeanPd: number
  rankCorrelation: number | null
  otherFifth: number
}

const ShadowType = builder.objectRef<Shadow>('ShadowComparison').implement({
  description:
    'A challenger of a run beside the model that decided, over the same subjects (source: view shadow_comparison).',
  fields: (t) => ({
    runId: t.exposeInt('runId', { description: 'Number of the run.' }),
    challenger: t.field({
      type: ModelType,
      description: 'The model that scored in shadow.',
      resolve: (row, _args, context) => modelOf(row.modelId, context),
    }),
    model: t.field({
      type: ModelType,
      description: 'The model that decided.',
      resolve: (row, _args, context) => modelOf(row.championId, context),
    }),
    subjects: t.exposeInt('subjects', { description: 'Subjects that both scored.' }),
    meanScore: t.exposeFloat('meanScore', { description: 'Mean score of the challenger.' }),
    modelMeanScore: t.exposeFloat('championMeanScore', {
      description: 'Mean score of the model that decided.',
    }),
    meanPd: t.exposeFloat('meanPd', { description: 'Mean PD of the challenger, 0 to 1.' }),
    modelMeanPd: t.exposeFloat('championMeanPd', {
      description: 'Mean PD of the model that decided, 0 to 1.',
    }),
    rankCorrelation: t.exposeFloat('rankCorrelation', {
      nullable: true,
      description: 'Spearman’s, of the two scores; null where one of them is the same for all.',
    }),
    otherFifth: t.exposeFloat('otherFifth', {
      description: 'Share of subjects that lie in another fifth of the score, 0 to 1.',
    }),
  }),
})

interface Alert extends OfModel {
  asOf: string
  kind: string
  feature: string
  verdict: string
  measured: number
  expected: number | null
}

const AlertType = builder.objectRef<Alert>('MonitorAlert').implement({
  description: 'What asks for somebody’s attention (source: macro monitor_alert).',
  fields: (t) => ({
    runId: t.exposeInt('runId', { description: 'The run that tells it.' }),
    asOf: t.expose('asOf', { type: 'Date', description: 'The day of the run.' }),
    model: t.field({
      type: ModelType,
      description: 'The model it is about.',
      resolve: (row, _args, context) => modelOf(row.modelId, context),
    }),
    kind: t.exposeString('kind', {
      description: 'drift; discrimination: tells less apart than promised; level: PDs are off.',
    }),
    feature: t.string({
      nullable: true,
      description: 'The characteristic that shifted; null: the score, or not of one.',
      resolve: featureOf,
    }),
    label: t.string({ description: 'For people, English.', resolve: labelOf }),
    labelZh: t.string({ description: 'For people, Chinese.', resolve: labelZhOf }),
    verdict: t.exposeString('verdict', { description: 'watch, alert, too low or too high.' }),
    measured: t.exposeFloat('measured', {
      description: 'The stability index; the AUC; the mean PD.',
    }),
    expected: t.exposeFloat('expected', {
      nullable: true,
      description: 'What chance stays under; the AUC promised; the bad rate.',
    }),
  }),
})

const MOST_RUNS = 60

function runsWanted(runs: number | null | undefined): number {
  const wanted = runs ?? 1
  if (wanted >= 1 && wanted <= MOST_RUNS) return wanted
  throw new RiskError('LIMIT_EXCEEDED', `runs: 1 to ${MOST_RUNS} is expected: ${wanted}`)
}

/** Realised figures cost a look at every payment since: asked again, they are not computed again. */
async function recalled<T>(question: string, context: Context, compute: () => Promise<T[]>) {
  const version = (await context.lender())?.dataVersion ?? 0
  const runs = await context.sql.first(
    'select count(*) as runs, (select count(*) from shadow_score) as shadows from published_run',
  )
  return context.answers.recall(version, ['monitoring', question, runs], compute)
}

const PERFORMANCE = `select run_id as "runId", model_id as "modelId", scored_on as "asOf", shadow, subjects,
  bads, auc, auc_se as "aucSe", promised_auc as "promisedAuc", ks, brier, mean_pd as "meanPd",
  bad_rate as "badRate", bad_rate_lower as "badRateLower", bad_rate_upper as "badRateUpper",
  discrimination, level
  from realised_performance($1::timestamp) order by scored_on desc, run_id desc, shadow, model_id limit 200`

builder.queryFields((t) => ({
  drift: t.field({
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
           points_shift as "pointsShift", verdict
         from drift where ($1::varchar is null or model_id = $1::varchar)
         qualify dense_rank() over (order by as_of_day desc, run_id desc) <= $2
         order by as_of_day desc, run_id desc, model_id, feature <> '', psi desc, feature`,
        [model ?? null, runsWanted(runs)],
      ),
  }),
  realisedPerformance: t.field({
    type: [PerformanceType],
    description:
      'Scores of past runs, challengers’ too, against outcomes that matured since, the newest first; at most 200.',
    complexity: { field: 500, multiplier: 20 },
    resolve: (_root, _args, context) =>
      recalled('performance', context, () =>
        context.sql.all<Performance>(PERFORMANCE, [context.now()]),
      ),
  }),
  shadowComparison: t.field({
    type: [ShadowType],
    description: 'Challengers beside the models that decided, newest run first.',
    args: { runs: t.arg.int({ description: `How many runs: 1, at most ${MOST_RUNS}.` }) },
    complexity: ({ runs }) => ({ field: 100, multiplier: 5 * (runs ?? 1) }),
    resolve: (_root, { runs }, { sql }) =>
      sql.all<Shadow>(
        `select run_id as "runId", model_id as "modelId", champion_id as "championId", subjects,
           mean_score as "meanScore", champion_mean_score as "championMeanScore", mean_pd as "meanPd",
           champion_mean_pd as "championMeanPd", rank_correlation as "rankCorrelation",
           other_fifth as "otherFifth"
         from shadow_comparison
         qualify dense_rank() over (order by run_id desc) <= $1 order by run_id desc, model_id`,
        [runsWanted(runs)],
      ),
  }),
  monitorAlerts: t.field({
    type: [AlertType],
    description:
      'What asks for somebody’s attention, by the newest run of each model that tells it.',
    complexity: { field: 500, multiplier: 20 },
    resolve: (_root, _args, context) =>
      recalled('alerts', context, () =>
        context.sql.all<Alert>(
          `select run_id as "runId", as_of_day as "asOf", model_id as "modelId", kind, feature, verdict,
             measured, expected
           from monitor_alert($1::timestamp) order by model_id, kind, measured desc limit 200`,
          [context.now()],
        ),
      ),
  }),
}))
