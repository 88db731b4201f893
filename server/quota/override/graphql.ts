import { builder } from '../../graphql/builder.ts'
import {
  connectionType,
  pageArgs,
  pageComplexity,
  pageOf,
  pageSize,
} from '../../graphql/connection.ts'
import { decodeCursor } from '../../graphql/cursor.ts'
import { CustomerType } from '../../ledger/customer.graphql.ts'
import { lendersToday } from '../../ledger/lenders_today.ts'
import { DecisionType } from '../decision.graphql.ts'
import { stateCode } from './asked.ts'
import { MOST_OVERRIDES, OverrideType, overridesBy } from './override.graphql.ts'
import { type OverrideRow, overridesSql } from './rows.sql.ts'

builder.objectField(DecisionType, 'overrides', (t) =>
  t.loadableGroup({
    type: OverrideType,
    description: `What was proposed instead of it, the newest first, at most ${MOST_OVERRIDES}.`,
    complexity: { field: 5, multiplier: 1 },
    load: (decisions: number[], context) => overridesBy('decision', decisions, context),
    group: (row) => row.decisionId,
    resolve: (row) => row.decisionId,
  }),
)

builder.objectField(CustomerType, 'overrides', (t) =>
  t.loadableGroup({
    type: OverrideType,
    description: `What was proposed instead of decisions on the customer, the newest first, at most ${MOST_OVERRIDES}.`,
    complexity: { field: 5, multiplier: 2 },
    load: (customers: number[], context) => overridesBy('customer', customers, context),
    group: (row) => row.customerId,
    resolve: (row) => row.customerId,
  }),
)

const Overrides = connectionType<OverrideRow>('Override', 'overrides', OverrideType)

builder.queryField('overrides', (t) =>
  t.field({
    type: Overrides,
    description: 'Overrides of decisions, the newest first.',
    args: {
      ...pageArgs,
      state: t.arg.string({
        description: 'Only those in this state, a word of the vocabulary override_state.',
      }),
    },
    complexity: pageComplexity,
    resolve: async (_root, args, context) => {
      const state = args.state == null ? null : stateCode(args.state)
      const [after] = args.after ? (decodeCursor(args.after, ['id']) as [number]) : [null]
      const today = await lendersToday(context.sql, context.now())
      const inState = '($2::smallint is null or state = $2::smallint)'
      const rows = await context.sql.all<OverrideRow>(
        `${overridesSql()} where ${inState} and ($3::bigint is null or override_id < $3::bigint)
         order by override_id desc limit $4`,
        [today, state, after, pageSize(args) + 1],
      )
      return pageOf(
        rows,
        args,
        ({ overrideId }) => [overrideId],
        async () => {
          const counted = await context.sql.first<{ n: number }>(
            `select count(*) as n from override_state('override_judged', $1::varchar::date) where ${inState}`,
            [today, state],
          )
          return counted?.n ?? 0
        },
      )
    },
  }),
)
