import type { Param } from '../db/params.ts'
import { type Binder, binder } from './binder.ts'
import { DIMENSIONS, type StatementDimension } from './statement_dimension.sql.ts'
import { codeWhere, type TextFilter, textWhere } from './text_filter.sql.ts'

type Maybe<T> = T | null | undefined

/** Which statements. Bands and statuses by their keys. */
export interface StatementFilter {
  /** Days of the close, both included. */
  closed?: Maybe<{ from: string; to: string }>
  status?: Maybe<TextFilter>
  limitBand?: Maybe<TextFilter>
  ageBand?: Maybe<TextFilter>
  education?: Maybe<TextFilter>
  sex?: Maybe<TextFilter>
  maritalStatus?: Maybe<TextFilter>
  utilisationBand?: Maybe<TextFilter>
  /** A customer's source id. */
  customer?: Maybe<string>
}

const MEASURES = `
  coalesce(sum(greatest(balance, 0)), 0)::decimal(18,2) as billed,
  coalesce(sum(paid), 0)::decimal(18,2) as paid,
  sum(spend)::decimal(18,2) as spend,
  count(*) as statements,
  count(distinct customer_id) as customers,
  count(case when repayment_status >= 1 then 1 end) as late,
  coalesce(sum(credit_limit), 0)::decimal(18,2) as "creditLimit",
  sum(case when credit_limit > 0 then greatest(balance, 0) end)::double
    / nullif(sum(case when credit_limit > 0 then credit_limit end), 0)::double as utilisation,
  sum(case when previous_balance > 0 then paid end)::double
    / nullif(sum(case when previous_balance > 0 then previous_balance end), 0)::double as "paymentRatio"`

function conditions(filter: StatementFilter, bind: Binder): string[] {
  const where = [
    ...textWhere(DIMENSIONS.STATUS.key, filter.status, bind),
    ...textWhere(DIMENSIONS.LIMIT_BAND.key, filter.limitBand, bind),
    ...textWhere(DIMENSIONS.AGE_BAND.key, filter.ageBand, bind),
    ...textWhere('education', filter.education, bind),
    ...textWhere('marital_status', filter.maritalStatus, bind),
    ...textWhere(DIMENSIONS.UTILISATION_BAND.key, filter.utilisationBand, bind),
    ...codeWhere('sex', 'sex', filter.sex, bind),
  ]
  if (filter.closed)
    where.push(
      `closed_on between ${bind(filter.closed.from)}::date and ${bind(filter.closed.to)}::date`,
    )
  if (filter.customer) where.push(`customer_source_id = ${bind(filter.customer)}`)
  return where
}

/**
 * One statement: groups of statements with their measures. Columns: `key0`… in the order of
 * `groupBy`, then the measures. Without `groupBy` there is one row.
 */
export function statementSummarySql(
  filter: Maybe<StatementFilter>,
  groupBy: readonly StatementDimension[],
): { sql: string; params: Param[] } {
  const bind = binder()
  const where = conditions(filter ?? {}, bind)
  const keys = groupBy.map((_, i) => `key${i}`)
  const columns = groupBy.map((name, i) => `${DIMENSIONS[name].key} as key${i}, `)
  const order = groupBy.flatMap((name, i) => {
    const by = DIMENSIONS[name].order?.replace('key', `key${i}`)
    return by ? [`${by} nulls last`] : []
  })
  return {
    sql: `
select ${columns.join('')}${MEASURES}
from statement_detail
${where.length > 0 ? `where ${where.join(' and ')}` : ''}
${keys.length > 0 ? `group by ${keys.join(', ')}` : ''}
order by ${[...order, 'billed desc', ...keys].join(', ')}`,
    params: bind.params,
  }
}
