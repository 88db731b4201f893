import { type Query, useQuery } from '../../api/use_query.ts'
import type { Period } from '../../state/period.ts'
import {
  type Measures,
  type StatementDimension,
  type StatementRow,
  StatementRowsQuery,
  StatementTotalQuery,
} from './query.ts'
import { type Scope, statementFilter } from './scope.ts'

export type StatementAnswer = Query<{ statementSummary: { rows: StatementRow[] } }>
export type StatementTotal = Query<{ statementSummary: { total: Measures } }>

type Options = { except?: readonly string[]; period?: Period | null; when?: boolean }

/** Asks for sums of statements, grouped; null as period asks nothing. */
export const useStatements = (
  scope: Scope,
  groupBy: readonly StatementDimension[],
  { except = [], period = scope.period, when = true }: Options = {},
): StatementAnswer =>
  useQuery(
    StatementRowsQuery,
    period && when
      ? { filter: statementFilter(scope.address, period, except), groupBy: [...groupBy] }
      : null,
  )

/** Asks for the sums of all statements of a period; null asks nothing. */
export const useStatementTotal = (scope: Scope, period: Period | null): StatementTotal =>
  useQuery(StatementTotalQuery, period ? { filter: statementFilter(scope.address, period) } : null)
