import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../db/store.ts'
import { publishRun } from './testing/published_run.ts'
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

const FILTER = {
  customer: 'C001',
  channel: { in: ['scan'] },
  paid: { from: '2017-10-01', to: '2017-10-31' },
}
const get = (path: string, filter?: unknown) =>
  fetch(
    `${server.url}/export/${path}${filter === undefined ? '' : `?filter=${encodeURIComponent(JSON.stringify(filter))}`}`,
  )

it('a CSV has the rows that the API’s filter leaves, with the source’s ids and words', async () => {
  const response = await get('transactions.csv', FILTER)
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(response.headers.get('content-disposition')).toBe('attachment; filename=transactions.csv')
  const [head, ...rows] = (await response.text()).trim().split('\n')
  expect(head).toMatch(/^transaction_id,original_transaction_id,customer_id,/)
  expect(rows.map((row) => row.split(',')[0])).toEqual(['T1-1', 'T1-4', 'T1-7'])
  expect(rows[0]).toContain(',purchase,scan,quota,approved,-1,2.25,')
})

it('a text that a spreadsheet would run has an apostrophe before it; a number keeps its minus', async () => {
  await store.write((sql) =>
    sql.script(`update transaction set counterparty = '=HYPERLINK("x")' where source_id = 'T1-4'`),
  )
  const csv = await (await get('transactions.csv', FILTER)).text()
  expect(csv).toContain(`"'=HYPERLINK(""x"")"`)
  expect(csv).toContain(',-1,2.25,')
  const ndjson = await (await get('transactions.ndjson', FILTER)).text()
  expect(ndjson).toContain(`"=HYPERLINK(\\"x\\")"`)
})

it('NDJSON carries money as text, exact to the last digit', async () => {
  const lines = (await (await get('transactions.ndjson', FILTER)).text()).trim().split('\n')
  expect(lines.map((line) => JSON.parse(line).amount)).toEqual(['2.25', '5.25', '8.25'])
})

it('Parquet is a file the engine reads back, with decimals as decimals', async () => {
  const file = join(tmpdir(), `tally-export-test-${process.pid}.parquet`)
  const response = await get('transactions.parquet')
  await writeFile(file, Buffer.from(await response.arrayBuffer()))
  const [row] = await store.read.all(
    `select count(*) as n, sum(amount)::decimal(18,2) as amount, any_value(typeof(amount)) as type from '${file}'`,
  )
  const [own] = await store.read.all(
    `select count(*) as n, sum(amount)::decimal(18,2) as amount, 'DECIMAL(18,2)' as type from transaction`,
  )
  expect(row).toEqual(own)
})

it('decisions can be had once a run is published', async () => {
  expect((await get('decisions.csv')).status).toBe(503)
  await publishRun(store)
  const text = await (await get('decisions.csv', { outcome: { in: ['keep'] } })).text()
  expect(text.trim().split('\n')).toHaveLength(1 + 59)
})

it('customers are filtered as in the API', async () => {
  const text = await (await get('customers.ndjson', { search: 'c00', hasFacility: true })).text()
  expect(
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).customer_id),
  ).toContain('C007')
  expect(text.trim().split('\n')).toHaveLength(10)
})

it.each([
  ['transactions.csv?filter={', 400, 'filter is not JSON'],
  ['transactions.csv?filter={"colour":1}', 400, 'colour'],
  ['transactions.csv?filter={"amount":{"from":3.5}}', 400, 'Decimal expects a string'],
  ['transactions.csv?filter={"channel":{"in":["zap"]}}', 400, 'channel has no word zap'],
  ['secrets.csv', 404, 'no export'],
  ['transactions.xml', 404, 'no export'],
  ['constructor.csv', 404, 'no export'],
  ['decisions.csv?run=x', 400, 'run is not a number'],
])('%s is refused with %i', async (path, status, message) => {
  const response = await fetch(`${server.url}/export/${path}`)
  expect(response.status).toBe(status)
  const { errors } = (await response.json()) as { errors: { message: string }[] }
  expect(errors[0]?.message).toContain(message)
})
