import { run } from './cli/run.ts'
import { doctorVerb } from './commands/doctor.ts'
import { serveVerb } from './commands/serve.ts'
import { simulateVerb } from './commands/simulate.ts'
import { startVerb } from './commands/start.ts'
import { STORE_VERBS } from './commands/store_verbs.ts'

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever read our output has what they wanted (`tally status | head -1`).
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

const VERBS = [startVerb, serveVerb, simulateVerb, ...STORE_VERBS, doctorVerb]

process.exitCode = await run(VERBS, process.argv.slice(2))
