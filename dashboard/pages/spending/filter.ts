import type { Address } from '../../state/address.ts'
import { filterOf } from '../../state/edit.ts'
import { type Filter, isEmpty } from '../../state/filter.ts'
import type { Period } from '../../state/period.ts'
import type { TransactionFilter } from './query.ts'

const lists = {
  channel: 'channel',
  funding: 'funding',
  category: 'category',
  place: 'place',
  merchant: 'merchant',
  kind: 'kind',
  status: 'status',
  response: 'response',
  size: 'sizeBand',
} as const

const textFilter = (filter: Filter) => ({
  ...(filter.in.length > 0 ? { in: [...filter.in] } : {}),
  ...(filter.notIn.length > 0 ? { notIn: [...filter.notIn] } : {}),
  ...(filter.isNull === null ? {} : { isNull: filter.isNull }),
})

/** Whole numbers of a range that a filter leaves; null where it asks nothing. */
export function wholeNumbers(filter: Filter, from: number, to: number): number[] | null {
  if (filter.in.length + filter.notIn.length === 0) return null
  const all = Array.from({ length: to - from + 1 }, (_, i) => from + i)
  return all.filter((n) => {
    const value = String(n)
    return (filter.in.length === 0 || filter.in.includes(value)) && !filter.notIn.includes(value)
  })
}

const isAmount = (text: string | null): text is string => /^-?\d+(\.\d+)?$/.test(text ?? '')

/**
 * The server's filter for an address and a period; `except` names fields that a chart leaves out,
 * since a chart does not filter itself.
 */
export function transactionFilter(
  address: Address,
  paid: Period,
  except: readonly string[] = [],
): TransactionFilter {
  const asked = (field: string): Filter | null => {
    const filter = filterOf(address, field)
    return except.includes(field) || isEmpty(filter) ? null : filter
  }
  const result: TransactionFilter = { paid }
  for (const [field, name] of Object.entries(lists)) {
    const filter = asked(field)
    if (filter) result[name] = textFilter(filter)
  }
  const customer = asked('customer')?.in[0]
  if (customer !== undefined) result.customer = customer
  const hour = asked('hour')
  if (hour) result.hour = wholeNumbers(hour, 0, 23)
  const weekday = asked('weekday')
  if (weekday) result.weekday = wholeNumbers(weekday, 1, 7)
  const amount = asked('amount')?.range
  if (amount)
    result.amount = {
      ...(isAmount(amount.from) ? { from: amount.from } : {}),
      ...(isAmount(amount.to) ? { to: amount.to } : {}),
    }
  return result
}
