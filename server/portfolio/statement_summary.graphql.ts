import { RiskError } from '../db/errors.ts'
import { builder } from '../graphql/builder.ts'
import type { Context } from '../graphql/context.ts'
import { DateRange, TextFilter } from '../graphql/filters.ts'
import { type Code, VOCABULARIES } from '../ledger/codes.ts'
import {
  DIMENSIONS,
  STATEMENT_DIMENSIONS,
  type StatementDimension,
} from './statement_dimension.sql.ts'
import { type StatementFilter, statementSummarySql } from './statement_summary.sql.ts'

interface Measures {
  billed: string
  paid: string
  spend: string | null
  statements: number
  customers: number
  late: number
  creditLimit: string
  utilisation: number | null
  paymentRatio: number | null
}

interface Row {
  keys: (string | null)[]
  labels: string[]
  measures: Measures
}

const Dimension = builder.enumType('StatementDimension', {
  description:
    'What statements are grouped by. Keys: MONTH the ISO date of its first day; STATUS the source’s repayment status; LIMIT_BAND, AGE_BAND the lower edge; UTILISATION_BAND the lower edge in percent, -1 nothing owed, 100 over the limit; the others as the source says.',
  values: STATEMENT_DIMENSIONS,
})

const Filter = builder.inputType('StatementFilter', {
  description: 'Which statements; all conditions must hold. Bands and statuses by their keys.',
  fields: (t) => ({
    closed: t.field({ type: DateRange, description: 'Days of the close.' }),
    status: t.field({ type: TextFilter, description: 'The source’s repayment status.' }),
    limitBand: t.field({ type: TextFilter, description: 'Lower edges of the limit bands.' }),
    ageBand: t.field({ type: TextFilter, description: 'Lower edges of the age bands.' }),
    education: t.field({ type: TextFilter, description: 'As declared.' }),
    sex: t.field({ type: TextFilter, description: 'Words of the vocabulary sex.' }),
    maritalStatus: t.field({ type: TextFilter, description: 'As declared.' }),
    utilisationBand: t.field({ type: TextFilter, description: 'Lower edges in percent.' }),
    customer: t.string({ description: 'Source id of the customer.' }),
  }),
})

const MeasuresType = builder.objectRef<Measures>('StatementMeasures').implement({
  description: 'Sums over statements (source: view statement_detail over table statement).',
  fields: (t) => ({
    billed: t.expose('billed', {
      type: 'Decimal',
      description: 'Balances owed at the close, credit balances as 0; lender’s currency.',
    }),
    paid: t.expose('paid', {
      type: 'Decimal',
      description: 'Received between the previous close and this one; lender’s currency.',
    }),
    spend: t.expose('spend', {
      type: 'Decimal',
      nullable: true,
      description:
        'Derived: balance + paid - previous balance, charges included; lender’s currency. Null in a facility’s first month.',
    }),
    statements: t.exposeInt('statements', { description: 'How many statements.' }),
    customers: t.exposeInt('customers', { description: 'How many distinct customers.' }),
    late: t.exposeInt('late', {
      description: 'Statements whose source says a month late or more.',
    }),
    creditLimit: t.expose('creditLimit', {
      type: 'Decimal',
      description: 'Limits in force at the close; lender’s currency.',
    }),
    utilisation: t.exposeFloat('utilisation', {
      nullable: true,
      description: 'Ratio of sums: balances owed over limits; 0 and more.',
    }),
    paymentRatio: t.exposeFloat('paymentRatio', {
      nullable: true,
      description: 'Ratio of sums: paid over the previous balances it pays; 0 and more.',
    }),
  }),
})

const RowType = builder.objectRef<Row>('StatementSummaryRow').implement({
  description: 'One group of statements.',
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
    measures: t.expose('measures', { type: MeasuresType, description: 'Its sums.' }),
  }),
})

function labelOf(dimension: StatementDimension, key: string | null): string {
  if (key === null) return 'Not stated'
  const { domain, label } = DIMENSIONS[dimension]
  if (label) return label(key)
  const words: readonly Code[] = domain ? VOCABULARIES[domain] : []
  return words.find((word) => word.name === key)?.label ?? key
}

function keyOf(dimension: StatementDimension, value: string | number | null): string | null {
  const { domain } = DIMENSIONS[dimension]
  const words: readonly Code[] = domain ? VOCABULARIES[domain] : []
  if (value === null) return null
  return words.find((word) => word.code === value)?.name ?? String(value)
}

async function groups(question: Question, context: Context): Promise<Row[]> {
  const version = (await context.lender())?.dataVersion ?? 0
  return context.answers.recall(version, ['statements', question], () => compute(question, context))
}

async function compute({ filter, groupBy }: Question, { sql }: Context): Promise<Row[]> {
  const statement = statementSummarySql(filter, groupBy)
  const rows = await sql.all<Measures & Record<string, string | number | null>>(
    statement.sql,
    statement.params,
  )
  return rows.map((row) => {
    const keys = groupBy.map((name, i) => keyOf(name, row[`key${i}`] ?? null))
    return { keys, labels: groupBy.map((name, i) => labelOf(name, keys[i]!)), measures: row }
  })
}

interface Question {
  filter: StatementFilter | null | undefined
  groupBy: readonly StatementDimension[]
}

const Summary = builder.objectRef<Question>('StatementSummary').implement({
  description:
    'Statements in groups: for a lender without transactions, what spending is to others.',
  fields: (t) => ({
    rows: t.field({
      type: [RowType],
      description: 'Groups: months and bands by their key, the others by falling amount billed.',
      resolve: (question, _args, context) => groups(question, context),
    }),
    total: t.field({
      type: MeasuresType,
      description: 'All groups together.',
      resolve: async (question, _args, context) =>
        (await groups({ ...question, groupBy: [] }, context))[0]!.measures,
    }),
  }),
})

const MOST_DIMENSIONS = 3

builder.queryField('statementSummary', (t) =>
  t.field({
    type: Summary,
    description: 'Statements in groups.',
    complexity: { field: 100, multiplier: 1 },
    args: {
      filter: t.arg({ type: Filter, description: 'Which statements. Usual: all.' }),
      groupBy: t.arg({
        type: [Dimension],
        required: true,
        description: `At most ${MOST_DIMENSIONS} dimensions; none gives the total.`,
      }),
    },
    resolve: (_root, { filter, groupBy }) => {
      if (groupBy.length > MOST_DIMENSIONS)
        throw new RiskError(
          'LIMIT_EXCEEDED',
          `at most ${MOST_DIMENSIONS} dimensions, not ${groupBy.length}`,
        )
      return { filter, groupBy }
    },
  }),
)
