import { pino } from 'pino'
import type { Store } from '../../db/store.ts'
import type { IngestEffects } from '../run.ts'

/** Effects for tests: a fixed clock and no noise. */
export function quietEffects(store: Store): IngestEffects {
  return {
    store,
    progress: () => undefined,
    log: pino({ level: 'silent' }),
    signal: new AbortController().signal,
    now: () => new Date('2024-06-01T08:00:00.000Z'),
  }
}
