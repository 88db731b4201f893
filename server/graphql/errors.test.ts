import { afterAll, beforeAll, expect, it } from 'vitest'
import { SqlError } from '../db/errors.ts'
import type { Store } from '../db/store.ts'
import { openSmallLender } from './testing/small_lender.ts'
import { testServer } from './testing/test_server.ts'

let store: Store
beforeAll(async () => {
  store = await openSmallLender()
})
afterAll(() => store.close())

it('a bug is masked: the caller gets an id, the log the statement, its parameters and the cause', async () => {
  const failing: Store = {
    ...store,
    within: (signal) => ({
      ...store.within(signal),
      read: {
        ...store.read,
        arrays: async () => {
          throw new SqlError('select secret from vault where id = $1', [7], new Error('no vault'))
        },
      },
    }),
  }
  const server = await testServer(failing)
  const { errors, data } = await server.query('{ customer(sourceId: "C000") { sourceId } }')
  expect(data).toEqual({ customer: null })
  const [error] = errors ?? []
  expect(error?.extensions.code).toBe('INTERNAL')
  expect(JSON.stringify(error)).not.toMatch(/secret|vault/)
  expect(server.logged).toContainEqual(
    expect.objectContaining({
      id: error?.extensions.id,
      sql: 'select secret from vault where id = $1',
      params: [7],
      path: ['customer'],
      err: expect.objectContaining({ message: expect.stringContaining('no vault') }),
    }),
  )
  await server.close()
})

it('a refused request has a stable code and names the value', async () => {
  const server = await testServer(store)
  const codeOf = async (query: string) => (await server.query(query)).errors?.[0]
  expect(await codeOf('{ node(id: "nonsense") { id } }')).toMatchObject({
    message: 'not an id of this API: nonsense',
    extensions: { code: 'BAD_REQUEST' },
  })
  expect(await codeOf('{ customers(after: "xx") { totalCount } }')).toMatchObject({
    extensions: { code: 'BAD_REQUEST' },
  })
  expect(await codeOf('{ codes(domain: "colour") { name } }')).toMatchObject({
    message: expect.stringContaining('no vocabulary colour'),
    extensions: { code: 'NOT_FOUND' },
  })
  expect(
    await codeOf('{ transactions(filter: { channel: { in: ["zap"] } }) { totalCount } }'),
  ).toMatchObject({
    message: expect.stringContaining('channel has no word zap'),
    extensions: { code: 'BAD_REQUEST' },
  })
  expect(await codeOf('{ decisionSummary { subjects } }')).toMatchObject({
    extensions: { code: 'NOT_READY' },
  })
  expect(
    await codeOf('{ transactions(filter: { amount: { from: 3.5 } }) { totalCount } }'),
  ).toMatchObject({ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } })
  expect(server.logged.filter(({ level }) => Number(level) >= 50)).toEqual([])
  await server.close()
})
