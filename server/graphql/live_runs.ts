import { EventEmitter } from 'node:events'
import type { Progress } from '../effects.ts'

/** Progress of the runs that work in this process, for those who follow them. */
export interface LiveRuns {
  report(runId: number, progress: Progress): void
  latest(runId: number): Progress | undefined
  /** Calls back on each report; returns how to stop. */
  follow(runId: number, listener: () => void): () => void
  finish(runId: number): void
}

export function liveRuns(): LiveRuns {
  const latest = new Map<number, Progress>()
  const events = new EventEmitter().setMaxListeners(0)
  return {
    report(runId, progress) {
      latest.set(runId, progress)
      events.emit(String(runId))
    },
    latest: (runId) => latest.get(runId),
    follow(runId, listener) {
      events.on(String(runId), listener)
      return () => events.off(String(runId), listener)
    },
    finish(runId) {
      latest.delete(runId)
      events.emit(String(runId))
    },
  }
}
