import DataLoader from 'dataloader'
import type { GraphQLResolveInfo } from 'graphql'
import { builder } from '../graphql/builder.ts'
import { columnsAsked } from '../graphql/columns_asked.ts'
import {
  connectionType,
  type Page,
  pageArgs,
  pageComplexity,
  pageOf,
  pageSize,
} from '../graphql/connection.ts'
import type { Context } from '../graphql/context.ts'
import { decodeCursor } from '../graphql/cursor.ts'
import { CustomerType } from '../ledger/customer.graphql.ts'
import { transaction } from '../ledger/tables.ts'
import {
  TRANSACTION_FIELDS,
  type TransactionRow,
  TransactionType,
} from '../ledger/transaction.graphql.ts'
import { TransactionFilterType } from './filter.graphql.ts'
import { lateRows } from './late_rows.ts'
import { localHourSql } from './local_hour.sql.ts'
import {
  NEWEST_FIRST,
  type TransactionQuestion,
  transactionCountSql,
  transactionCursor,
  transactionPageSql,
} from './transaction_page.sql.ts'

const SortKey = builder.enumType('TransactionSortKey', {
  description: 'What transactions are ordered by; equal ones by the order they were loaded in.',
  values: {
    OCCURRED_AT: { description: 'When they happened.' },
    AMOUNT: { description: 'Their amount.' },
  } as const,
})

const Sort = builder.inputType('TransactionSort', {
  description: 'The order of transactions.',
  fields: (t) => ({
    by: t.field({ type: SortKey, required: true, description: 'What they are ordered by.' }),
    descending: t.boolean({ required: true, description: 'Largest or newest first.' }),
  }),
})

const Transactions = connectionType('Transaction', 'transactions', TransactionType)

const args = builder.args((t) => ({
  ...pageArgs,
  filter: t.field({ type: TransactionFilterType, description: 'Which transactions. Usual: all.' }),
  sort: t.field({ type: Sort, description: 'Their order. Usual: newest first.' }),
}))

type Args = {
  first?: number | null | undefined
  after?: string | null | undefined
  filter?: typeof TransactionFilterType.$inferInput | null | undefined
  sort?: typeof Sort.$inferInput | null | undefined
}

async function question(
  given: Args,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<TransactionQuestion> {
  const sort = given.sort ?? NEWEST_FIRST
  const after = given.after ? decodeCursor(given.after, transactionCursor(sort)) : undefined
  return {
    filter: given.filter,
    sort,
    after: after as [string, number] | undefined,
    limit: pageSize(given) + 1,
    columns: columnsAsked(info, ['edges', 'node'], transaction, TRANSACTION_FIELDS),
    localHour: localHourSql('occurred_at', (await context.lender())?.zone ?? []),
  }
}

function page(
  rows: TransactionRow[],
  given: Args,
  totalCount: () => Promise<number>,
): Page<TransactionRow> {
  const value = (row: TransactionRow) => (given.sort?.by === 'AMOUNT' ? row.amount : row.occurredAt)
  return pageOf(rows, given, (row) => [value(row), row.transactionId], totalCount)
}

builder.queryField('transactions', (t) =>
  t.field({
    type: Transactions,
    description: 'Transactions of all customers.',
    args,
    complexity: pageComplexity,
    resolve: async (_root, given, context, info) => {
      const asked = await question(given, context, info)
      const { sql, params } = transactionPageSql(asked)
      const { store, signal } = context
      const rows = await lateRows<TransactionRow>(store, signal, asked.limit, sql, params)
      return page(rows, given, async () => {
        const counted = transactionCountSql(asked)
        return (await context.sql.first<{ n: number }>(counted.sql, counted.params))?.n ?? 0
      })
    },
  }),
)

builder.objectField(CustomerType, 'transactions', (t) =>
  t.loadable({
    type: Transactions,
    description: 'The customer’s transactions.',
    args,
    complexity: pageComplexity,
    byPath: true,
    resolve: (customer) => customer.customerId,
    load: async (customers: number[], context, given, info) => {
      const asked = { ...(await question(given, context, info)), customers }
      const statement = transactionPageSql(asked)
      const rows = await context.sql.all<TransactionRow>(statement.sql, statement.params)
      const counts = new DataLoader<number, number>(async (ids) => {
        const counted = transactionCountSql({ ...asked, customers: ids })
        const found = await context.sql.all<{ customer_id: number; n: number }>(
          counted.sql,
          counted.params,
        )
        return ids.map((id) => found.find((one) => one.customer_id === id)?.n ?? 0)
      })
      const grouped = new Map<number, TransactionRow[]>(customers.map((id) => [id, []]))
      for (const row of rows) grouped.get(row.customerId)?.push(row)
      return customers.map((id) => page(grouped.get(id) ?? [], given, () => counts.load(id)))
    },
  }),
)
