import { once } from 'node:events'
import { mkdtempSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { storeVerb } from '../commands/verb.ts'
import { RiskError } from '../db/errors.ts'
import type { Store } from '../db/store.ts'
import { plainStore } from '../db/testing/plain_store.ts'
import type { Progress } from '../effects.ts'
import { controlRouter, isLocal } from './router.ts'
import { type Call, isRefused, sendVerb } from './send.ts'
import {
  isAlive,
  liveServer,
  newToken,
  readServerFile,
  removeServerFile,
  type ServerFile,
  writeServerFile,
} from './server_file.ts'

let ended: (() => void) | undefined
const shape = { declare: () => undefined, read: () => ({}), summary: '' }
const verbs = [
  storeVerb({
    ...shape,
    name: 'count',
    args: z.object({ to: z.number() }),
    run: async ({ to }, { store, progress, actor }) => {
      for (let done = 0; done <= to; done++) progress({ step: 'count', done, total: to })
      return { counted: await store.read.first('select $1 as n', [to]), actor }
    },
    failure: ({ counted }) => (counted?.n === 13 ? 'unlucky' : undefined),
  }),
  storeVerb({
    ...shape,
    name: 'refuse',
    args: z.object({}),
    run: () => Promise.reject(new RiskError('TOO_FEW_BADS', '29 bads, expected 30')),
  }),
  storeVerb({
    ...shape,
    name: 'break',
    args: z.object({}),
    run: () => Promise.reject(new TypeError('a bug')),
  }),
  storeVerb({
    ...shape,
    name: 'wait',
    args: z.object({}),
    run: async (_, { store, progress }) => {
      progress({ step: 'wait', done: 0 })
      try {
        return await store.read.all(
          'select sum(a.range * b.range) from range(1000000) a, range(100000) b',
        )
      } finally {
        ended?.()
      }
    },
  }),
]

const loaded = new Map(verbs.map((verb) => [verb.name, () => Promise.resolve(verb)]))

let store: Store
let http: Server
let server: ServerFile
beforeAll(async () => {
  store = await plainStore()
  const token = newToken()
  const effects = { store, log: pino({ level: 'silent' }), now: () => new Date() }
  http = createServer(express().use(controlRouter({ verbs: loaded, token, effects })))
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const { port } = http.address() as AddressInfo
  server = { pid: process.pid, url: `http://127.0.0.1:${port}`, token, startedAt: '' }
})
afterAll(async () => {
  http.closeAllConnections()
  http.close()
  await store.close()
})

const call = (verb: string, args: unknown = {}, more: Partial<Call> = {}) =>
  sendVerb(server, {
    verb,
    args,
    actor: 'tester',
    progress: () => undefined,
    signal: new AbortController().signal,
    ...more,
  })

describe('a verb that is sent to the server', () => {
  it('streams its progress, then what it came to', async () => {
    const seen: Progress[] = []
    const outcome = await call('count', { to: 1000 }, { progress: (p) => seen.push(p) })
    expect(outcome.result).toEqual({ counted: { n: 1000 }, actor: 'tester' })
    expect(seen[0]).toEqual({ step: 'count', done: 0, total: 1000 })
    expect(seen.at(-1)).toEqual({ step: 'count', done: 1000, total: 1000 })
    expect(seen.length).toBeLessThan(1000)
  })

  it('tells of a failure beside its result', async () => {
    expect(await call('count', { to: 13 })).toMatchObject({ failure: 'unlucky' })
  })

  it('fails with the code and message it failed with there', async () => {
    await expect(call('refuse')).rejects.toMatchObject({
      code: 'TOO_FEW_BADS',
      message: '29 bads, expected 30',
    })
    await expect(call('break')).rejects.toThrow('a bug')
    await expect(call('count', { to: 'x' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  it('is cancelled there when the caller hangs up', async () => {
    const stop = new AbortController()
    const stopped = new Promise<void>((resolve) => {
      ended = resolve
    })
    const waiting = call('wait', {}, { signal: stop.signal, progress: () => stop.abort() })
    await expect(waiting).rejects.toThrow()
    await stopped
  })

  it('that it does not know is refused', async () => {
    await expect(call('nonsense')).rejects.toMatchObject({ code: 'STORE_HELD' })
  })
})

describe('a stranger', () => {
  it.each([undefined, 'Bearer ', 'Bearer wrong', 'Basic x'])(
    'who shows %s is refused',
    async (authorization) => {
      const response = await fetch(`${server.url}/control/count`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
        body: JSON.stringify({ args: { to: 1 }, actor: 'x' }),
      })
      expect(response.status).toBe(403)
      expect(await response.text()).not.toContain('counted')
    },
  )
})

it('a server that is gone is told from one that refuses', async () => {
  const closed = createServer().listen(0, '127.0.0.1')
  await once(closed, 'listening')
  const { port } = closed.address() as AddressInfo
  await once(closed.close(), 'close')
  const gone = { ...server, url: `http://127.0.0.1:${port}` }
  const error = await sendVerb(gone, {
    verb: 'count',
    args: {},
    actor: 'x',
    progress: () => undefined,
    signal: new AbortController().signal,
  }).catch((thrown: unknown) => thrown)
  expect(isRefused(error)).toBe(true)
})

it.each([
  ['127.0.0.1', '127.0.0.1', true],
  ['::1', '::1', true],
  ['192.168.1.5', '192.168.1.5', true],
  ['192.168.1.6', '192.168.1.5', false],
  [undefined, undefined, false],
])('a caller from %s to %s is of this machine: %s', (remoteAddress, localAddress, local) => {
  expect(isLocal({ remoteAddress, localAddress } as Socket)).toBe(local)
})

describe('server.json', () => {
  const dir = mkdtempSync(join(tmpdir(), 'tally-server-'))
  const file = {
    pid: process.pid,
    url: 'http://127.0.0.1:4000',
    token: newToken(),
    startedAt: 'now',
  }

  it('is read as it was written, by its owner alone', () => {
    writeServerFile(dir, file)
    expect(readServerFile(dir)).toEqual(file)
    expect(liveServer(dir)).toEqual(file)
    if (process.platform !== 'win32') {
      expect(statSync(join(dir, 'server.json')).mode & 0o777).toBe(0o600)
    }
  })

  it('of a dead process counts as none', () => {
    writeServerFile(dir, { ...file, pid: 2 ** 22 + 1 })
    expect(isAlive(2 ** 22 + 1)).toBe(false)
    expect(liveServer(dir)).toBeUndefined()
  })

  it('of another process is not removed', () => {
    removeServerFile(dir)
    expect(readServerFile(dir)?.pid).toBe(2 ** 22 + 1)
    removeServerFile(dir, 2 ** 22 + 1)
    expect(readServerFile(dir)).toBeUndefined()
  })
})
