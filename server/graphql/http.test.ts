import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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

const get = (path: string, init?: RequestInit) => fetch(server.url + path, init)
const post = (body: string, headers: Record<string, string>) =>
  get('/graphql', { method: 'POST', body, headers })
const JSON_TYPE = { 'content-type': 'application/json' }

/** fetch sets Host itself, so this asks as a rebound name would. */
function statusFor(host: string): Promise<number | undefined> {
  const { port } = new URL(server.url)
  return new Promise((resolve, reject) => {
    request({ port, path: '/healthz', headers: { host } }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .on('error', reject)
      .end()
  })
}

describe('health', () => {
  it('is well before it is ready, and ready once a run is published', async () => {
    expect((await get('/healthz')).status).toBe(200)
    expect((await get('/readyz')).status).toBe(503)
    await publishRun(store)
    expect((await get('/readyz')).status).toBe(200)
  })

  it('counts requests by route and status, and runs', async () => {
    await get('/healthz')
    const text = await (await get('/metrics')).text()
    expect(text).toMatch(/tally_http_request_seconds_count\{route="healthz",code="2xx"\} [1-9]/)
    expect(text).toContain('tally_runs{status="published"} 1')
    expect(text).not.toContain('undefined')
  })
})

describe('protection', () => {
  it('lets nobody keep an answer', async () => {
    const answer = await post(JSON.stringify({ query: '{ __typename }' }), JSON_TYPE)
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  it('says on every answer what a browser must not do', async () => {
    for (const path of ['/', '/healthz', '/graphql/schema.graphql', '/nowhere']) {
      const { headers } = await get(path)
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toContain("script-src 'self'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toMatch(/script-src[^;]*unsafe/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('x-powered-by')).toBeNull()
    }
  })

  it('answers to its own names only, since another may have been rebound to this machine', async () => {
    expect(await statusFor('localhost:4000')).toBe(200)
    expect(await statusFor('[::1]:4000')).toBe(200)
    expect(await statusFor('evil.example')).toBe(421)
    expect(await statusFor('127.0.0.1.evil.example')).toBe(421)
  })

  it('refuses what another site could send without asking first', async () => {
    const body = JSON.stringify({ query: '{ lender { name } }' })
    const plain = await post(body, { 'content-type': 'text/plain' })
    expect(plain.status).toBe(400)
    expect((await get(`/graphql?query=${encodeURIComponent('{ lender { name } }')}`)).status).toBe(
      400,
    )
    const foreign = await get('/export/customers.csv', {
      headers: { 'sec-fetch-site': 'cross-site' },
    })
    expect(foreign.status).toBe(400)
  })

  it('refuses a body that is too large, or no JSON, with a stable code', async () => {
    const large = await post(JSON.stringify({ query: `{ a }${' '.repeat(300_000)}` }), JSON_TYPE)
    expect(large.status).toBe(413)
    expect(await large.json()).toMatchObject({
      errors: [{ extensions: { code: 'LIMIT_EXCEEDED' } }],
    })
    const broken = await post('{', JSON_TYPE)
    expect(broken.status).toBe(400)
    expect(await broken.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] })
  })

  it('takes one operation a request', async () => {
    const batch = JSON.stringify([{ query: '{ __typename }' }, { query: '{ __typename }' }])
    expect((await post(batch, JSON_TYPE)).status).toBe(400)
  })
})

describe('pages', () => {
  it('says how to get a dashboard where none is built', async () => {
    expect(await (await get('/')).text()).toContain('npm run build')
  })

  it('shows a page without parts from elsewhere at /graphql, and the schema', async () => {
    const page = await (await get('/graphql', { headers: { accept: 'text/html' } })).text()
    expect(page).toContain('/graphql/schema.graphql')
    expect(page).not.toMatch(/https?:/)
    expect(await (await get('/graphql/schema.graphql')).text()).toContain('type Query')
  })
})
