import { graphql, type ResultOf } from '../../api/graphql.ts'
import type { Query } from '../../api/use_query.ts'
import { useQuery } from '../../api/use_query.ts'
import { lastDays } from '../../state/period.ts'
import type { Coverage } from './scope.ts'

const StatedQuery = graphql(`
  query Stated($filter: TransactionFilter) {
    channel: spending(filter: $filter, groupBy: [CHANNEL], limit: 3) { rows { keys } }
    funding: spending(filter: $filter, groupBy: [FUNDING], limit: 3) { rows { keys } }
    category: spending(filter: $filter, groupBy: [CATEGORY], limit: 3) { rows { keys } }
    place: spending(filter: $filter, groupBy: [PLACE], limit: 3) { rows { keys } }
    merchant: spending(filter: $filter, groupBy: [MERCHANT], limit: 3) { rows { keys } }
    kind: spending(filter: $filter, groupBy: [KIND], limit: 3) { rows { keys } }
    response: spending(filter: $filter, groupBy: [RESPONSE], limit: 3) { rows { keys } }
    hour: spending(filter: $filter, groupBy: [HOUR], limit: 3) { rows { keys } }
  }
`)

type Answer = ResultOf<typeof StatedQuery>
export type StatedField = keyof Answer

/** Fields that the payments of the data's last year state: a panel on one that they don't is left out. */
export function useStated({
  lastDay,
}: Coverage): Query<Answer> & { stated: ReadonlySet<StatedField> } {
  const query = useQuery(StatedQuery, { filter: { paid: lastDays(lastDay, 365) } })
  return { ...query, stated: statedOf(query.data) }
}

function statedOf(data: Answer | undefined): ReadonlySet<StatedField> {
  const stated = new Set<StatedField>()
  if (!data) return stated
  for (const field of Object.keys(data) as StatedField[]) {
    const keys = data[field].rows.map((row) => row.keys[0] ?? 'none')
    if (isStated(field, keys)) stated.add(field)
  }
  return stated
}

function isStated(field: StatedField, keys: readonly string[]): boolean {
  // A file of days without times puts every payment at midnight.
  if (field === 'hour') return keys.length > 1
  // Where everything is paid from savings, from what is no question.
  if (field === 'funding') return keys.some((key) => key === 'quota' || key === 'mixed')
  return keys.some((key) => key !== 'none')
}
