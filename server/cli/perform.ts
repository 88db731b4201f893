import type { HostEffects, Outcome, Verb } from '../commands/verb.ts'
import { openConfigured } from '../control/open_store.ts'
import { isRefused, sendVerb } from '../control/send.ts'
import { liveServer } from '../control/server_file.ts'

/** Runs the verb where the store is: in the server that holds it, or else in this process; here, where it needs none. */
export async function perform(verb: Verb, args: unknown, effects: HostEffects): Promise<Outcome> {
  if (verb.kind === 'host') return verb.run(args, effects)
  const alone = verb.alone?.(args, effects)
  if (alone) return alone
  const { settings, signal, progress, actor } = effects
  const server = liveServer(settings.store)
  if (server) {
    try {
      return await sendVerb(server, { verb: verb.name, args, actor, progress, signal })
    } catch (error) {
      if (!isRefused(error)) throw error
    }
  }
  const store = await openConfigured(settings)
  try {
    return await verb.run(args, { ...effects, store: store.within(signal) })
  } finally {
    await store.close()
  }
}
