import { type GraphQLOutputType, isListType, isNonNullType, isObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../db/store.ts'
import { schema } from '../graphql/schema.ts'
import { counting } from '../graphql/testing/counting.ts'
import { openSmallLender } from '../graphql/testing/small_lender.ts'
import { type TestServer, testServer } from '../graphql/testing/test_server.ts'

const statements: string[] = []
let store: Store
let server: TestServer
beforeAll(async () => {
  store = await openSmallLender()
  server = await testServer(counting(store, statements))
})
afterAll(async () => {
  await server.close()
  await store.close()
})

/** Everything that can be asked of a type, to the leaves. */
function everything(type: GraphQLOutputType): string {
  if (isNonNullType(type) || isListType(type)) return everything(type.ofType)
  if (!isObjectType(type)) return ''
  const fields = Object.values(type.getFields())
  return `{ ${fields.map((field) => `${field.name} ${everything(field.type)}`).join(' ')} }`
}

const Portfolio = schema.getType('Portfolio')
if (!isObjectType(Portfolio)) throw new Error('no type Portfolio')
const relations = Object.values(Portfolio.getFields()).filter(
  (field) => !['asOf', 'knownAt', 'compareTo'].includes(field.name),
)
const both = 'asOf: "2018-01-01", compareTo: "2017-12-01"'

describe('portfolio', () => {
  it.each(relations.map((field) => [field.name, everything(field.type)]))(
    '%s answers every field it declares, both days in one statement',
    async (name, asked) => {
      await server.query('{ lender { name } }')
      statements.length = 0
      const { data, errors } = await server.query(
        `{ portfolio(${both}) { ${name}(limit: 5) ${asked} } }`,
      )
      expect(errors).toBeUndefined()
      expect(data.portfolio[name].rows.length).toBeLessThanOrEqual(5)
      expect(statements).toHaveLength(1)
    },
  )

  it.each(relations.map((field) => [field.name]))('%s bounds how much is asked', async (name) => {
    const ask = async (limit: number) =>
      (await server.query(`{ portfolio { ${name}(limit: ${limit}) { count } } }`)).errors?.[0]
        ?.extensions.code
    expect(await ask(10_001)).toBe('LIMIT_EXCEEDED')
    expect(await ask(0)).toBe('BAD_REQUEST')
  })

  it('lays the same relation as of another day beside the first', async () => {
    const { data } = await server.query(
      `{ portfolio(${both}) { declineFunnel(days: 31) { rows { channel step measures { payments } comparison { payments } } } } }`,
    )
    const alone = await server.query(
      `{ portfolio(asOf: "2017-12-01") { declineFunnel(days: 31) { rows { channel step measures { payments } } } } }`,
    )
    const compared = data.portfolio.declineFunnel.rows.flatMap(
      ({ comparison, ...row }: { comparison: unknown }) =>
        comparison ? [{ ...row, measures: comparison }] : [],
    )
    expect(compared).toEqual(alone.data.portfolio.declineFunnel.rows)
  })

  it('an earlier day lies as long before the comparison’s, and before its own', async () => {
    const { data } = await server.query(
      '{ portfolio(asOf: "2017-12-01", compareTo: "2017-11-01") { rollForward(from: "2017-11-01") { rows { kind comparison { opening closing } } } } }',
    )
    const alone = await server.query(
      '{ portfolio(asOf: "2017-11-01") { rollForward(from: "2017-10-01") { rows { kind measures { opening closing } } } } }',
    )
    expect(
      data.portfolio.rollForward.rows.map(
        ({ kind, comparison }: { kind: string; comparison: unknown }) => ({
          kind,
          measures: comparison,
        }),
      ),
    ).toEqual(alone.data.portfolio.rollForward.rows)
    // Nothing was posted but a refund of 5: 58 lines owe their statement of October, 100 + c each.
    expect(alone.data.portfolio.rollForward.rows[0].measures).toEqual({
      opening: '0.00',
      closing: '7506.00',
    })
    const { errors } = await server.query(
      '{ portfolio(asOf: "2017-12-01") { rollForward(from: "2017-12-01") { count } } }',
    )
    expect(errors?.[0]).toMatchObject({
      message: 'from is before asOf (2017-12-01), not 2017-12-01',
      extensions: { code: 'BAD_REQUEST' },
    })
  })

  it('a choice is one of its words', async () => {
    const ask = (kind: string) =>
      server.query(`{ portfolio(${both}) { movers(kind: ${kind}) { count } } }`)
    expect((await ask('IMPROVED')).errors).toBeUndefined()
    expect((await ask('SIDEWAYS')).errors?.[0]?.message).toMatch(/does not exist in "MoversKind"/)
  })

  it('nothing is known before it was recorded', async () => {
    const { data } = await server.query(
      '{ portfolio(asOf: "2018-01-01", knownAt: "2017-12-01T00:00:00Z") { declineFunnel { count rows { step } } } }',
    )
    expect(data.portfolio.declineFunnel).toEqual({ count: 0, rows: [] })
  })
})

describe('what is dated or recorded later changes nothing', () => {
  let later: Store
  let after: TestServer
  beforeAll(async () => {
    later = await openSmallLender()
    await later.write((sql) =>
      sql.script(`
        insert into transaction select * replace (booked_on + 60 as booked_on) from transaction;
        insert into statement select * replace (closed_on + 60 as closed_on) from statement;
        ${['transaction', 'statement', 'limit_event', 'binding', 'coverage']
          .map(
            (table) =>
              `insert into ${table} select * replace (timestamp '2018-02-01' as recorded_at) from ${table};`,
          )
          .join(' ')}`),
    )
    after = await testServer(later)
  })
  afterAll(async () => {
    await after.close()
    await later.close()
  })

  const known = 'asOf: "2017-11-15", knownAt: "2018-01-02T00:00:00Z"'

  it.each(relations.map((field) => [field.name, everything(field.type)]))(
    '%s',
    async (name, asked) => {
      const query = `{ portfolio(${known}) { ${name} ${asked} } }`
      const before = await server.query(query)
      expect(before.errors).toBeUndefined()
      expect(await after.query(query)).toEqual(before)
    },
  )

  it('though there is something to change', async () => {
    const { data } = await server.query(`{ portfolio(${known}) { channelShare { count } } }`)
    expect(data.portfolio.channelShare.count).toBeGreaterThan(0)
  })
})
