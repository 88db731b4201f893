import { RiskError } from '../db/errors.ts'
import { type Binder, bindList } from './binder.ts'
import { SIZE_EDGES, sizeBandSql } from './size_band.ts'
import { codeWhere, type TextFilter, textWhere } from './text_filter.sql.ts'

type Maybe<T> = T | null | undefined

/** Which transactions: what the API, the spending view and the export all understand. */
export interface TransactionFilter {
  /** Days of `booked_on`, both included. */
  paid?: Maybe<{ from: string; to: string }>
  channel?: Maybe<TextFilter>
  category?: Maybe<TextFilter>
  kind?: Maybe<TextFilter>
  funding?: Maybe<TextFilter>
  status?: Maybe<TextFilter>
  /** Place codes. */
  place?: Maybe<TextFilter>
  /** Merchants' source ids. */
  merchant?: Maybe<TextFilter>
  /** Response codes as the network gave them. */
  response?: Maybe<TextFilter>
  /** A customer's source id. */
  customer?: Maybe<string>
  amount?: Maybe<{ from?: Maybe<string>; to?: Maybe<string> }>
  /** Local hours, 0 to 23. */
  hour?: Maybe<readonly number[]>
  /** ISO weekdays of `booked_on`, Monday 1. */
  weekday?: Maybe<readonly number[]>
  /** Lower edges of the size bands. */
  sizeBand?: Maybe<TextFilter>
  /** 1: to the customer; -1: from the customer. */
  direction?: Maybe<number>
}

/**
 * The conditions of a filter over `transaction`, to be joined by `and`, or over cells of a cube, where
 * `sizeBand` is another column. `localHour` is the SQL of a row's local hour; it is needed only where
 * the filter names hours.
 */
export function transactionWhere(
  filter: Maybe<TransactionFilter>,
  bind: Binder,
  localHour?: string,
  sizeBand = sizeBandSql('amount'),
): string[] {
  if (!filter) return []
  const where = [
    ...codeWhere('channel', 'channel', filter.channel, bind),
    ...codeWhere('category', 'category', filter.category, bind),
    ...codeWhere('kind', 'kind', filter.kind, bind),
    ...codeWhere('funding', 'funding', filter.funding, bind),
    ...codeWhere('status', 'status', filter.status, bind),
    ...textWhere('place_code', filter.place, bind),
    ...textWhere('response_code', filter.response, bind),
    ...textWhere(
      'merchant_id',
      filter.merchant,
      bind,
      (list) =>
        `merchant_id in (select m.merchant_id from merchant m where m.source_id in ${list})`,
    ),
    ...textWhere(`(${sizeBand})::varchar`, known(filter.sizeBand), bind),
  ]
  if (filter.paid)
    where.push(
      `booked_on between ${bind(filter.paid.from)}::date and ${bind(filter.paid.to)}::date`,
    )
  if (filter.customer)
    where.push(
      `customer_id in (select c.customer_id from customer c where c.source_id = ${bind(filter.customer)})`,
    )
  if (filter.amount?.from) where.push(`amount >= ${bind(filter.amount.from)}::decimal(18,2)`)
  if (filter.amount?.to) where.push(`amount <= ${bind(filter.amount.to)}::decimal(18,2)`)
  if (filter.weekday) where.push(`isodow(booked_on) in ${bindList(filter.weekday, bind)}`)
  if (filter.direction) where.push(`direction = ${bind(filter.direction)}`)
  if (filter.hour) {
    if (localHour === undefined) throw new Error('a filter on hours needs the local hour')
    where.push(`${localHour} in ${bindList(filter.hour, bind)}`)
  }
  return where
}

function known(filter: Maybe<TextFilter>): Maybe<TextFilter> {
  for (const name of [...(filter?.in ?? []), ...(filter?.notIn ?? [])])
    if (!SIZE_EDGES.some((edge) => String(edge) === name))
      throw new RiskError('BAD_REQUEST', `no size band ${name}: they are ${SIZE_EDGES.join(', ')}`)
  return filter
}
