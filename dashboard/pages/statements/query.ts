import { graphql, type ResultOf, type VariablesOf } from '../../api/graphql.ts'

/** Sums in groups. The total is a question of its own: it costs the server as much again. */
export const StatementRowsQuery = graphql(`
  query StatementRows($filter: StatementFilter, $groupBy: [StatementDimension!]!) {
    statementSummary(filter: $filter, groupBy: $groupBy) {
      rows {
        keys
        measures {
          billed paid statements customers late creditLimit utilisation paymentRatio
        }
      }
    }
  }
`)

export const StatementTotalQuery = graphql(`
  query StatementTotal($filter: StatementFilter) {
    statementSummary(filter: $filter, groupBy: []) {
      total { billed paid statements customers late creditLimit utilisation paymentRatio }
    }
  }
`)

export type StatementVariables = VariablesOf<typeof StatementRowsQuery>
export type StatementFilter = NonNullable<StatementVariables['filter']>
export type StatementDimension = StatementVariables['groupBy'][number]
export type StatementRow = ResultOf<typeof StatementRowsQuery>['statementSummary']['rows'][number]
export type Measures = StatementRow['measures']
