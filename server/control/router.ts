import { createHash, timingSafeEqual } from 'node:crypto'
import type { Socket } from 'node:net'
import express, { type Response, type Router } from 'express'
import { z } from 'zod'
import type { StoreVerb, Verbs } from '../commands/verb.ts'
import { RiskError } from '../db/errors.ts'
import type { Effects } from '../effects.ts'
import { described } from './described.ts'
import type { Message } from './message.ts'
import { throttled } from './throttle.ts'

export interface ControlOptions {
  /** The verbs that may be run. */
  verbs: Verbs<StoreVerb>
  /** What every caller must show as `Authorization: Bearer …`. */
  token: string
  effects: Pick<Effects, 'store' | 'log' | 'now'>
}

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])
const HEARTBEAT = 10_000
const body = z.object({ args: z.unknown(), actor: z.string().min(1).max(200) })

/** Whether the caller is on this machine: by loopback, or by the address we listen on ourselves. */
export function isLocal(socket: Pick<Socket, 'remoteAddress' | 'localAddress'>): boolean {
  const { remoteAddress, localAddress } = socket
  return (
    remoteAddress !== undefined && (LOOPBACK.has(remoteAddress) || remoteAddress === localAddress)
  )
}

const digest = (text: string) => createHash('sha256').update(text).digest()

/** Compares in a time that does not tell how much of the token was right. */
export function isAuthorised(header: string | undefined, token: string): boolean {
  return timingSafeEqual(digest(header ?? ''), digest(`Bearer ${token}`))
}

/**
 * `POST /control/<verb>` for the machine's own callers: runs the verb on the store this process
 * holds, streams its progress as NDJSON, then its outcome or error. A caller who hangs up cancels.
 */
export function controlRouter({ verbs, token, effects }: ControlOptions): Router {
  const router = express.Router()
  router.use('/control', (request, response, next) => {
    if (isLocal(request.socket) && isAuthorised(request.headers.authorization, token)) next()
    else response.status(403).json({ error: { code: 'FORBIDDEN', message: 'not allowed' } })
  })
  router.post('/control/:verb', express.json({ limit: '1mb' }), async (request, response) => {
    const load = verbs.get(request.params.verb)
    const given = body.safeParse(request.body)
    if (!load || !given.success) {
      response
        .status(load ? 400 : 404)
        .json({ error: { code: 'BAD_REQUEST', message: `no such call: ${request.params.verb}` } })
      return
    }
    await answer(await load(), given.data, effects, response)
  })
  return router
}

async function answer(
  verb: StoreVerb,
  { args, actor }: { args?: unknown; actor: string },
  effects: ControlOptions['effects'],
  response: Response,
): Promise<void> {
  const log = effects.log.child({ verb: verb.name, actor })
  const hangUp = new AbortController()
  response.on('close', () => hangUp.abort())
  response.status(200).type('application/x-ndjson')
  response.flushHeaders()
  const send = (message: Message) => response.write(`${JSON.stringify(message)}\n`)
  const heartbeat = setInterval(() => response.write('\n'), HEARTBEAT)
  try {
    const outcome = await verb.run(args, {
      store: effects.store.within(hangUp.signal),
      log,
      signal: hangUp.signal,
      now: effects.now,
      actor,
      progress: throttled((progress) => send({ progress }), 100),
    })
    send({ outcome })
  } catch (error) {
    if (!(error instanceof RiskError)) log.error({ err: error }, 'verb failed')
    send({ error: described(error) })
  } finally {
    clearInterval(heartbeat)
    response.end()
  }
}
