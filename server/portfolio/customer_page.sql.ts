import type { Param } from '../db/params.ts'
import { customer } from '../ledger/tables.ts'
import { type Binder, binder } from './binder.ts'
import { columnsOf } from './columns_of.ts'

/** Which customers. */
export interface CustomerFilter {
  /** Text the source id contains, whatever its case. */
  search?: string | null | undefined
  hasFacility?: boolean | null | undefined
}

interface Statement {
  sql: string
  params: Param[]
}

const OWNS = 'customer_id in (select o.customer_id from facility as o)'

/** The conditions of a filter over `customer`, to be joined by `and`. */
export function customerWhere(filter: CustomerFilter | null | undefined, bind: Binder): string[] {
  const search = filter?.search?.trim()
  return [
    ...(search ? [`contains(lower(source_id), lower(${bind(search)}))`] : []),
    ...(filter?.hasFacility === true ? [OWNS] : []),
    ...(filter?.hasFacility === false ? [`not (${OWNS})`] : []),
  ]
}

const whereOf = (all: readonly string[]) => (all.length > 0 ? `where ${all.join(' and ')}` : '')

/** Rows of `customer` as its table declares them, in the order they were loaded, after an id. */
export function customerPageSql(
  filter: CustomerFilter | null | undefined,
  after: number | undefined,
  limit: number,
): Statement {
  const bind = binder()
  const where = customerWhere(filter, bind)
  if (after !== undefined) where.push(`customer_id > ${bind(after)}`)
  return {
    sql: `select ${columnsOf(customer)}
from customer
${whereOf(where)}
order by customer_id
limit ${bind(limit)}`,
    params: bind.params,
  }
}

/** How many there are, as `n`. */
export function customerCountSql(filter: CustomerFilter | null | undefined): Statement {
  const bind = binder()
  return {
    sql: `select count(*) as n from customer ${whereOf(customerWhere(filter, bind))}`,
    params: bind.params,
  }
}
