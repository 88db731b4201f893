import { builder } from '../graphql/builder.ts'
import { ModelType, modelOf } from '../models/graphql.ts'
import { recalled } from './recalled.graphql.ts'

interface Performance {
  modelId: string
  runId: number
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

const PERFORMANCE = `select run_id as "runId", model_id as "modelId", scored_on as "asOf", shadow, subjects,
  bads, auc, auc_se as "aucSe", promised_auc as "promisedAuc", ks, brier, mean_pd as "meanPd",
  bad_rate as "badRate", bad_rate_lower as "badRateLower", bad_rate_upper as "badRateUpper",
  discrimination, level
  from realised_performance($1::timestamp) order by scored_on desc, run_id desc, shadow, model_id limit 200`

builder.queryField('realisedPerformance', (t) =>
  t.field({
    type: [PerformanceType],
    description:
      'Scores of past runs, challengers’ too, against outcomes that matured since, the newest first; at most 200.',
    complexity: { field: 500, multiplier: 20 },
    resolve: (_root, _args, context) =>
      recalled('performance', context, () =>
        context.sql.all<Performance>(PERFORMANCE, [context.now()]),
      ),
  }),
)
