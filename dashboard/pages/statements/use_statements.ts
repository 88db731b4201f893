import { type Query, useQuery } from '../../api/use_query.ts'
import type { Period } from '../../state/period.ts'
import { type StatementDimension, type Statements, StatementsQuery } from './query.ts'
import { type Scope, statementFilter } from './scope.ts'

export type StatementAnswer = Query<{ statementSummary: Statements }>

/** Asks for sums of statements, grouped; null as period asks nothing. */
export const useStatements = (
  scope: Scope,
  groupBy: readonly StatementDimension[],
  {
    except = [],
    period = scope.period,
  }: { except?: readonly string[]; period?: Period | null } = {},
): StatementAnswer =>
  useQuery(
    StatementsQuery,
    period
      ? { filter: statementFilter(scope.address, period, except), groupBy: [...groupBy] }
      : null,
  )
