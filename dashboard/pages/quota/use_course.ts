import { useMemo } from 'preact/hooks'
import { toNumber } from '../../api/decimal.ts'
import { lender } from '../../api/lender.ts'
import { useQuery } from '../../api/use_query.ts'
import type { Address } from '../../state/address.ts'
import { addMonths } from '../../state/period.ts'
import { decisionFilter } from './filter.ts'
import { CourseQuery, type Run } from './query.ts'

/** A month of the lines that had a statement: their limits together, how many they are, what of it was used. */
export interface CourseMonth {
  limit: number
  lines: number
  utilisation: number | null
}

const months = 24

/**
 * The two years of whole months before a run, oldest first; none where decisions are filtered, since
 * statements know nothing of what a run decided, or where the lender has no statements.
 */
export function useCourse(run: Run, here: Address): readonly CourseMonth[] {
  const known = (lender.value?.statements ?? 0) > 0
  const filtered = Object.keys(decisionFilter(here)).length > 0
  const { data } = useQuery(CourseQuery, known && !filtered ? {} : null)
  return useMemo(() => {
    if (filtered) return []
    const from = addMonths(run.asOf, -months)
    return (data?.statementSummary.rows ?? [])
      .map(({ keys: [month], measures }) => ({ month: month ?? '', measures }))
      .filter(({ month }) => month >= from && month && addMonths(month, 1) <= run.asOf)
      .sort((a, b) => (a.month < b.month ? -1 : 1))
      .map(({ measures }) => ({
        limit: toNumber(measures.creditLimit),
        lines: measures.customers,
        utilisation: measures.utilisation,
      }))
  }, [data, run.asOf, filtered])
}
