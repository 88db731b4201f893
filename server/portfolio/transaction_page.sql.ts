import type { Param } from '../db/params.ts'
import { transaction } from '../ledger/tables.ts'
import { type Binder, binder } from './binder.ts'
import { columnsOf } from './columns_of.ts'
import { type TransactionFilter, transactionWhere } from './transaction_filter.sql.ts'

export interface TransactionSort {
  by: 'OCCURRED_AT' | 'AMOUNT'
  descending: boolean
}

export const NEWEST_FIRST: TransactionSort = { by: 'OCCURRED_AT', descending: true }

export interface TransactionQuestion {
  filter?: TransactionFilter | null | undefined
  sort: TransactionSort
  /** The last row seen: its sort value and its `transaction_id`. */
  after?: readonly [string, number] | undefined
  /** Rows wanted at most, of each customer where there are several. */
  limit: number
  localHour: string
  /** Columns wanted beside the key and what the rows are ordered by, as TypeScript has them. */
  columns: ReadonlySet<string>
  /** Surrogate ids. Without them the rows are anybody's. */
  customers?: readonly number[] | undefined
}

const SORTED = {
  OCCURRED_AT: { name: 'occurredAt', column: 'occurred_at', type: 'timestamp', part: 'instant' },
  AMOUNT: { name: 'amount', column: 'amount', type: 'decimal(18,2)', part: 'decimal' },
} as const

/** What a cursor of the list in this order holds. */
export const transactionCursor = ({ by }: TransactionSort) => [SORTED[by].part, 'id'] as const

interface Statement {
  sql: string
  params: Param[]
}

function conditions({ filter, customers, localHour }: TransactionQuestion, bind: Binder): string[] {
  const where = transactionWhere(filter, bind, localHour)
  const [only, ...others] = customers ?? []
  if (only === undefined) return where
  if (others.length === 0) return [`customer_id = ${bind(only)}`, ...where]
  return [`customer_id in (select unnest(${bind(customers!)}::bigint[]))`, ...where]
}

const whereOf = (all: readonly string[]) => (all.length > 0 ? `where ${all.join('\n  and ')}` : '')

/** Rows of `transaction` with the columns wanted, after `after`, in a total order. */
export function transactionPageSql(question: TransactionQuestion): Statement {
  const bind = binder()
  const { name, column, type } = SORTED[question.sort.by]
  const where = conditions(question, bind)
  if (question.after) {
    const sign = question.sort.descending ? '<' : '>'
    const value = `${bind(question.after[0])}::${type}`
    // The first half alone lets the scan skip row groups.
    where.push(`${column} ${sign}= ${value}`)
    where.push(`(${column} ${sign} ${value} or transaction_id ${sign} ${bind(question.after[1])})`)
  }
  const way = question.sort.descending ? 'desc' : 'asc'
  const order = `order by ${column} ${way}, transaction_id ${way}`
  const several = (question.customers?.length ?? 0) > 1
  const limit = bind(question.limit)
  const columns = new Set([...question.columns, name, 'transactionId', 'customerId'])
  return {
    sql: `select ${columnsOf(transaction, columns)}
from transaction
${whereOf(where)}
${several ? `qualify row_number() over (partition by customer_id ${order}) <= ${limit}` : ''}
${order}
${several ? '' : `limit ${limit}`}`,
    params: bind.params,
  }
}

/** How many rows there are, as `n`; by `customer_id` where customers are given. */
export function transactionCountSql(question: TransactionQuestion): Statement {
  const bind = binder()
  const where = whereOf(conditions(question, bind))
  const sql = question.customers
    ? `select customer_id, count(*) as n from transaction ${where} group by customer_id`
    : `select count(*) as n from transaction ${where}`
  return { sql, params: bind.params }
}
