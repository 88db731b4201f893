import { userInfo } from 'node:os'

/** Who types: `TALLY_ACTOR`, or the system's name of the user. Written beside every change. */
export function actorOf(env: NodeJS.ProcessEnv): string {
  if (env.TALLY_ACTOR) return env.TALLY_ACTOR
  try {
    return userInfo().username
  } catch {
    // A user id without a name, as containers have them.
    return `uid ${process.getuid?.() ?? 'unknown'}`
  }
}
