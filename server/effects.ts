import type { Logger } from 'pino'
import type { Store } from './db/store.ts'

/** How far a piece of work is. `done` and `total` count in `unit` (rows, files, steps). */
export interface Progress {
  step: string
  done: number
  /** Absent while it is not known. */
  total?: number
  unit?: string
}

/** What a verb may touch, given as an argument: the command line, the server and tests each bring theirs. */
export interface Effects {
  store: Store
  progress(progress: Progress): void
  log: Logger
  /** Aborted by Ctrl-C, or by the caller who hung up; statements of `store` stop by themselves. */
  signal: AbortSignal
  now(): Date
  /** Who is doing this, as it is written beside every change. */
  actor: string
}
