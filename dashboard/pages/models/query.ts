import { graphql, type ResultOf } from '../../api/graphql.ts'

export const ModelsQuery = graphql(`
  query Models {
    models(first: 50) {
      totalCount
      edges {
        node {
          id modelId name kind state stateSince actor validatedBy createdAt rows bads auc
          reasonBaseline { kind cutoff }
          ofLedger segments { name }
        }
      }
    }
  }
`)

export const DriftQuery = graphql(`
  query Drift {
    drift {
      runId asOf feature label labelZh psi byChance pointsShift referenceRun thenRows nowRows verdict
      model { id modelId name }
    }
  }
`)

/** The bands of score alone: cells of every characteristic are many. */
export const ScoreShiftQuery = graphql(`
  query ScoreShift {
    drift {
      feature thenRows nowRows
      model { id modelId name }
      cells { cell thenRows nowRows }
    }
  }
`)

export const RealisedQuery = graphql(`
  query Realised {
    realisedPerformance {
      runId asOf shadow subjects bads auc promisedAuc ks meanPd badRate badRateLower badRateUpper
      discrimination level
      model { id modelId name }
    }
  }
`)

export const ShadowQuery = graphql(`
  query Shadow {
    shadowComparison {
      runId subjects meanScore modelMeanScore meanPd modelMeanPd rankCorrelation otherFifth
      challenger { id modelId name }
      model { id modelId name }
    }
  }
`)

export const AlertsQuery = graphql(`
  query MonitorAlerts {
    monitorAlerts { kind feature label labelZh verdict measured expected model { id name } }
  }
`)

export type ListedModel = ResultOf<typeof ModelsQuery>['models']['edges'][number]['node']
export type Drift = ResultOf<typeof DriftQuery>['drift'][number]
export type Realised = ResultOf<typeof RealisedQuery>['realisedPerformance'][number]
export type Shadow = ResultOf<typeof ShadowQuery>['shadowComparison'][number]
export type Alert = ResultOf<typeof AlertsQuery>['monitorAlerts'][number]
