import { graphql, type ResultOf, type VariablesOf } from '../../api/graphql.ts'

/** The whole of what is filtered, and its course over time. */
export const SpendingQuery = graphql(`
  query Spending(
    $filter: TransactionFilter
    $groupBy: [SpendingDimension!]!
    $compareTo: DateRange
    $limit: Int
  ) {
    spending(filter: $filter, groupBy: $groupBy, compareTo: $compareTo, limit: $limit) {
      total { ...Measures }
      comparison { ...Measures }
      rows { keys measures { ...Measures } }
    }
  }
  fragment Measures on SpendingMeasures {
    amount count mean customers quotaAmount refundedAmount declinedCount declinedAmount
  }
`)

/** Groups without their customers: to count those distinct costs the server more than all the rest. */
export const SpendingGroupsQuery = graphql(`
  query SpendingGroups(
    $filter: TransactionFilter
    $groupBy: [SpendingDimension!]!
    $compareTo: DateRange
    $limit: Int
  ) {
    spending(filter: $filter, groupBy: $groupBy, compareTo: $compareTo, limit: $limit) {
      groups
      rows { keys labels measures { ...Sums } comparison { ...Sums } }
    }
  }
  fragment Sums on SpendingMeasures {
    amount count mean quotaAmount refundedAmount declinedCount declinedAmount
  }
`)

/** The same with customers, for when they are the measure of the page. */
export const SpendingCustomersQuery = graphql(`
  query SpendingCustomers(
    $filter: TransactionFilter
    $groupBy: [SpendingDimension!]!
    $compareTo: DateRange
    $limit: Int
  ) {
    spending(filter: $filter, groupBy: $groupBy, compareTo: $compareTo, limit: $limit) {
      groups
      rows { keys labels measures { ...Counted } comparison { ...Counted } }
    }
  }
  fragment Counted on SpendingMeasures {
    amount count mean customers quotaAmount refundedAmount declinedCount declinedAmount
  }
`)

export type SpendingVariables = VariablesOf<typeof SpendingQuery>
export type Spending = ResultOf<typeof SpendingQuery>['spending']
export type TransactionFilter = NonNullable<SpendingVariables['filter']>
export type Dimension = SpendingVariables['groupBy'][number]

type Group = ResultOf<typeof SpendingGroupsQuery>['spending']['rows'][number]

/** Measures of a group; customers only where they were asked for. */
export type Measures = Group['measures'] & { customers?: number }

export type SpendingGroup = Omit<Group, 'measures' | 'comparison'> & {
  measures: Measures
  comparison: Measures | null
}

export interface SpendingGroups {
  groups: number
  rows: SpendingGroup[]
}

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
