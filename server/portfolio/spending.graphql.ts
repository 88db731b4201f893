import { RiskError } from '../db/errors.ts'
import { builder } from '../graphql/builder.ts'
import { DateRange } from '../graphql/filters.ts'
import { LIMITS } from '../graphql/limits.ts'
import { selects } from '../graphql/selects.ts'
import { planSpending, type SpendingPlan } from './cube/plan.ts'
import { SPENDING_DIMENSIONS, type SpendingDimension } from './dimension.sql.ts'
import { TransactionFilterType } from './filter.graphql.ts'
import { localHourSql } from './local_hour.sql.ts'
import type { SpendingQuestion } from './spending.sql.ts'
import {
  type SpendingGroup,
  type SpendingGroups,
  type SpendingMeasures,
  spending,
} from './spending.ts'

const Dimension = builder.enumType('SpendingDimension', {
  description:
    'What spending is grouped by. Keys: DAY, WEEK and MONTH the ISO date of the period’s first day; HOUR 0 to 23 in the lender’s zone; WEEKDAY 1 to 7, Monday 1; SIZE the band’s lower edge; MERCHANT the source id; PLACE the place code; RESPONSE the response code; the others words of their vocabulary.',
  values: SPENDING_DIMENSIONS,
})

const Measures = builder.objectRef<SpendingMeasures>('SpendingMeasures').implement({
  description:
    'Sums and counts (source: table transaction, or cubes of it). Spending is money that left customers by payments that took place: purchases, withdrawals, transfers out, fees, interest, penalties and loan payments, approved or posted; a line’s repayment is none.',
  fields: (t) => ({
    amount: t.expose('amount', {
      type: 'Decimal',
      description: 'Spending, lender’s currency; refunds are not taken off.',
    }),
    count: t.exposeInt('count', { description: 'Payments that make up the amount.' }),
    mean: t.expose('mean', {
      type: 'Decimal',
      nullable: true,
      description: 'Amount over count, to two places; null without payments.',
    }),
    customers: t.exposeInt('customers', { description: 'Distinct customers who spent.' }),
    quotaAmount: t.expose('quotaAmount', {
      type: 'Decimal',
      description: 'Part of the amount paid wholly from a quota, lender’s currency.',
    }),
    refundedAmount: t.expose('refundedAmount', {
      type: 'Decimal',
      description:
        'Refunds, and reversals of payments, dated in the period, lender’s currency; no repayment that came back.',
    }),
    declinedCount: t.exposeInt('declinedCount', { description: 'Payments declined.' }),
    declinedAmount: t.expose('declinedAmount', {
      type: 'Decimal',
      description: 'Amount of the payments declined, lender’s currency.',
    }),
  }),
})

const Row = builder.objectRef<SpendingGroup>('SpendingRow').implement({
  description: 'One group of spending.',
  fields: (t) => ({
    keys: t.stringList({
      nullable: { list: false, items: true },
      description: 'Its keys in the order of groupBy; null: not stated.',
      complexity: 1,
      resolve: (row) => row.keys,
    }),
    labels: t.stringList({
      nullable: { list: false, items: true },
      description: 'The keys for people, English.',
      complexity: 1,
      resolve: (row) => row.labels,
    }),
    measures: t.expose('measures', { type: Measures, description: 'Of the period.' }),
    comparison: t.expose('comparison', {
      type: Measures,
      nullable: true,
      description: 'Of the same group in compareTo; null without compareTo.',
    }),
  }),
})

const Source = builder.enumType('SpendingSource', {
  description: 'What is summed. The answer is the same.',
  values: {
    CUBE: { description: 'Cells of transactions that ingest has counted before.' },
    FACT: { description: 'The transactions themselves.' },
  },
})

interface Answer {
  total(): Promise<SpendingGroups>
  rows(): Promise<SpendingGroups>
  /** Of what is asked for. */
  plans: SpendingPlan[]
  limit: number
}

const whyFact = ({ plans }: Answer) => plans.find(({ why }) => why !== null)?.why ?? null

const Spending = builder.objectRef<Answer>('Spending').implement({
  description: 'Spending in groups. Totals agree whatever it is grouped by.',
  fields: (t) => ({
    rows: t.field({
      type: [Row],
      description:
        'Groups: times, weekdays, hours and sizes by their key, the others by falling amount.',
      resolve: async (answer) => (await answer.rows()).groups,
    }),
    total: t.field({
      type: Measures,
      description: 'All groups together, beyond the limit too.',
      resolve: async (answer) => (await answer.total()).groups[0]!.measures,
    }),
    comparison: t.field({
      type: Measures,
      nullable: true,
      description: 'All groups of compareTo together; null without compareTo.',
      resolve: async (answer) => (await answer.total()).groups[0]!.comparison,
    }),
    answeredFrom: t.field({
      type: Source,
      description: 'FACT where any part of what is asked for is.',
      resolve: (answer) => (whyFact(answer) === null ? 'CUBE' : 'FACT'),
    }),
    whyFact: t.string({
      nullable: true,
      description: 'Why transactions were read, English; null where cubes answered.',
      resolve: whyFact,
    }),
    truncated: t.boolean({
      description: 'There are more groups than the limit.',
      resolve: async (answer) => (await answer.rows()).count > answer.limit,
    }),
    groups: t.int({
      description: 'How many groups there are before the limit.',
      resolve: async (answer) => (await answer.rows()).count,
    }),
  }),
})

const MOST_DIMENSIONS = 4

/** Groups of an answer that is kept for who asks the same; larger ones would fill the memory. */
const WORTH_KEEPING = 5000

function limitOf(given: number | null | undefined): number {
  const limit = given ?? LIMITS.usualGroups
  if (limit < 1) throw new RiskError('BAD_REQUEST', `limit is not positive: ${limit}`)
  if (limit <= LIMITS.groups) return limit
  throw new RiskError('LIMIT_EXCEEDED', `at most ${LIMITS.groups} groups, not ${limit}`)
}

const once = <T>(work: () => Promise<T>) => {
  let kept: Promise<T> | undefined
  return () => {
    kept ??= work()
    return kept
  }
}

builder.queryField('spending', (t) =>
  t.field({
    type: Spending,
    description: 'What customers spent, in groups, and beside it the same of another period.',
    complexity: { field: 100, multiplier: 1 },
    args: {
      filter: t.arg({ type: TransactionFilterType, description: 'Which transactions.' }),
      groupBy: t.arg({
        type: [Dimension],
        required: true,
        description: `At most ${MOST_DIMENSIONS} dimensions; none gives the total.`,
      }),
      compareTo: t.arg({
        type: DateRange,
        description:
          'Days to compare with; needs filter.paid. Groups match by key; days and weeks are moved by whole days, months by whole months, so that the two first days meet.',
      }),
      limit: t.arg.int({
        description: `Groups wanted: ${LIMITS.usualGroups}, at most ${LIMITS.groups}.`,
      }),
    },
    resolve: async (_root, { filter, groupBy, compareTo, limit }, context, info) => {
      if (groupBy.length > MOST_DIMENSIONS)
        throw new RiskError(
          'LIMIT_EXCEEDED',
          `at most ${MOST_DIMENSIONS} dimensions, not ${groupBy.length}`,
        )
      const lender = await context.lender()
      const question = {
        filter,
        compareTo,
        limit: limitOf(limit),
        localHour: localHourSql('occurred_at', lender?.zone ?? []),
      }
      const customers = (under: string[]) =>
        under.some((field) => selects(info, [...field.split('.'), 'customers']))
      const part = (groups: readonly SpendingDimension[], under: string[]) => ({
        ...question,
        groupBy: groups,
        customers: customers(under),
      })
      const rows = part(groupBy, ['rows.measures', 'rows.comparison'])
      const total = part([], ['total', 'comparison'])
      const plan = (asked: SpendingQuestion) => planSpending(asked, lender?.hasCubes)
      const ask = (asked: SpendingQuestion) =>
        once(() =>
          context.answers.recall(
            lender?.dataVersion ?? 0,
            ['spending', asked],
            () => spending(context.sql, asked, plan(asked)),
            (answer) => answer.groups.length <= WORTH_KEEPING,
          ),
        )
      const wanted = (fields: string[]) => fields.some((field) => selects(info, [field]))
      return {
        limit: question.limit,
        rows: ask(rows),
        total: ask(total),
        plans: [
          ...(wanted(['rows', 'groups', 'truncated']) ? [plan(rows)] : []),
          ...(wanted(['total', 'comparison']) ? [plan(total)] : []),
        ],
      }
    },
  }),
)
