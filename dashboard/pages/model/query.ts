import { graphql, type ResultOf } from '../../api/graphql.ts'

export const ModelQuery = graphql(`
  query Model($id: ID!) {
    model(id: $id) {
      id modelId name kind state stateSince actor validatedBy createdAt rows bads horizonMonths
      outcomeDefinition
      segments { name condition rows bads }
      heldBack { method rows bads auc aucLower aucUpper ks brier meanPd badRate }
      outOfTime { from trainingRows rows auc aucLower aucUpper meanPd badRate }
      characteristics {
        feature label segment iv beta betaLower betaUpper
        bins { label count bad badRate woe points }
      }
      leftOut { feature why }
      events { from to actor at note }
    }
  }
`)

export const ModelValidationQuery = graphql(`
  query ModelValidation($id: ID!) {
    model(id: $id) {
      id
      validation {
        lacking limits ks
        curve { score goods bads }
        gains { lowest highest rows bads badRate lower upper meanPd }
      }
    }
  }
`)

export type Model = NonNullable<ResultOf<typeof ModelQuery>['model']>
export type Characteristic = Model['characteristics'][number]
export type ValidationAnswer = ResultOf<typeof ModelValidationQuery>
