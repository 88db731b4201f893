import { useMemo } from 'preact/hooks'
import { type Query, useQuery } from '../../api/use_query.ts'
import { type Period, spanOf } from '../../state/period.ts'
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

export interface Compared {
  /** Groups of the period, in the server's order. */
  now: readonly StatementRow[] | undefined
  /** The same groups of the period compared. */
  before: readonly StatementRow[] | undefined
  queries: readonly StatementAnswer[]
}

/** Rows of one month out of rows by (month, group), with the month left out of their keys. */
const ofMonth = (rows: readonly StatementRow[], month: string): StatementRow[] =>
  rows.flatMap(({ keys: [of, ...keys], measures }) => (of === month ? [{ keys, measures }] : []))

/**
 * Groups of the period and of the one compared. Two single months are one question: statements are
 * joined with their limits for every question, which is most of its cost.
 */
export function useCompared(
  scope: Scope,
  dimension: StatementDimension,
  except: readonly string[],
): Compared {
  const { period, compared } = scope
  const months = compared !== null && spanOf(period) === 'month' && spanOf(compared) === 'month'
  const both = useStatements(scope, ['MONTH', dimension], {
    except,
    period: months ? { from: compared.from, to: period.to } : null,
  })
  const now = useStatements(scope, [dimension], { except, when: !months })
  const before = useStatements(scope, [dimension], { except, period: compared, when: !months })
  const rows = both.data?.statementSummary.rows
  const apart = useMemo(
    () =>
      rows && compared
        ? { now: ofMonth(rows, period.from), before: ofMonth(rows, compared.from) }
        : { now: undefined, before: undefined },
    [rows, period.from, compared?.from],
  )
  if (months) return { ...apart, queries: [both] }
  return {
    now: now.data?.statementSummary.rows,
    before: compared ? before.data?.statementSummary.rows : undefined,
    queries: compared ? [now, before] : [now],
  }
}
