import { run } from './cli/run.ts'
import { STORE_VERBS } from './commands/store_verbs.ts'
import type { Verb, Verbs } from './commands/verb.ts'

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever read our output has what they wanted (`tally status | head -1`).
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

const VERBS: Verbs<Verb> = new Map<string, () => Promise<Verb>>([
  ['start', async () => (await import('./commands/start.ts')).startVerb],
  ['serve', async () => (await import('./commands/serve.ts')).serveVerb],
  ['simulate', async () => (await import('./commands/simulate.ts')).simulateVerb],
  ...STORE_VERBS,
  ['doctor', async () => (await import('./commands/doctor.ts')).doctorVerb],
])

process.exitCode = await run(VERBS, process.argv.slice(2))
