import { type Signal, useSignal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import { choiceOf, notStated } from '../../state/choose.ts'
import { remember } from '../../state/names.ts'
import { DIMENSIONS } from './keys.ts'
import { groupKey, groupName, wasPaid, withRefused } from './names.ts'
import type { SpendingGroup } from './query.ts'
import type { Scope } from './scope.ts'
import { type SpendingAnswer, useSpending } from './use_spending.ts'

export interface Breakdown {
  rows: readonly SpendingGroup[]
  /** Groups beyond those fetched. */
  more: number
  groups: number
  queries: readonly SpendingAnswer[]
  /** Whether the reader asked for all that were fetched. */
  open: Signal<boolean>
}

const fetched = 50

/** Groups of a field, greatest first, with those that the address names wherever they rank. */
export function useBreakdown(scope: Scope, field: string, when = true): Breakdown {
  const open = useSignal(false)
  const dimension = DIMENSIONS[field]
  if (!dimension) throw new Error(`no dimension of field ${field}`)
  const main = useSpending(scope, [dimension], { except: [field], limit: fetched, when })
  const top = main.data?.spending.rows
  const { selected, excluded } = choiceOf(scope.address, field)
  const missing = top
    ? [...selected, ...excluded].filter(
        (key) => key !== notStated && !top.some((row) => groupKey(row) === key),
      )
    : []
  const named = useMemo(
    () => ({
      ...scope,
      address: {
        ...scope.address,
        filters: {
          ...scope.address.filters,
          [field]: { in: missing, notIn: [], range: null, isNull: null },
        },
      },
    }),
    [scope, field, missing.join()],
  )
  const extra = useSpending(named, [dimension], { when: when && missing.length > 0 })
  const rest = missing.length > 0 ? extra.data?.spending.rows : undefined
  const rows = useMemo(() => {
    const all = [...(top ?? []), ...(rest ?? [])]
    const found =
      field === 'response'
        ? all.map((row) => ({
            ...row,
            measures: withRefused(row.measures),
            comparison: row.comparison && withRefused(row.comparison),
          }))
        : all
    // Where nothing was paid, something was given back at most: a bar of nothing says nothing.
    return scope.picked.key === 'refunded' ? found : found.filter(wasPaid)
  }, [top, rest, field, scope.picked.key])
  useEffect(
    () =>
      remember(
        field,
        rows.map((row) => [groupKey(row), groupName(field, row)] as const),
      ),
    [field, rows],
  )
  const groups = main.data?.spending.groups ?? 0
  return {
    rows,
    groups,
    more: Math.max(0, groups - (top?.length ?? 0) - (rest?.length ?? 0)),
    queries: missing.length > 0 && !extra.data ? [main, extra] : [main],
    open,
  }
}
