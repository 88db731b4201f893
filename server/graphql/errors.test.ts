import { afterAll, beforeAll, expect, it } from 'vitest'
import { SqlError } from '../db/errors.ts'
import type { Store } from '../db/store.ts'
import { parseInstant } from './scalars.ts'
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

it('a cursor of another list or another order is refused by name', async () => {
  const server = await testServer(store)
  const page = (field: string, key: unknown[], sort = '') => {
    const after = Buffer.from(JSON.stringify(key)).toString('base64url')
    return server.query(`{ ${field}(first: 1, after: "${after}"${sort}) { edges { cursor } } }`)
  }
  const byAmount = ', sort: { by: AMOUNT, descending: true }'
  expect((await page('transactions', ['12.50', 1], byAmount)).errors).toBeUndefined()
  expect((await page('transactions', ['2017-12-31 15:56:38', 1])).errors).toBeUndefined()
  for (const { errors } of [
    await page('transactions', ['2017-12-31 15:56:38', 1], byAmount),
    await page('transactions', ['12.50', 1]),
    await page('transactions', ['2017-02-30 00:00:00', 1]),
    await page('transactions', ['12.50', 1e300], byAmount),
    await page('models', ['a', 'b']),
    await page('customers', [1e20]),
  ]) {
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('not a cursor of this list'),
      extensions: { code: 'BAD_REQUEST' },
    })
  }
  await server.close()
})

it.each(['2017-02-30T00:00:00Z', '9999-12-31T23:59:59-14:00', '0000-01-01T00:00:00+14:00'])(
  'the instant %s is refused, as none that the calendar has',
  (value) => {
    expect(() => parseInstant(value)).toThrow(value)
  },
)

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
  for (const domain of ['colour', 'constructor']) {
    expect(await codeOf(`{ codes(domain: "${domain}") { name } }`)).toMatchObject({
      message: expect.stringContaining(`no vocabulary ${domain}`),
      extensions: { code: 'NOT_FOUND' },
    })
  }
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
