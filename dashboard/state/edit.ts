import type { Address, Setting } from './address.ts'
import { emptyFilter, type Filter, isEmpty, type Range } from './filter.ts'

/** What the address asks of a field; the empty filter where it asks nothing. */
export const filterOf = (address: Address, field: string): Filter =>
  address.filters[field] ?? emptyFilter

/** The address with another filter on one field. Any paging starts anew. */
export function withFilter(address: Address, field: string, filter: Filter): Address {
  const { [field]: _, ...others } = address.filters
  const { at: __, ...settings } = address.settings
  return {
    ...address,
    settings,
    filters: isEmpty(filter) ? others : { ...others, [field]: filter },
  }
}

const toggled = (values: readonly string[], value: string): string[] =>
  values.includes(value) ? values.filter((each) => each !== value) : [...values, value].sort()

const without = (values: readonly string[], value: string): string[] =>
  values.filter((each) => each !== value)

/** Includes a value, or lifts it where it is included already; an included value is not excluded. */
export function toggleIncluded(address: Address, field: string, value: string): Address {
  const filter = filterOf(address, field)
  return withFilter(address, field, {
    ...filter,
    in: toggled(filter.in, value),
    notIn: without(filter.notIn, value),
  })
}

/** Excludes a value, or lifts the exclusion; an excluded value is not included. */
export function toggleExcluded(address: Address, field: string, value: string): Address {
  const filter = filterOf(address, field)
  return withFilter(address, field, {
    ...filter,
    in: without(filter.in, value),
    notIn: toggled(filter.notIn, value),
  })
}

export const withRange = (address: Address, field: string, range: Range | null): Address =>
  withFilter(address, field, { ...filterOf(address, field), range })

export const withoutFilter = (address: Address, field: string): Address =>
  withFilter(address, field, emptyFilter)

/** The address without any filter of the fields named. */
export const withoutFilters = (address: Address, fields: readonly string[]): Address =>
  fields.reduce(withoutFilter, address)

/** The address with a setting changed; null leaves it to the page. Only `at` keeps the paging. */
export function withSetting(address: Address, key: Setting, value: string | null): Address {
  const { [key]: _, ...rest } = address.settings
  const others: Address['settings'] & { at?: string } = { ...rest }
  if (key === 'sort' || key === 'as_of') delete others.at
  return { ...address, settings: value === null ? others : { ...others, [key]: value } }
}
