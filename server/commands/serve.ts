import { z } from 'zod'
import { openConfigured } from '../control/open_store.ts'
import { serveStore } from './serve_store.ts'
import { type HostEffects, hostVerb } from './verb.ts'

/** Serves the store as it is, until it is stopped. */
async function serve(
  _: unknown,
  effects: HostEffects,
): Promise<{ url: string; store: string; pid: number }> {
  const { settings } = effects
  const store = await openConfigured(settings)
  try {
    const { url } = await serveStore(store, effects)
    return { url, store: settings.store, pid: process.pid }
  } catch (error) {
    await store.close()
    throw error
  }
}

export const serveVerb = hostVerb({
  name: 'serve',
  summary: 'serve the dashboard and the API until stopped',
  serves: true,
  args: z.object({}),
  declare: () => undefined,
  read: () => ({}),
  run: serve,
  show: ({ url, store }) => `Serving ${store} at ${url}`,
})
