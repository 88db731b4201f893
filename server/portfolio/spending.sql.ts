import type { Param } from '../db/params.ts'
import { codeOf } from '../ledger/codes.ts'
import { binder } from './binder.ts'
import type { SpendingPlan } from './cube/plan.ts'
import { DIMENSIONS, type DimensionContext, type SpendingDimension } from './dimension.sql.ts'
import { cellRows, factRows, type SpendingRows } from './spending_rows.sql.ts'
import { type TransactionFilter, transactionWhere } from './transaction_filter.sql.ts'

export interface SpendingQuestion {
  filter: TransactionFilter | null | undefined
  groupBy: readonly SpendingDimension[]
  /** Days of the comparison, both included, laid upon `filter.paid`. */
  compareTo: { from: string; to: string } | null | undefined
  /** Groups wanted at most. */
  limit: number
  /** Whether distinct customers are wanted: they cost ten times a sum. */
  customers: boolean
  /** SQL of a row's local hour. */
  localHour: string
}

const KINDS = (['purchase', 'withdrawal', 'transfer_out'] as const).map((word) =>
  codeOf('kind', word),
)
const REFUND = codeOf('kind', 'refund')
const REVERSAL = codeOf('kind', 'reversal')
const TAKEN_PLACE = [codeOf('status', 'approved'), codeOf('status', 'posted')]
const DECLINED = codeOf('status', 'declined')
const QUOTA = codeOf('funding', 'quota')

/**
 * What a row is. Spent: money that a customer paid out, by a payment that took place. What the lender
 * charges is its income, and what pays a debt was spent before.
 */
const SPENT = `(direction = -1 and kind in (${KINDS}) and status in (${TAKEN_PLACE}))`
const REFUSED = `(direction = -1 and kind in (${KINDS}) and status = ${DECLINED})`
// A reversal has the channel and the funding of what it reverses: a repayment has neither.
const OF_PAYMENT = `(channel <> ${codeOf('channel', 'none')} or funding <> ${codeOf('funding', 'none')})`
const REFUNDED = `(direction = 1 and (kind = ${REFUND} or kind = ${REVERSAL} and ${OF_PAYMENT}) and status in (${TAKEN_PLACE}))`

// A sum of DECIMAL(18,2) is DECIMAL(38,2), and everything after it would carry the width along.
const sum = (when: string) => `coalesce(sum(case when ${when} then amount end), 0)::decimal(18,2)`
const count = (when: string) => `coalesce(sum(case when ${when} then n end), 0)::bigint`

/** Every measure's SQL over rows that are counted by what they are (`amount`, `n`), but for customers. */
const MEASURES = {
  amount: sum(SPENT),
  payments: count(SPENT),
  quota_amount: sum(`${SPENT} and funding = ${QUOTA}`),
  refunded_amount: sum(REFUNDED),
  declined_count: count(REFUSED),
  declined_amount: sum(REFUSED),
}
const NAMES = [...Object.keys(MEASURES), 'customers']

/** Whole days, and whole calendar months, from the comparison's first day to the period's. */
function shiftOf(from: string, to: string): DimensionContext['shift'] {
  const [a, b] = [new Date(from), new Date(to)]
  return {
    days: Math.round((b.getTime() - a.getTime()) / 86_400_000),
    months: (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth(),
  }
}

/**
 * One statement: groups of spending with their measures, and those of the comparison laid upon them.
 * Columns: `key0`… in the order of `groupBy`, `name0`… where a table names the keys, `groups` (how
 * many there are before the limit), the measures, and the same of the comparison after `before_`.
 * Without `groupBy` there is one row. Sums come from where the plan says; customers are counted in
 * the fact table, since those of two days do not add up.
 */
export function spendingSql(
  question: SpendingQuestion,
  { cube }: SpendingPlan,
): { sql: string; params: Param[] } {
  const { filter, compareTo, localHour } = question
  const fact = factRows(localHour)
  const bind = binder()
  const dimensions = question.groupBy.map((name) => DIMENSIONS[name])
  const keys = dimensions.map((_, i) => `key${i}`)

  // Rows are counted by what they are first and judged after: a few codes instead of every row. A
  // condition on codes that are grouped by would be moved down to every row, so `having` it is.
  const counted = (days: TransactionFilter['paid'], shift: DimensionContext['shift']) => {
    const read = (rows: SpendingRows) => ({
      rows,
      columns: dimensions.map((one, i) => `${one.key({ rows, shift })} as key${i}`),
      where: transactionWhere({ ...filter, paid: days }, bind, rows.localHour, rows.sizeBand),
    })
    const measures = Object.entries(MEASURES).map(([name, sql]) => `${sql} as ${name}`)
    const { rows, columns, where } = read(cube ? cellRows(cube) : fact)
    const sums = `
    select ${[...keys, ...measures].join(', ')}
    from (
      select ${[...columns, ...CODES, 'sum(amount)::decimal(18,2) as amount', `${rows.count} as n`].join(', ')}
      from ${rows.table}
      ${where.length > 0 ? `where ${where.join(' and ')}` : ''}
      ${groupBy([...keys, ...CODES])}
    )
    ${groupBy(keys)}
    ${keys.length > 0 ? `having count(case when ${SPENT} or ${REFUSED} or ${REFUNDED} then 1 end) > 0` : ''}`
    if (!question.customers) return `select *, 0::bigint as customers from (${sums})`
    const paid = read(fact)
    const spenders = `
    select ${[...keys, 'count(*) as customers'].join(', ')}
    from (
      select distinct ${[...paid.columns, 'customer_id'].join(', ')}
      from transaction
      where ${[SPENT, ...paid.where].join(' and ')}
    )
    ${groupBy(keys)}`
    const same = keys.map((key) => `spender.${key} is not distinct from summed.${key}`)
    return `select summed.*, coalesce(spender.customers, 0) as customers
  from (${sums}) as summed
  left join (${spenders}) as spender on ${same.join(' and ') || 'true'}`
  }

  const period = counted(filter?.paid, { days: 0, months: 0 })
  const parts = [`select false as earlier, * from (${period})`]
  if (compareTo && filter?.paid) {
    const comparison = counted(compareTo, shiftOf(compareTo.from, filter.paid.from))
    parts.push(`select true as earlier, * from (${comparison})`)
  }

  const laid = NAMES.flatMap((name) => [
    `coalesce(any_value(case when not earlier then ${name} end), 0) as ${name}`,
    `coalesce(any_value(case when earlier then ${name} end), 0) as before_${name}`,
  ])
  const order = [
    ...keys.filter((_, i) => dimensions[i]?.ordered).map((key) => `${key} nulls last`),
    'amount desc',
    'before_amount desc',
    ...keys,
  ]
  const named = dimensions.flatMap(({ names }, i) => (names ? [{ ...names, i }] : []))
  const shown = keys.map((key, i) => {
    const names = dimensions[i]?.names
    if (!names) return key
    return `${names.key ? `n${i}.${names.key} as ${key}` : key}, n${i}.name as name${i}`
  })
  return {
    sql: `
with counted as (
  ${parts.join('\n  union all\n  ')}
),
grouped as (
  select ${[...keys, ...laid].join(', ')}
  from counted
  ${groupBy(keys)}
),
first_groups as (
  select *, count(*) over () as groups, row_number() over (order by ${order.join(', ')}) as position
  from grouped
  qualify position <= ${bind(question.limit)}
)
select ${[...shown, 'groups', ...NAMES, ...NAMES.map((name) => `before_${name}`)].join(', ')}
from first_groups
${named.map(({ table, on, i }) => `left join ${table} n${i} on n${i}.${on} = key${i}`).join('\n')}
order by position`,
    params: bind.params,
  }
}

/** What decides what a row is. */
const CODES = ['direction', 'kind', 'status', 'funding', 'channel']

const groupBy = (keys: readonly string[]) => (keys.length > 0 ? `group by ${keys.join(', ')}` : '')
