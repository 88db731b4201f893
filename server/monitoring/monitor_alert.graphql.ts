import { builder } from '../graphql/builder.ts'
import { ModelType, modelOf } from '../models/graphql.ts'
import { featureOf, labelOf, labelZhOf } from './of_feature.graphql.ts'
import { recalled } from './recalled.graphql.ts'

interface Alert {
  modelId: string
  runId: number
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

builder.queryField('monitorAlerts', (t) =>
  t.field({
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
)
