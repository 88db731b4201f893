import { useMemo } from 'preact/hooks'
import { lender } from '../../api/lender.ts'
import { useQuery } from '../../api/use_query.ts'
import { addDays } from '../../state/period.ts'
import { CustomerQuery, HistoryQuery, LastSeenQuery, StandingQuery } from './query.ts'
import { firstDayOf, lastDayOf, type Span, spanPeriod } from './span.ts'
import { heldBy } from './standing.ts'

/** What was answered, where it is of this customer and not of the one before. */
const own = <C extends { sourceId: string }>(sourceId: string, customer: C | null | undefined) =>
  customer?.sourceId === sourceId ? customer : undefined

/**
 * What is known of a customer: at once who they are and what was decided; after it how their lines
 * stand and what they owed day by day, which are summed from every row. `wanted`: the day of the address.
 */
export function useCustomer(sourceId: string, wanted: string | undefined, span: Span) {
  const { firstDay, lastDay, latestRun } = lender.value ?? {}
  const asOf = wanted ?? lastDay ?? ''
  const seen = useQuery(LastSeenQuery, { sourceId })
  const end = useMemo(() => {
    if (wanted) return wanted
    const days = [
      ...(seen.data?.customer?.statements ?? []).map(({ closedOn }) => closedOn),
      ...(seen.data?.customer?.transactions.edges ?? []).map(({ node }) => node.bookedOn),
    ]
    return lastDayOf(asOf, days, latestRun?.asOf ?? null)
  }, [wanted, asOf, seen.data])
  const period = useMemo(() => {
    const { joinedOn = null, accounts = [], facilities = [] } = seen.data?.customer ?? {}
    const came = [joinedOn, ...[...accounts, ...facilities].map(({ openedOn }) => openedOn)]
    const begin = firstDayOf(firstDay ?? end, came)
    return spanPeriod(span, end, begin < end ? begin : end)
  }, [span, end, firstDay, seen.data])
  // The engine counts what is dated before the day; the reader's day itself counts.
  const before = wanted ? { asOf: addDays(wanted, 1) } : {}
  const query = useQuery(CustomerQuery, { sourceId, ...before })
  const current = own(sourceId, query.data?.customer)
  const stands = useQuery(StandingQuery, current ? { sourceId, ...before } : null)
  const history = useQuery(
    HistoryQuery,
    current && seen.data !== undefined ? { sourceId, to: end } : null,
  )
  const standing = own(sourceId, stands.data?.customer)
  const held = useMemo(
    () => (current ? heldBy(current, standing, asOf) : []),
    [current, standing, asOf],
  )
  const balances = own(sourceId, history.data?.customer)?.balanceHistory
  return { seen, query, stands, history, current, standing, balances, held, period }
}
