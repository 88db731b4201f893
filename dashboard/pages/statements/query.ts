import { graphql, type ResultOf, type VariablesOf } from '../../api/graphql.ts'

export const StatementsQuery = graphql(`
  query StatementSums($filter: StatementFilter, $groupBy: [StatementDimension!]!) {
    statementSummary(filter: $filter, groupBy: $groupBy) {
      total { ...StatementMeasures }
      rows { keys labels measures { ...StatementMeasures } }
    }
  }
  fragment StatementMeasures on StatementMeasures {
    billed paid statements customers late creditLimit utilisation paymentRatio
  }
`)

export type StatementVariables = VariablesOf<typeof StatementsQuery>
export type StatementFilter = NonNullable<StatementVariables['filter']>
export type StatementDimension = StatementVariables['groupBy'][number]
export type Statements = ResultOf<typeof StatementsQuery>['statementSummary']
export type StatementRow = Statements['rows'][number]
export type Measures = Statements['total']
