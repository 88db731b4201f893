import type { Measure } from '../../format/measure.ts'
import type { Address } from '../../state/address.ts'
import { filterOf } from '../../state/edit.ts'
import { isEmpty } from '../../state/filter.ts'
import { addDays, addMonths, type Period, startOf } from '../../state/period.ts'
import { measureOf, type StatementMeasure } from './measures.ts'
import type { StatementFilter } from './query.ts'

export interface Scope {
  address: Address
  coverage: { firstDay: string; lastDay: string }
  /** Whole months; statements are made once a month. */
  period: Period
  /** As many months before, or null where they are not wanted or not there. */
  compared: Period | null
  /** Every month of the data. */
  all: Period
  picked: StatementMeasure
  measure: Measure
}

const isDay = (text: string | null | undefined): text is string =>
  /^\d{4}-\d\d-\d\d$/.test(text ?? '')

const endOfMonth = (day: string): string => addDays(addMonths(startOf(day, 'month'), 1), -1)

const monthsBetween = (from: string, to: string): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
  Number(to.slice(5, 7)) -
  Number(from.slice(5, 7)) +
  1

/** What the page looks at: the last month of the data against the one before, unless told. */
export function scopeOf(address: Address, coverage: Scope['coverage'], money: Measure): Scope {
  const all = { from: startOf(coverage.firstDay, 'month'), to: endOfMonth(coverage.lastDay) }
  const range = filterOf(address, 'closed').range
  const first = isDay(range?.from) ? range.from : null
  const last = isDay(range?.to) ? range.to : null
  const to = endOfMonth(last && last < all.to ? last : all.to)
  const from = startOf(first ?? (last ? all.from : to), 'month')
  const period = { from: from <= to ? from : startOf(to, 'month'), to }
  const before = addMonths(period.from, -monthsBetween(period.from, period.to))
  const wanted = address.settings.vs !== 'none' && before >= all.from
  const picked = measureOf(address.settings.m)
  return {
    address,
    coverage,
    period,
    compared: wanted ? { from: before, to: addDays(period.from, -1) } : null,
    all,
    picked,
    measure: picked.measure(money),
  }
}

const lists = {
  limit: 'limitBand',
  age: 'ageBand',
  education: 'education',
  status: 'status',
  used: 'utilisationBand',
  sex: 'sex',
  marital: 'maritalStatus',
} as const

/** The server's filter for an address and months; `except` names fields a chart leaves out. */
export function statementFilter(
  address: Address,
  closed: Period,
  except: readonly string[] = [],
): StatementFilter {
  const result: StatementFilter = { closed }
  for (const [field, name] of Object.entries(lists)) {
    const filter = filterOf(address, field)
    if (except.includes(field) || isEmpty(filter)) continue
    result[name] = {
      ...(filter.in.length > 0 ? { in: [...filter.in] } : {}),
      ...(filter.notIn.length > 0 ? { notIn: [...filter.notIn] } : {}),
      ...(filter.isNull === null ? {} : { isNull: filter.isNull }),
    }
  }
  const customer = filterOf(address, 'customer').in[0]
  if (customer !== undefined) result.customer = customer
  return result
}
