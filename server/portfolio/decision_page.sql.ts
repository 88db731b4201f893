import type { Param } from '../db/params.ts'
import { decision } from '../quota/tables.ts'
import { type Binder, binder } from './binder.ts'
import { columnsOf } from './columns_of.ts'
import { CHANGE, type DecisionFilter, decisionWhere } from './decision_filter.sql.ts'

export interface DecisionSort {
  by: 'CHANGE' | 'QUOTA' | 'SCORE' | 'CUSTOMER'
  descending: boolean
}

export const LARGEST_CHANGE_FIRST: DecisionSort = { by: 'CHANGE', descending: true }

export interface DecisionQuestion {
  runId: number
  filter?: DecisionFilter | null | undefined
  sort: DecisionSort
  /** The last row seen: its sort value and its `decision_id`. */
  after?: readonly [string, number] | undefined
  limit: number
}

// Unknown values stand at one end, so that the order is total; text keeps every digit in a cursor.
const LEAST = '-9999999999999999.00'
const SORTED = {
  CHANGE: { value: `coalesce(${CHANGE}, ${LEAST})`, type: 'decimal(18,2)', part: 'decimal' },
  QUOTA: { value: `coalesce(quota, ${LEAST})`, type: 'decimal(18,2)', part: 'decimal' },
  SCORE: { value: 'coalesce(score, -1e9)', type: 'double', part: 'number' },
  CUSTOMER: { value: 'customer_id', type: 'bigint', part: 'integer' },
} as const

/** What a cursor of the list in this order holds. */
export const decisionCursor = ({ by }: DecisionSort) => [SORTED[by].part, 'id'] as const

interface Statement {
  sql: string
  params: Param[]
}

function conditions({ runId, filter }: DecisionQuestion, bind: Binder): string[] {
  return [`run_id = ${bind(runId)}`, ...decisionWhere(filter, bind)]
}

/** Rows of `decision` as its table declares them, and `sortKey`, after `after` in a total order. */
export function decisionPageSql(question: DecisionQuestion): Statement {
  const bind = binder()
  const { value, type } = SORTED[question.sort.by]
  const where = conditions(question, bind)
  if (question.after) {
    const sign = question.sort.descending ? '<' : '>'
    const last = `${bind(question.after[0])}::${type}`
    const id = bind(question.after[1])
    where.push(`(${value} ${sign} ${last} or ${value} = ${last} and decision_id ${sign} ${id})`)
  }
  const way = question.sort.descending ? 'desc' : 'asc'
  return {
    sql: `select ${columnsOf(decision)}, (${value})::varchar as "sortKey"
from decision
where ${where.join('\n  and ')}
order by ${value} ${way}, decision_id ${way}
limit ${bind(question.limit)}`,
    params: bind.params,
  }
}

/** How many there are, as `n`. */
export function decisionCountSql(question: DecisionQuestion): Statement {
  const bind = binder()
  const where = conditions(question, bind)
  return {
    sql: `select count(*) as n from decision where ${where.join(' and ')}`,
    params: bind.params,
  }
}
