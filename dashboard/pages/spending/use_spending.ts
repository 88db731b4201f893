import { type Query, useQuery } from '../../api/use_query.ts'
import { transactionFilter } from './filter.ts'
import {
  type Dimension,
  type Spending,
  SpendingCustomersQuery,
  type SpendingGroups,
  SpendingGroupsQuery,
  SpendingQuery,
  type SpendingVariables,
} from './query.ts'
import type { Scope } from './scope.ts'

type Options = {
  /** Fields whose filters are left out: the chart's own. */
  except?: readonly string[]
  limit?: number
  /** Without the period compared. */
  alone?: boolean
  /** Other days than the page's. */
  period?: { from: string; to: string }
  /** Asks nothing while false. */
  when?: boolean
  /** Kinds left out, where the reader asks for none by themselves. */
  withoutKinds?: readonly string[]
}

export type SpendingAnswer = Query<{ spending: SpendingGroups }>
export type SpendingWhole = Query<{ spending: Spending }>

const variablesOf = (
  scope: Scope,
  groupBy: readonly Dimension[],
  { except = [], limit, alone = false, period = scope.period, when = true, withoutKinds }: Options,
): SpendingVariables | null =>
  when
    ? {
        filter: {
          ...(withoutKinds ? { kind: { notIn: [...withoutKinds] } } : {}),
          ...transactionFilter(scope.address, period, except),
        },
        groupBy: [...groupBy],
        ...(scope.compared && !alone ? { compareTo: scope.compared } : {}),
        ...(limit === undefined ? {} : { limit }),
      }
    : null

/** Asks for the page's sums, grouped; the filters of the address apply save those of the chart itself. */
export function useSpending(
  scope: Scope,
  groupBy: readonly Dimension[],
  options: Options = {},
): SpendingAnswer {
  const document = scope.picked.key === 'customers' ? SpendingCustomersQuery : SpendingGroupsQuery
  return useQuery<{ spending: SpendingGroups }, SpendingVariables>(
    document,
    variablesOf(scope, groupBy, options),
  )
}

/** Asks for all of what is filtered, in steps of time. */
export const useWhole = (scope: Scope, grain: Dimension): SpendingWhole =>
  useQuery(SpendingQuery, variablesOf(scope, [grain], {}))
