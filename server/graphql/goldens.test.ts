import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../db/store.ts'
import { publishRun } from './testing/published_run.ts'
import { openSmallLender } from './testing/small_lender.ts'
import { type TestServer, testServer } from './testing/test_server.ts'

const FOLDER = fileURLToPath(new URL('./goldens', import.meta.url))

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

// A query beside its answer over HTTP; read the answer in review when it changes.
const names = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.graphql'))
  .map((file) => file.replace('.graphql', ''))

it.each(names)('%s is answered as written down', async (name) => {
  const query = readFileSync(`${FOLDER}/${name}.graphql`, 'utf8')
  const answer = await server.query(query)
  expect(server.logged.filter(({ level }) => Number(level) >= 50)).toEqual([])
  await expect(`${JSON.stringify(answer, null, 2)}\n`).toMatchFileSnapshot(`${FOLDER}/${name}.json`)
})
