import type { StoreVerb, Verbs } from '../commands/verb.ts'
import type { Settings } from '../config.ts'
import { RiskError } from '../db/errors.ts'
import type { Store } from '../db/store.ts'
import type { Effects } from '../effects.ts'
import { serve } from '../graphql/http.ts'
import { isLoopback } from '../graphql/protection.ts'
import { DASHBOARD } from '../paths.ts'
import { controlRouter } from './router.ts'
import { newToken, removeServerFile, writeServerFile } from './server_file.ts'

/** A store that is served: at `url`, until `close`. */
export interface Held {
  url: string
  close(): Promise<void>
}

/** Where this machine's own callers reach the server, whatever address it listens on. */
function localUrl(url: string, host: string): string {
  if (isLoopback(host)) return url
  return host === '0.0.0.0' || host === '::' ? `http://127.0.0.1:${new URL(url).port}` : url
}

/** Serves the store, takes verbs for it, and says so in `server.json` until it is closed. */
export async function hold(
  store: Store,
  settings: Settings,
  verbs: Verbs<StoreVerb>,
  { log, now, actor }: Pick<Effects, 'log' | 'now' | 'actor'>,
): Promise<Held> {
  const { host, port } = settings
  const token = newToken()
  const serving = await serve({
    store,
    host,
    port,
    dashboardDir: DASHBOARD,
    log,
    now,
    actor,
    routers: [controlRouter({ verbs, token, effects: { store, log, now } })],
  }).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'EADDRINUSE') throw cause
    throw new RiskError(
      'CONFLICT',
      `port ${port} of ${host} is taken: choose another with --port, or 0 for any free one`,
      { cause },
    )
  })
  writeServerFile(settings.store, {
    pid: process.pid,
    url: localUrl(serving.url, host),
    token,
    startedAt: now().toISOString(),
  })
  return {
    url: serving.url,
    async close() {
      removeServerFile(settings.store)
      await serving.close()
      await store.close()
    },
  }
}

/** Holds the process until the signal comes, then lets the store go. */
export async function untilAborted(signal: AbortSignal, held: Held): Promise<void> {
  if (!signal.aborted) {
    await new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => resolve(), { once: true })
    })
  }
  await held.close()
}
