import type { Param } from '../db/params.ts'

/** Collects a statement's values; each call gives the placeholder that stands for one. */
export interface Binder {
  (value: Param): string
  readonly params: Param[]
}

export function binder(): Binder {
  const params: Param[] = []
  return Object.assign((value: Param) => `$${params.push(value)}`, { params })
}

/**
 * A bound list, for `in`. Its values are bound one by one: a list of constants is a filter of the
 * scan, where one bound list is a function call on every row (three times as slow).
 */
export function bindList(values: readonly Param[], bind: Binder): string {
  return values.length === 0 ? '(select null where false)' : `(${values.map(bind).join(', ')})`
}
