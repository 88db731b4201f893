import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../db/store.ts'
import { counting } from './testing/counting.ts'
import { publishRun } from './testing/published_run.ts'
import { openSmallLender } from './testing/small_lender.ts'
import { type TestServer, testServer } from './testing/test_server.ts'

const statements: string[] = []
let store: Store
let server: TestServer
beforeAll(async () => {
  store = await openSmallLender()
  await publishRun(store)
  server = await testServer(counting(store, statements))
})
afterAll(async () => {
  await server.close()
  await store.close()
})

const query = `query ($n: Int!) {
  customers(first: $n) {
    edges {
      node {
        sourceId
        place { name }
        accounts { sourceId balance }
        bindings { instrument }
        facilities {
          sourceId
          limit
          delinquency { bucket }
          limitEvents { creditLimit }
          statements { balance }
        }
        delinquency { bucket facility { sourceId } }
        statements { balance }
        balanceHistory(from: "2017-12-01") { balance }
        score {
          score band
          run { runId policy { version } }
          points { feature value }
          reasons { text }
        }
        standingQuotas { quota decision { outcome } override { state } }
        overrides { state decision { outcome } }
        decisions(first: 2) {
          outcome bindingText
          overrides { state }
          customer { sourceId }
          facility { sourceId }
          reasons { text }
          ruleHits { text }
          run { runId }
        }
        transactions(first: 3) { totalCount edges { node { amount merchant { name } place { name } } } }
      }
    }
  }
}`

async function statementsFor(n: number): Promise<number> {
  statements.length = 0
  const { data, errors } = await server.query(query, { n })
  expect(errors).toBeUndefined()
  expect(data.customers.edges).toHaveLength(n)
  return statements.length
}

it('fifty customers with all that hangs on them take as many statements as one', async () => {
  // The lender's facts are read once a server.
  await statementsFor(1)
  const one = await statementsFor(1)
  expect(one).toBeLessThan(45)
  // A page of several customers ranks their payments in one statement, as one customer's does.
  expect(await statementsFor(8)).toBe(one)
  expect(await statementsFor(4)).toBe(one)
})

it('fifty customers with facilities, score and decisions stay within a handful of statements', async () => {
  statements.length = 0
  const { errors, data } = await server.query(`{
    customers(first: 50) {
      edges { node { sourceId facilities { sourceId limit } score { score band reasons { text } } decisions(first: 1) { outcome quota } } }
    }
  }`)
  expect(errors).toBeUndefined()
  expect(data.customers.edges).toHaveLength(50)
  expect(data.customers.edges[49].node.score.score).toBeGreaterThan(600)
  expect(statements.length).toBeLessThanOrEqual(13)
})
