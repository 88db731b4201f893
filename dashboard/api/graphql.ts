import { initGraphQLTada } from 'gql.tada'
import type { introspection } from '../graphql-env.d.ts'

/** Types every operation against the printed schema. Money and dates are strings, never floats. */
export const graphql = initGraphQLTada<{
  introspection: introspection
  disableMasking: true
  scalars: { Decimal: string; Date: string; DateTime: string }
}>()

export type { ResultOf, VariablesOf } from 'gql.tada'
