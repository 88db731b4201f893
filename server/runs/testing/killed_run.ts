import { openTallystick } from '../../open_store.ts'
import { startRun } from '../run.ts'
import { AS_OF } from './small_lender.ts'

// A run that is killed with no chance to tidy up, as soon as the step named has begun its work.
const [dir, fatal] = process.argv.slice(2)
const store = await openTallystick({ dir: dir as string })
await startRun(
  { asOf: AS_OF },
  {
    store,
    actor: 'child',
    signal: new AbortController().signal,
    now: () => new Date(),
    progress: ({ step, done }) => {
      if (step === fatal && done > 0) process.kill(process.pid, 'SIGKILL')
    },
  },
)
