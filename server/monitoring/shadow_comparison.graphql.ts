import { builder } from '../graphql/builder.ts'
import { ModelType, modelOf } from '../models/graphql.ts'
import { MOST_RUNS, runsWanted } from './runs_wanted.ts'

interface Shadow {
  modelId: string
  runId: number
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

builder.queryField('shadowComparison', (t) =>
  t.field({
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
)
