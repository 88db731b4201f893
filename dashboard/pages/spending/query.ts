import { graphql, type ResultOf, type VariablesOf } from '../../api/graphql.ts'

/** Every figure of the page: sums over the groups that it names, and the same of the period compared. */
export const SpendingQuery = graphql(`
  query Spending(
    $filter: TransactionFilter
    $groupBy: [SpendingDimension!]!
    $compareTo: DateRange
    $limit: Int
  ) {
    spending(filter: $filter, groupBy: $groupBy, compareTo: $compareTo, limit: $limit) {
      groups
      truncated
      total { ...Measures }
      comparison { ...Measures }
      rows {
        keys
        labels
        measures { ...Measures }
        comparison { ...Measures }
      }
    }
  }
  fragment Measures on SpendingMeasures {
    amount count mean customers quotaAmount refundedAmount declinedCount declinedAmount
  }
`)

export type SpendingVariables = VariablesOf<typeof SpendingQuery>
export type Spending = ResultOf<typeof SpendingQuery>['spending']
export type SpendingRow = Spending['rows'][number]
export type Measures = Spending['total']
export type TransactionFilter = NonNullable<SpendingVariables['filter']>
export type Dimension = SpendingVariables['groupBy'][number]

export const PaymentsQuery = graphql(`
  query Payments($filter: TransactionFilter, $first: Int, $after: String, $sort: TransactionSort) {
    transactions(filter: $filter, first: $first, after: $after, sort: $sort) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          id occurredAt kind channel funding status direction amount
          category categoryCode responseCode counterparty
          place { name }
          merchant { name }
          customer { sourceId }
        }
      }
    }
  }
`)

export type Payment = ResultOf<typeof PaymentsQuery>['transactions']['edges'][number]['node']

export const CountQuery = graphql(`
  query PaymentCount($filter: TransactionFilter) {
    transactions(filter: $filter, first: 1) { totalCount }
  }
`)
