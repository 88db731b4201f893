import type { Param } from '../db/params.ts'
import { type Binder, binder } from './binder.ts'
import { type CustomerFilter, customerWhere } from './customer_page.sql.ts'
import { type DecisionFilter, decisionWhere } from './decision_filter.sql.ts'
import { type TransactionFilter, transactionWhere } from './transaction_filter.sql.ts'

export interface ExportStatement {
  sql: string
  params: Param[]
  /** Columns of money, which JSON must carry as text. */
  money: readonly string[]
}

/** The word of a code, from the code table. */
const word = (domain: string, column: string) =>
  `(select name from code where domain = '${domain}' and code.code = ${column})`

const chosen = (table: string, where: readonly string[]) =>
  `(select * from ${table}${where.length > 0 ? ` where ${where.join(' and ')}` : ''})`

const written = (build: (bind: Binder) => string, money: readonly string[]): ExportStatement => {
  const bind = binder()
  return { sql: build(bind), params: bind.params, money }
}

/** Transactions with the source's ids and with words for codes; instants in UTC. */
export const exportTransactionsSql = (
  filter: TransactionFilter | null | undefined,
  localHour: string,
): ExportStatement =>
  written(
    (bind) => `
select
  t.source_id as transaction_id, t.original_source_id as original_transaction_id,
  c.source_id as customer_id, a.source_id as account_id, f.source_id as facility_id,
  t.occurred_at, t.booked_on, ${word('kind', 't.kind')} as kind, ${word('channel', 't.channel')} as channel,
  ${word('funding', 't.funding')} as funding, ${word('status', 't.status')} as status,
  t.direction, t.amount, ${word('category', 't.category')} as category, t.category_code,
  m.source_id as merchant_id, m.name as merchant, t.place_code, p.name as place, t.response_code,
  t.stated_balance, t.counterparty
from ${chosen('transaction', transactionWhere(filter, bind, localHour))} as t
left join customer as c on c.customer_id = t.customer_id
left join account as a on a.account_id = t.account_id
left join facility as f on f.facility_id = t.facility_id
left join merchant as m on m.merchant_id = t.merchant_id
left join place as p on p.place_code = t.place_code`,
    ['amount', 'stated_balance'],
  )

/** Customers with the source's ids and their profiles. */
export const exportCustomersSql = (filter: CustomerFilter | null | undefined): ExportStatement =>
  written(
    (bind) => `
select
  c.source_id as customer_id, ${word('sex', 'c.sex')} as sex, c.birth_date, c.age_years, c.education,
  c.marital_status, c.occupation, c.monthly_income, c.place_code, p.name as place, c.joined_on
from ${chosen('customer', customerWhere(filter, bind))} as c
left join place as p on p.place_code = c.place_code`,
    ['monthly_income'],
  )

/** Decisions of a run with the source's ids; rule hits, facts as JSON. */
export const exportDecisionsSql = (
  runId: number,
  filter: DecisionFilter | null | undefined,
): ExportStatement =>
  written(
    (bind) => `
select
  d.decision_id, d.run_id, c.source_id as customer_id, f.source_id as facility_id, d.decided_for,
  d.model_id, d.policy_version, ${word('decision', 'd.outcome')} as outcome, d.score, d.pd, d.band,
  d.utilisation, d.utilisation_band, d.current_limit, d.target, d.quota, d.binding_rule,
  d.runner_up_rule, d.rule_hits, array_to_string(d.reasons, ' ') as reasons, d.facts,
  d.decided_at, d.actor
from ${chosen('decision', [`run_id = ${bind(runId)}`, ...decisionWhere(filter, bind)])} as d
left join customer as c on c.customer_id = d.customer_id
left join facility as f on f.facility_id = d.facility_id`,
    ['current_limit', 'target', 'quota'],
  )
