import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../db/store.ts'
import { LIMITS } from './limits.ts'
import { openSmallLender } from './testing/small_lender.ts'
import { type TestServer, testServer } from './testing/test_server.ts'

let store: Store
let server: TestServer
beforeAll(async () => {
  store = await openSmallLender()
  server = await testServer(store)
})
afterAll(async () => {
  await server.close()
  await store.close()
})

const refused = async (query: string, variables?: Record<string, unknown>) => {
  const { errors, data } = await server.query(query, variables)
  return { code: errors?.[0]?.extensions.code, message: errors?.[0]?.message, data }
}
const nested = (levels: number): string =>
  levels === 0 ? 'sourceId' : `facilities { customer { ${nested(levels - 1)} } }`

describe('limits', () => {
  it('a page has at most 100 rows, whether written in the query or in a variable', async () => {
    expect(await refused('{ customers(first: 101) { totalCount } }')).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      message: 'a page has at most 100 rows, not 101',
    })
    const query = 'query ($n: Int) { transactions(first: $n) { totalCount } }'
    expect((await refused(query, { n: 1000 })).code).toBe('LIMIT_EXCEEDED')
    expect((await refused(query, { n: 100 })).data.transactions.totalCount).toBe(1202)
    expect((await refused(query, { n: -1 })).code).toBe('BAD_REQUEST')
  })

  it('fields nest at most so deep', async () => {
    const at = (levels: number) => `{ customer(sourceId: "C000") { ${nested(levels)} } }`
    expect((await refused(at(3))).code).toBeUndefined()
    expect(await refused(at(6))).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      message: expect.stringContaining('nested too deeply'),
    })
  })

  it('what may come back grows with each first, so that lists of lists are refused', async () => {
    const query = (first: number) =>
      `{ customers(first: 100) { edges { node { transactions(first: ${first}) { edges { node { id amount } } } } } } }`
    expect((await refused(query(20))).code).toBeUndefined()
    expect(await refused(query(100))).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      message: expect.stringContaining('may yield too much'),
    })
  })

  it('aliases, tokens and recursion of fragments are bounded', async () => {
    const many = Array.from({ length: LIMITS.aliases + 1 }, (_, i) => `a${i}: lender { name }`)
    expect((await refused(`{ ${many.join(' ')} }`)).code).toBe('LIMIT_EXCEEDED')
    const long = Array.from({ length: LIMITS.tokens }, () => '__typename')
    expect((await refused(`{ ${long.join(' ')} }`)).code).toBe('GRAPHQL_PARSE_FAILED')
    const levels = Array.from(
      { length: 30 },
      (_, i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`,
    )
    const bomb = `{ ...F0 } ${levels.join(' ')} fragment F30 on Query { __typename }`
    expect((await refused(bomb)).code).toBe('GRAPHQL_VALIDATION_FAILED')
  })

  it('groups and dimensions of spending are bounded', async () => {
    expect((await refused('{ spending(groupBy: [DAY], limit: 10001) { groups } }')).code).toBe(
      'LIMIT_EXCEEDED',
    )
    expect(
      (await refused('{ spending(groupBy: [DAY, HOUR, PLACE, KIND, SIZE]) { groups } }')).code,
    ).toBe('LIMIT_EXCEEDED')
  })
})

describe('time', () => {
  it('a query that takes too long is stopped in the engine, and says so', async () => {
    const slow = await testServer(
      {
        ...store,
        within: (signal) => {
          const limited = store.within(signal)
          const endless = 'select sum(a.range * b.range) from range(10000000) a, range(10000000) b'
          return { ...limited, read: { ...limited.read, first: () => limited.read.first(endless) } }
        },
      },
      { milliseconds: 200 },
    )
    const { errors } = await slow.query('{ lender { name } }')
    expect(errors?.[0]?.extensions.code).toBe('QUERY_TIMEOUT')
    await slow.close()
    // The engine is free again.
    expect((await server.query('{ lender { name } }')).data.lender.name).toBe('Small lender')
  })
})
