import { useEffect, useState } from 'preact/hooks'
import { client } from '../../api/client.ts'
import type { ResultOf } from '../../api/graphql.ts'
import { type Notch, NotchesQuery } from './query.ts'

export interface Notches {
  payments: readonly Notch[]
  /** How many there are in all. */
  total: number
  done: boolean
}

const pages = 10

/** The newest payments of a customer, at most a thousand of them, page by page. */
export function useNotches(sourceId: string, from: string, to: string): Notches {
  const [known, setKnown] = useState<Notches>({ payments: [], total: 0, done: false })
  useEffect(() => {
    let wanted = true
    const load = async () => {
      let payments: readonly Notch[] = []
      let after: string | null = null
      for (let page = 0; page < pages && wanted; page++) {
        const found: Page | undefined = await pageOf(sourceId, from, to, after)
        if (!wanted) return
        if (!found) break
        payments = [...payments, ...found.edges.map(({ node }) => node)]
        after = found.pageInfo.endCursor
        const done = !found.pageInfo.hasNextPage || page === pages - 1
        setKnown({ payments, total: found.totalCount, done })
        if (done) break
      }
    }
    load()
    return () => {
      wanted = false
    }
  }, [sourceId, from, to])
  return known
}

type Page = NonNullable<ResultOf<typeof NotchesQuery>['customer']>['transactions']

const pageOf = async (
  sourceId: string,
  from: string,
  to: string,
  after: string | null,
): Promise<Page | undefined> => {
  const filter = { paid: { from, to } }
  const answer = await client.query(NotchesQuery, { sourceId, after, filter }).toPromise()
  return answer.data?.customer?.transactions
}
