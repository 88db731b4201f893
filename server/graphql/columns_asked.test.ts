import { type GraphQLObjectType, getNamedType, isLeafType } from 'graphql'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../db/store.ts'
import { schema } from './schema.ts'
import { counting } from './testing/counting.ts'
import { openSmallLender } from './testing/small_lender.ts'
import { type TestServer, testServer } from './testing/test_server.ts'

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

const INNER: Record<string, string> = {
  place: 'place { name }',
  merchant: 'merchant { sourceId }',
  customer: 'customer { sourceId }',
}
const fields = Object.values((schema.getType('Transaction') as GraphQLObjectType).getFields()).map(
  ({ name, type }) => (isLeafType(getNamedType(type)) ? name : (INNER[name] as string)),
)

async function nodes(asked: string, sort = 'OCCURRED_AT') {
  const { data, errors } = await server.query(`{
    customer(sourceId: "C000") {
      transactions(first: 30, sort: { by: ${sort}, descending: true }) { edges { node { ${asked} } } }
    }
    transactions(first: 30, sort: { by: ${sort}, descending: true }) { edges { node { ${asked} } } }
  }`)
  expect(errors).toBeUndefined()
  return [data.customer.transactions, data.transactions].map(({ edges }) =>
    edges.map((edge: { node: Record<string, unknown> }) => edge.node),
  )
}

it.each(fields)('a transaction’s %s is the same alone as among all fields', async (field) => {
  const name = field.split(' ')[0] as string
  const all = await nodes(fields.join(' '))
  expect(await nodes(field)).toEqual(
    all.map((list) => list.map((node: Record<string, unknown>) => ({ [name]: node[name] }))),
  )
})

it('fragments are looked into, and a page reads the columns it shows and its order', async () => {
  statements.length = 0
  const { data } = await server.query(`
    fragment shown on Transaction { __typename ... on Transaction { amount } }
    { customer(sourceId: "C000") { transactions(first: 1) { edges { node { ...shown } } } } }`)
  expect(data.customer.transactions.edges[0].node).toEqual({
    __typename: 'Transaction',
    amount: expect.any(String),
  })
  const page = statements.find((text) => text.includes('from transaction\n'))
  expect(page?.split('\n')[0]).toBe(
    'select "transaction_id" as "transactionId", "customer_id" as "customerId", "occurred_at" as "occurredAt", "amount" as "amount"',
  )
})
