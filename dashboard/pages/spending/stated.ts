import { graphql, type ResultOf } from '../../api/graphql.ts'
import type { Query } from '../../api/use_query.ts'
import { useQuery } from '../../api/use_query.ts'

const StatedQuery = graphql(`
  query Stated {
    channel: spending(groupBy: [CHANNEL], limit: 3) { rows { keys } }
    funding: spending(groupBy: [FUNDING], limit: 3) { rows { keys } }
    category: spending(groupBy: [CATEGORY], limit: 3) { rows { keys } }
    place: spending(groupBy: [PLACE], limit: 3) { rows { keys } }
    merchant: spending(groupBy: [MERCHANT], limit: 3) { rows { keys } }
    kind: spending(groupBy: [KIND], limit: 3) { rows { keys } }
    response: spending(groupBy: [RESPONSE], limit: 3) { rows { keys } }
    hour: spending(groupBy: [HOUR], limit: 3) { rows { keys } }
  }
`)

type Answer = ResultOf<typeof StatedQuery>
export type StatedField = keyof Answer

/** Fields that the lender's payments state at all: a panel on one that they don't is left out. */
export function useStated(): Query<Answer> & { stated: ReadonlySet<StatedField> } {
  const query = useQuery(StatedQuery, {})
  return { ...query, stated: statedOf(query.data) }
}

function statedOf(data: Answer | undefined): ReadonlySet<StatedField> {
  const stated = new Set<StatedField>()
  if (!data) return stated
  for (const field of Object.keys(data) as StatedField[]) {
    const keys = data[field].rows.map((row) => row.keys[0] ?? 'none')
    // A file of days without times puts every payment at midnight.
    const known = field === 'hour' ? keys.length > 1 : keys.some((key) => key !== 'none')
    if (known) stated.add(field)
  }
  return stated
}
