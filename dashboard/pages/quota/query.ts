import { graphql, type ResultOf, type VariablesOf } from '../../api/graphql.ts'

export const RunsQuery = graphql(`
  query Runs {
    runs(first: 50) {
      edges {
        node {
          runId asOf status dataVersion subjects unevaluable publishedAt
          model { modelId name }
          policy { version name }
        }
      }
    }
  }
`)

export type Run = ResultOf<typeof RunsQuery>['runs']['edges'][number]['node']

export const SummaryQuery = graphql(`
  query Summary($run: Int, $filter: DecisionFilter) {
    decisionSummary(run: $run, filter: $filter) {
      subjects evaluable unevaluable
      quotaBefore quotaAfter meanBefore meanAfter medianBefore medianAfter
      gained lost utilisationBefore utilisationAfter expectedLoss
      outcomes { band outcome count }
      matrix { band utilisationBand subjects meanBefore meanAfter }
      histogram { from to before after }
      rules { rule stage text textZh binding hit meanCut }
      bands { id from label labelZh }
      utilisationBands
    }
  }
`)

export type Summary = ResultOf<typeof SummaryQuery>['decisionSummary']
export type DecisionFilter = NonNullable<VariablesOf<typeof SummaryQuery>['filter']>

export const CourseQuery = graphql(`
  query Course {
    statementSummary(groupBy: [MONTH]) {
      rows { keys measures { creditLimit customers utilisation } }
    }
  }
`)

export const DecisionsQuery = graphql(`
  query Decisions(
    $run: Int
    $filter: DecisionFilter
    $first: Int
    $after: String
    $sort: DecisionSort
  ) {
    decisions(run: $run, filter: $filter, first: $first, after: $after, sort: $sort) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          id score band utilisation utilisationBand outcome
          currentLimit target quota change
          bindingRule bindingText bindingTextZh
          customer { sourceId }
          facility { sourceId }
        }
      }
    }
  }
`)

export type DecisionVariables = VariablesOf<typeof DecisionsQuery>
export type DecisionRow = ResultOf<typeof DecisionsQuery>['decisions']['edges'][number]['node']
