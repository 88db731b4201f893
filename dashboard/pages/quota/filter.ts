import type { Address } from '../../state/address.ts'
import { filterOf } from '../../state/edit.ts'
import { type Filter, isEmpty } from '../../state/filter.ts'
import type { DecisionFilter, DecisionVariables } from './query.ts'

const lists = {
  band: 'band',
  utilisation: 'utilisationBand',
  outcome: 'outcome',
  rule: 'rule',
} as const

const textFilter = (filter: Filter) => ({
  ...(filter.in.length > 0 ? { in: [...filter.in] } : {}),
  ...(filter.notIn.length > 0 ? { notIn: [...filter.notIn] } : {}),
  ...(filter.isNull === null ? {} : { isNull: filter.isNull }),
})

/** The server's filter for an address; `except` names fields that a chart leaves out. */
export function decisionFilter(address: Address, except: readonly string[] = []): DecisionFilter {
  const result: DecisionFilter = {}
  for (const [field, name] of Object.entries(lists)) {
    const filter = filterOf(address, field)
    if (!except.includes(field) && !isEmpty(filter)) result[name] = textFilter(filter)
  }
  const customer = filterOf(address, 'customer').in[0]
  if (customer !== undefined) result.customer = customer
  const change = filterOf(address, 'change').in[0]
  if (change !== undefined && !except.includes('change')) result.change = change
  return result
}

/** Number of the run that the address names; null: the newest published. */
export function runOf(address: Address): number | null {
  const run = filterOf(address, 'run').in[0]
  return run !== undefined && /^\d{1,9}$/.test(run) ? Number(run) : null
}

const keys = { change: 'CHANGE', quota: 'QUOTA', score: 'SCORE', customer: 'CUSTOMER' } as const

export type SortKey = keyof typeof keys

/** The column a table of decisions is sorted by, largest change first unless told. */
export function sortOf(address: Address): { key: SortKey; descending: boolean } {
  const text = address.settings.sort ?? '-change'
  const key = text.replace(/^-/, '')
  return key in keys
    ? { key: key as SortKey, descending: text.startsWith('-') }
    : { key: 'change', descending: true }
}

/** What the table of decisions of an address asks, but for its page. */
export function decisionsVariables(address: Address): DecisionVariables {
  const { key, descending } = sortOf(address)
  return {
    run: runOf(address),
    filter: decisionFilter(address),
    sort: { by: keys[key], descending },
  }
}
