import { RiskError } from '../db/errors.ts'
import { builder } from '../graphql/builder.ts'
import {
  connectionType,
  pageArgs,
  pageComplexity,
  pageOf,
  pageSize,
} from '../graphql/connection.ts'
import { decodeCursor } from '../graphql/cursor.ts'
import { LIMITS } from '../graphql/limits.ts'
import { CustomerType } from '../ledger/customer.graphql.ts'
import { type DecisionRow, DecisionType } from '../quota/decision.graphql.ts'
import { runOr } from '../runs/graphql.ts'
import { DecisionFilterType } from './decision_filter.graphql.ts'
import {
  type DecisionQuestion,
  decisionCountSql,
  decisionCursor,
  decisionPageSql,
  LARGEST_CHANGE_FIRST,
} from './decision_page.sql.ts'
import { NEWEST_DECISIONS } from './newest_decisions.sql.ts'

const SortKey = builder.enumType('DecisionSortKey', {
  description: 'What decisions are ordered by; equal ones by the order they were made in.',
  values: {
    CHANGE: { description: 'Quota less the limit in force.' },
    QUOTA: { description: 'The quota.' },
    SCORE: { description: 'The score.' },
    CUSTOMER: { description: 'The order customers were loaded in.' },
  } as const,
})

const Sort = builder.inputType('DecisionSort', {
  description: 'The order of decisions. What is not known stands at the small end.',
  fields: (t) => ({
    by: t.field({ type: SortKey, required: true, description: 'What they are ordered by.' }),
    descending: t.boolean({ required: true, description: 'Largest first.' }),
  }),
})

const Decisions = connectionType<DecisionRow & { sortKey?: string }>(
  'Decision',
  'decisions',
  DecisionType,
)

builder.queryField('decisions', (t) =>
  t.field({
    type: Decisions,
    description: 'Decisions of a published run; none before the first.',
    args: {
      ...pageArgs,
      run: t.arg.int({ description: 'Number of the run. Usual: the one published last.' }),
      filter: t.arg({ type: DecisionFilterType, description: 'Which decisions. Usual: all.' }),
      sort: t.arg({ type: Sort, description: 'Their order. Usual: largest change first.' }),
    },
    complexity: pageComplexity,
    resolve: async (_root, args, context) => {
      const run = await runOr(args.run, context)
      const limit = pageSize(args) + 1
      if (run?.status !== 'published')
        return pageOf(
          [],
          args,
          () => [],
          async () => 0,
        )
      const sort = args.sort ?? LARGEST_CHANGE_FIRST
      const after = args.after ? decodeCursor(args.after, decisionCursor(sort)) : undefined
      const question: DecisionQuestion = {
        runId: run.runId,
        filter: args.filter,
        sort,
        after: after as [string, number] | undefined,
        limit,
      }
      const statement = decisionPageSql(question)
      const rows = await context.sql.all<DecisionRow & { sortKey: string }>(
        statement.sql,
        statement.params,
      )
      return pageOf<DecisionRow & { sortKey?: string }>(
        rows,
        args,
        (row) => [row.sortKey ?? '', row.decisionId],
        async () => {
          const counted = decisionCountSql(question)
          return (await context.sql.first<{ n: number }>(counted.sql, counted.params))?.n ?? 0
        },
      )
    },
  }),
)

const MOST = 20

builder.objectField(CustomerType, 'decisions', (t) =>
  t.loadableGroup({
    type: DecisionType,
    description: 'Decisions of published runs and those made alone, newest first.',
    args: {
      first: t.arg.int({ description: `Decisions wanted: ${MOST}, at most ${LIMITS.page}.` }),
    },
    complexity: ({ first }) => ({ field: 5, multiplier: first ?? MOST }),
    byPath: true,
    load: (customers: number[], { sql }, { first }) => {
      const most = first ?? MOST
      if (most > LIMITS.page)
        throw new RiskError('LIMIT_EXCEEDED', `at most ${LIMITS.page} rows, not ${most}`)
      return sql.all<DecisionRow>(NEWEST_DECISIONS, [customers, Math.max(0, most)])
    },
    group: (row) => row.customerId,
    resolve: (customer) => customer.customerId,
  }),
)
