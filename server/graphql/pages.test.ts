import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../db/store.ts'
import { publishRun } from './testing/published_run.ts'
import { openSmallLender } from './testing/small_lender.ts'
import { type TestServer, testServer } from './testing/test_server.ts'

let store: Store
let server: TestServer
beforeAll(async () => {
  store = await openSmallLender()
  await publishRun(store)
  server = await testServer(store)
})
afterAll(async () => {
  await server.close()
  await store.close()
})

/** Every id of a list, page after page. */
async function walk(field: string, args: string, size: number): Promise<string[]> {
  const ids: string[] = []
  let after: string | null = null
  do {
    const query = `query ($after: String) {
      ${field}(first: ${size}, after: $after${args}) {
        totalCount pageInfo { hasNextPage endCursor } edges { node { id } }
      }
    }`
    const { data, errors } = await server.query(query, { after })
    expect(errors).toBeUndefined()
    const page = data[field]
    ids.push(...page.edges.map((edge: { node: { id: string } }) => edge.node.id))
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    if (after === null) expect(ids).toHaveLength(page.totalCount)
  } while (after !== null)
  return ids
}

it.each([
  ['customers', ''],
  ['customers', ', filter: { search: "c00" }'],
  ['transactions', ''],
  ['transactions', ', sort: { by: OCCURRED_AT, descending: false }'],
  ['transactions', ', sort: { by: AMOUNT, descending: true }'],
  [
    'transactions',
    ', sort: { by: AMOUNT, descending: false }, filter: { channel: { in: ["scan"] } }',
  ],
  ['decisions', ''],
  ['decisions', ', sort: { by: SCORE, descending: false }'],
  ['decisions', ', sort: { by: QUOTA, descending: true }'],
  ['decisions', ', sort: { by: CUSTOMER, descending: true }'],
])('pages of %s%s hold every row once, whatever ties there are', async (field, args) => {
  const ids = await walk(field, args, 97)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.length).toBeGreaterThan(0)
  if (field !== 'transactions') expect(await walk(field, args, 7)).toEqual(ids)
})

it('a row that comes in front does not shift the pages after it', async () => {
  const page = (after?: string) =>
    server.query(
      `query ($after: String) { transactions(first: 5, after: $after) { pageInfo { endCursor } edges { node { sourceId } } } }`,
      { after },
    )
  const first = (await page()).data.transactions
  const second = (await page(first.pageInfo.endCursor)).data.transactions
  await store.write((sql) =>
    sql.script(`insert into transaction by name
      select * replace (999999 as transaction_id, 'NEW' as source_id, timestamp '2030-01-01' as occurred_at)
      from transaction where source_id = 'T0-0'`),
  )
  expect((await page(first.pageInfo.endCursor)).data.transactions).toEqual(second)
  await store.write((sql) => sql.script(`delete from transaction where source_id = 'NEW'`))
})

it('node gives back what has an id', async () => {
  const { data } = await server.query(`{
    customer(sourceId: "C001") { id accounts { id } facilities { id } statements { id } decisions { id model { id } policy { id } run { id } } transactions(first: 1) { edges { node { id merchant { id } } } } }
  }`)
  const found = JSON.stringify(data).match(/"id":"[^"]+"/g) ?? []
  const ids = [...new Set(found.map((text) => text.slice(6, -1)))]
  expect(ids.length).toBeGreaterThan(9)
  for (const id of ids) {
    const answer = await server.query('query ($id: ID!) { node(id: $id) { __typename id } }', {
      id,
    })
    expect(answer.data.node?.id).toBe(id)
  }
  const gone = Buffer.from('Customer:nobody').toString('base64url')
  expect((await server.query(`{ node(id: "${gone}") { id } }`)).data).toEqual({ node: null })
})
