import { type Query, useQuery } from '../../api/use_query.ts'
import { transactionFilter } from './filter.ts'
import { type Dimension, type Spending, SpendingQuery, type SpendingVariables } from './query.ts'
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
}

export type SpendingAnswer = Query<{ spending: Spending }, SpendingVariables>

/** Asks for the page's sums, grouped; the filters of the address apply save those of the chart itself. */
export function useSpending(
  scope: Scope,
  groupBy: readonly Dimension[],
  { except = [], limit, alone = false, period = scope.period, when = true }: Options = {},
): SpendingAnswer {
  const variables: SpendingVariables = {
    filter: transactionFilter(scope.address, period, except),
    groupBy: [...groupBy],
    ...(scope.compared && !alone ? { compareTo: scope.compared } : {}),
    ...(limit === undefined ? {} : { limit }),
  }
  return useQuery(SpendingQuery, when ? variables : null)
}
