import { EventEmitter } from 'node:events'
import type { Progress } from '../effects.ts'

/** How far a run is in its step, and since when it is in it (epoch milliseconds). */
export interface LiveProgress extends Progress {
  since: number
  at: number
}

/** Progress of the runs that work in this process, for those who follow them. */
export interface LiveRuns {
  report(runId: number, progress: Progress, at: Date): void
  latest(runId: number): LiveProgress | undefined
  /** Forgets a run that has ended. */
  finish(runId: number): void
  /** Resolves at the next report or end of a run, after `milliseconds` at the latest, or with `signal`. */
  next(runId: number, milliseconds: number, signal: AbortSignal): Promise<void>
}

export function liveRuns(): LiveRuns {
  const latest = new Map<number, LiveProgress>()
  const events = new EventEmitter().setMaxListeners(0)
  return {
    report(runId, progress, at) {
      const before = latest.get(runId)
      const since = before?.step === progress.step ? before.since : at.getTime()
      latest.set(runId, { ...progress, since, at: at.getTime() })
      events.emit(String(runId))
    },
    latest: (runId) => latest.get(runId),
    finish(runId) {
      latest.delete(runId)
      events.emit(String(runId))
    },
    next: (runId, milliseconds, signal) =>
      new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer)
          events.off(String(runId), done)
          signal.removeEventListener('abort', done)
          resolve()
        }
        const timer = setTimeout(done, milliseconds)
        events.once(String(runId), done)
        signal.addEventListener('abort', done, { once: true })
        if (signal.aborted) done()
      }),
  }
}
