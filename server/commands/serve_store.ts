import type { Store } from '../db/store.ts'
import type { Effects } from '../effects.ts'
import { keepMonths } from '../ledger/kept/keep_months.ts'
import { LARGEST_FIRST } from '../portfolio/cube/cells.sql.ts'
import { fillCube } from '../portfolio/cube/keep_cubes.ts'
import { STORE_VERBS } from './store_verbs.ts'
import type { HostEffects } from './verb.ts'

/** Serves the store until the verb is stopped; returns where. */
export async function serveStore(store: Store, effects: HostEffects): Promise<{ url: string }> {
  const { settings, signal, stay } = effects
  // The API takes most of a second to load, which other verbs need not wait for.
  const { hold, untilAborted } = await import('../control/hold.ts')
  const held = await hold(store, settings, STORE_VERBS, effects)
  const later = keepAhead({ ...effects, store: store.within(signal) })
  stay(async () => {
    await untilAborted(signal, held)
    await later
  })
  return { url: held.url }
}

/** Fills the cubes and keeps the months: they are computed until then, and the pages need not wait. */
async function keepAhead({ store, signal, log }: Effects): Promise<void> {
  try {
    // One at a time, so that who writes meanwhile need not wait for all.
    for (const cube of LARGEST_FIRST) await store.write((sql) => fillCube(sql, cube))
    await keepMonths({ store, signal, progress: () => undefined })
  } catch (error) {
    if (!signal.aborted) log.error({ err: error }, 'what pages ask often could not be kept ahead')
  }
}
