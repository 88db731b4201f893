import { RiskError } from '../db/errors.ts'
import { builder } from '../graphql/builder.ts'
import type { Context } from '../graphql/context.ts'
import { told } from '../graphql/told.ts'
import { stated } from '../graphql/words.ts'
import { policyOf, policyRowOf, rulesOf, ScoreBandType } from '../quota/graphql.ts'
import type { Policy } from '../quota/policy.ts'
import { type RunRow, RunType, runOr } from '../runs/graphql.ts'
import { DecisionFilterType } from './decision_filter.graphql.ts'
import type { DecisionFilter } from './decision_filter.sql.ts'
import {
  expectedLossSql,
  histogramSql,
  matrixSql,
  nextEdge,
  outcomesSql,
  rulesSql,
  summarySql,
} from './decision_summary.sql.ts'
import { meanOf } from './mean.ts'

interface Totals {
  subjects: number
  evaluable: number
  unevaluable: number
  quotaBefore: string
  quotaAfter: string
  linesBefore: number
  linesAfter: number
  medianBefore: string | null
  medianAfter: string | null
  gained: number
  lost: number
  utilisationBefore: number | null
  utilisationAfter: number | null
}

interface Summary extends Totals {
  run: RunRow
  policy: Policy
  filter: DecisionFilter | null | undefined
}

interface Cell {
  band: string
  utilisationBand: string
  subjects: number
  before: string
  linesBefore: number
  after: string
  linesAfter: number
}

interface RuleCount {
  rule: string
  binding: number
  hit: number
  cut: string | null
  cuts: number
}

const OutcomeCount = builder
  .objectRef<{ band: string | null; outcome: number; count: number }>('OutcomeCount')
  .implement({
    description: 'Subjects of a score band with an outcome.',
    fields: (t) => ({
      band: t.exposeString('band', { nullable: true, description: 'Score band; null: no score.' }),
      outcome: t.string({
        description: 'A word of the vocabulary decision.',
        resolve: (row) => stated('decision', row.outcome),
      }),
      count: t.exposeInt('count', { description: 'How many.' }),
    }),
  })

const MatrixCell = builder.objectRef<Cell>('MatrixCell').implement({
  description: 'Evaluable subjects of a score band and a utilisation band.',
  fields: (t) => ({
    band: t.exposeString('band', { description: 'Score band.' }),
    utilisationBand: t.exposeString('utilisationBand', {
      description: 'Utilisation band; new: without a line.',
    }),
    subjects: t.exposeInt('subjects', { description: 'How many.' }),
    meanBefore: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'Mean limit in force of those with a line, lender’s currency.',
      resolve: (cell) => meanOf(cell.before, cell.linesBefore),
    }),
    meanAfter: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'Mean quota of those quoted one, lender’s currency.',
      resolve: (cell) => meanOf(cell.after, cell.linesAfter),
    }),
  }),
})

const QuotaBin = builder
  .objectRef<{ from: string; before: number; after: number }>('QuotaBin')
  .implement({
    description: 'A bin of amounts; bins grow with the amount. Empty ones are left out.',
    fields: (t) => ({
      from: t.expose('from', { type: 'Decimal', description: 'Lower edge, included.' }),
      to: t.field({
        type: 'Decimal',
        description: 'Upper edge, not included.',
        resolve: (bin) => nextEdge(bin.from),
      }),
      before: t.exposeInt('before', { description: 'Subjects with a limit in force in it.' }),
      after: t.exposeInt('after', { description: 'Subjects with a quota in it.' }),
    }),
  })

const RuleCountType = builder.objectRef<RuleCount & { policy: Policy }>('RuleCount').implement({
  description: 'How often a rule decided.',
  fields: (t) => ({
    rule: t.exposeString('rule', { description: 'The rule’s name; target: none was lower.' }),
    stage: t.string({
      description: 'The stage it belongs to.',
      resolve: ({ policy, rule }) => ruleIn(policy, rule)?.stage ?? '',
    }),
    text: t.string({
      description: 'What it tells customers, English; … stands for what differs among them.',
      resolve: ({ policy, rule }) => ofMany(ruleIn(policy, rule)?.text.en ?? rule),
    }),
    textZh: t.string({
      description: 'The same in Chinese.',
      resolve: ({ policy, rule }) => ofMany(ruleIn(policy, rule)?.text.zh ?? rule),
    }),
    binding: t.exposeInt('binding', { description: 'Decisions whose quota it set.' }),
    hit: t.exposeInt('hit', { description: 'Decisions it applied to.' }),
    meanCut: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'Mean of target less quota where it set the quota, lender’s currency.',
      resolve: ({ cut, cuts }) => (cut === null ? null : meanOf(cut, cuts)),
    }),
  }),
})

const ofMany = (template: string) => told(template, () => '…')

const ruleIn = (policy: Policy, id: string) => rulesOf(policy).find((rule) => rule.id === id)

const rows = <Row>({ sql }: Context, statement: ReturnType<typeof summarySql>): Promise<Row[]> =>
  sql.all<Row>(statement.sql, statement.params)

const SummaryType = builder.objectRef<Summary>('DecisionSummary').implement({
  description:
    'What a run decided, all together (source: table decision). Amounts are of evaluable subjects: before is the limit in force, after the quota.',
  fields: (t) => ({
    run: t.field({ type: RunType, description: 'Which run.', resolve: (summary) => summary.run }),
    subjects: t.exposeInt('subjects', { description: 'Lines, and customers without one.' }),
    evaluable: t.exposeInt('evaluable', { description: 'Those whose facts are covered.' }),
    unevaluable: t.exposeInt('unevaluable', { description: 'Those that could not be decided.' }),
    quotaBefore: t.expose('quotaBefore', {
      type: 'Decimal',
      description: 'Sum, lender’s currency.',
    }),
    quotaAfter: t.expose('quotaAfter', { type: 'Decimal', description: 'Sum, lender’s currency.' }),
    meanBefore: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'Mean over those with a line, lender’s currency.',
      resolve: (summary) => meanOf(summary.quotaBefore, summary.linesBefore),
    }),
    meanAfter: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'Mean over those quoted one, lender’s currency.',
      resolve: (summary) => meanOf(summary.quotaAfter, summary.linesAfter),
    }),
    medianBefore: t.expose('medianBefore', {
      type: 'Decimal',
      nullable: true,
      description: 'Median over those with a line, lender’s currency.',
    }),
    medianAfter: t.expose('medianAfter', {
      type: 'Decimal',
      nullable: true,
      description: 'Median over those quoted one, lender’s currency.',
    }),
    gained: t.exposeInt('gained', { description: 'Subjects whose quota is above their limit.' }),
    lost: t.exposeInt('lost', { description: 'Subjects whose quota is below their limit.' }),
    utilisationBefore: t.exposeFloat('utilisationBefore', {
      nullable: true,
      description: 'Ratio of sums: statement balances over limits in force; 0 and more.',
    }),
    utilisationAfter: t.exposeFloat('utilisationAfter', {
      nullable: true,
      description: 'The same balances over the quotas of those lines.',
    }),
    outcomes: t.field({
      type: [OutcomeCount],
      description: 'Subjects by score band and outcome.',
      resolve: ({ run, filter }, _args, context) =>
        rows<{ band: string | null; outcome: number; count: number }>(
          context,
          outcomesSql(run.runId, filter),
        ),
    }),
    matrix: t.field({
      type: [MatrixCell],
      description: 'Evaluable subjects by score band and utilisation band; empty cells left out.',
      resolve: ({ run, filter }, _args, context) =>
        rows<Cell>(context, matrixSql(run.runId, filter)),
    }),
    histogram: t.field({
      type: [QuotaBin],
      description: 'Limits before and quotas after.',
      resolve: ({ run, filter }, _args, context) =>
        rows<{ from: string; before: number; after: number }>(
          context,
          histogramSql(run.runId, filter),
        ),
    }),
    rules: t.field({
      type: [RuleCountType],
      description: 'What decided, most often first.',
      resolve: async ({ run, filter, policy }, _args, context) =>
        (await rows<RuleCount>(context, rulesSql(run.runId, filter))).map((row) => ({
          ...row,
          policy,
        })),
    }),
    bands: t.field({
      type: [ScoreBandType],
      description: 'Score bands of the policy, best first.',
      resolve: ({ policy }) => [...policy.bands],
    }),
    utilisationBands: t.stringList({
      description: 'Utilisation bands of the policy by rising utilisation.',
      complexity: 1,
      resolve: ({ policy }) => policy.utilisationBands.map((band) => band.id),
    }),
    expectedLoss: t.field({
      type: 'Decimal',
      nullable: true,
      description:
        'What the quotas decided are expected to lose in 12 months, lender’s currency: PD × LGD × EAD, EAD what is owed and a part of what the quota leaves (source: table decision, views loss_rule and run_pd). Null where the model does not predict a default within 12 months, or its PD did not come true on rows held back.',
      resolve: async ({ run, filter }, _args, context) => {
        const [row] = await rows<{ expectedLoss: string | null }>(
          context,
          expectedLossSql(run.runId, filter),
        )
        return row!.expectedLoss
      },
    }),
  }),
})

builder.queryField('decisionSummary', (t) =>
  t.field({
    type: SummaryType,
    description: 'What a published run decided, all together.',
    complexity: { field: 100, multiplier: 1 },
    args: {
      run: t.arg.int({ description: 'Number of the run. Usual: the one published last.' }),
      filter: t.arg({ type: DecisionFilterType, description: 'Which decisions. Usual: all.' }),
    },
    resolve: async (_root, args, context) => {
      const run = await runOr(args.run, context)
      if (!run) {
        throw args.run === null || args.run === undefined
          ? new RiskError('NOT_READY', 'no run is published yet')
          : new RiskError('NOT_FOUND', `there is no run ${args.run}`)
      }
      if (run.status !== 'published')
        throw new RiskError('NOT_READY', `run ${run.runId} is ${run.status}, not published`)
      const policy = await policyOf(await policyRowOf(run.policyVersion, context), context)
      const [totals] = await rows<Totals>(context, summarySql(run.runId, args.filter))
      return { ...totals!, run, policy, filter: args.filter }
    },
  }),
)
