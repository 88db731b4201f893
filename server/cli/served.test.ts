import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTally, tally } from './testing/tally.ts'

const root = mkdtempSync(join(tmpdir(), 'tally-served-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

interface Served {
  url: string
  pid: number
  stop(signal: NodeJS.Signals): Promise<number | null>
}

/** Starts a server on a free port and waits for the one JSON document it prints. */
async function serve(dir: string): Promise<Served> {
  const { child, ended } = startTally(['serve', '--port', '0', '--json', '--store', dir])
  const [line] = await Promise.race([
    once(child.stdout as NodeJS.ReadableStream, 'data'),
    ended.then(({ stderr }) => Promise.reject(new Error(stderr))),
  ])
  return {
    ...JSON.parse(String(line)),
    async stop(signal) {
      child.kill(signal)
      return (await ended).code
    },
  }
}

describe('while a server holds the store', () => {
  const dir = join(root, 'served')
  let server: Served
  beforeAll(async () => {
    server = await serve(dir)
  })
  afterAll(() => server.stop('SIGKILL'))

  it('it answers', async () => {
    const [health, ready] = await Promise.all(
      ['healthz', 'readyz'].map((path) => fetch(`${server.url}/${path}`)),
    )
    expect([health?.status, ready?.status]).toEqual([200, 503])
  })

  it('a verb goes through it', async () => {
    const { code, stdout } = await tally(['status', '--json', '--store', dir])
    expect([code, JSON.parse(stdout).store]).toEqual([0, dir])
  })

  it('a failing verb fails as it would here', async () => {
    const { code, stdout, stderr } = await tally(
      ['ingest', 'tally', 'missing.csv', '--json', '--store', dir],
      { cwd: root },
    )
    expect(code).toBe(1)
    expect(JSON.parse(stdout).error.code).toBe('FILE_REFUSED')
    expect(stderr).toContain(join(root, 'missing.csv'))
  })

  it('doctor says who serves it', async () => {
    const { code, stdout } = await tally(['doctor', '--store', dir])
    expect(code).toBe(0)
    expect(stdout).toContain(`process ${server.pid} serves ${server.url}`)
  })

  it('a second server is told where the first one is', async () => {
    const { code, stderr } = await tally(['serve', '--port', '0', '--store', dir])
    expect(code).toBe(1)
    expect(stderr).toContain(`is held by process ${server.pid}; it is served at ${server.url}`)
  })

  it('asked to stop it comes out with 0 and takes its file along', async () => {
    expect(await server.stop('SIGTERM')).toBe(0)
    expect(existsSync(join(dir, 'server.json'))).toBe(false)
    expect(existsSync(join(dir, 'tallystick.duckdb.wal'))).toBe(false)
  })
})

it('a server that was killed is not waited for', async () => {
  const dir = join(root, 'killed')
  const server = await serve(dir)
  await server.stop('SIGKILL')
  expect(existsSync(join(dir, 'server.json'))).toBe(true)
  const { code } = await tally(['status', '--store', dir])
  expect(code).toBe(0)
})

it('a port that is taken is said, and the store is let go', async () => {
  const dir = join(root, 'first')
  const server = await serve(dir)
  const other = join(root, 'second')
  const port = new URL(server.url).port
  const { code, stderr } = await tally(['serve', '--port', port, '--store', other])
  await server.stop('SIGTERM')
  expect(code).toBe(1)
  expect(stderr).toContain(`port ${port} of 127.0.0.1 is taken`)
  expect(existsSync(join(other, 'server.json'))).toBe(false)
})
