import { isMainThread, type MessagePort, parentPort } from 'node:worker_threads'
import { RiskError, type RiskErrorCode } from '../db/errors.ts'
import type { Written } from './copies.ts'
import { emptyTotals, type Totals } from './life/totals.ts'
import type { Market } from './life/world.ts'
import { type Part, type Queue, takeParts, throwIfStopped } from './parts.ts'
import { type Job, openWorker, type Worker } from './worker.ts'

/** What a thread is to do. */
export interface PartTask {
  job: Job
  /** Tells the thread from the others. */
  number: number
  parts: readonly Part[]
  queue: Queue
}

/** Told first, and as soon as the market is known; null: nothing is left to do. */
export type PartOrder = { task: PartTask } | { market: Market | null }

export interface Failure {
  code?: RiskErrorCode
  message: string
  stack?: string | undefined
}

/** What a thread tells: lives that are lived, a part that is written, and at last either what all came to or a failure. */
export type PartReport =
  | { lived: number }
  | { part: number; written: Written[] }
  | { totals: Totals }
  | { failure: Failure }

/** This file, as a thread is to be started from it. */
export const PART_WORKER = import.meta.url

function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { message: String(error) }
  const { message, stack } = error
  return { message, stack, ...(error instanceof RiskError && { code: error.code }) }
}

async function work(
  { engine, live }: Worker,
  { job, parts, queue }: PartTask,
  market: Market | null,
  tell: (report: PartReport) => void,
): Promise<void> {
  try {
    const totals = emptyTotals(job.world.months.at(-1)!.lastDay + 1)
    const afterLives = (lived: number) => {
      throwIfStopped(queue)
      tell({ lived })
    }
    if (market) {
      await takeParts(queue, parts, async (part) => {
        const written = await live(part, { market, totals, afterLives })
        tell({ part: part.number, written })
      })
    }
    tell({ totals })
  } finally {
    engine.close()
  }
}

function listen(port: MessagePort): void {
  const tell = (report: PartReport) => port.postMessage(report)
  const fail = (error: unknown) => tell({ failure: failureOf(error) })
  let opened: Promise<{ worker: Worker; task: PartTask }>
  port.on('message', (order: PartOrder) => {
    if ('task' in order) {
      const { task } = order
      opened = openWorker(task.job, task.number).then((worker) => ({ worker, task }))
      opened.catch(fail)
    } else {
      opened.then(
        ({ worker, task }) => work(worker, task, order.market, tell).catch(fail),
        () => undefined,
      )
    }
  })
}

if (!isMainThread && parentPort) listen(parentPort)
