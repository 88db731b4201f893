import { z } from 'zod'
import { openConfigured } from '../control/open_store.ts'
import { STORE_VERBS } from './store_verbs.ts'
import { type HostEffects, hostVerb } from './verb.ts'

/** Serves the store as it is, until it is stopped. */
async function serve(
  _: unknown,
  effects: HostEffects,
): Promise<{ url: string; store: string; pid: number }> {
  const { settings, signal, stay } = effects
  // The API takes most of a second to load, which other verbs need not wait for.
  const { hold, untilAborted } = await import('../control/hold.ts')
  const store = await openConfigured(settings)
  try {
    const held = await hold(store, settings, STORE_VERBS, effects)
    stay(() => untilAborted(signal, held))
    return { url: held.url, store: settings.store, pid: process.pid }
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
