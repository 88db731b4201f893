import { RiskError } from '../db/errors.ts'
import { startThread } from '../start_thread.ts'
import type { Written } from './copies.ts'
import type { Totals } from './life/totals.ts'
import type { Market } from './life/world.ts'
import {
  type Failure,
  PART_WORKER,
  type PartOrder,
  type PartReport,
  type PartTask,
} from './part_worker.ts'

/** A thread that takes parts. It opens its worker at once and waits for the market. */
export interface PartThread {
  begin(market: Market): void
  /** What the transactions of its parts come to, once none is left. */
  totals: Promise<Totals>
  /** Resolves when the thread is gone. Of one that works already, the queue is to be stopped first. */
  end(): Promise<void>
}

interface Heard {
  lived(customers: number): void
  written(part: number, files: Written[]): void
}

function errorOf({ code, message, stack }: Failure): Error {
  const error = code ? new RiskError(code, message) : new Error(message)
  return stack === undefined ? error : Object.assign(error, { stack })
}

/** Starts a thread that takes parts as a worker of this one does, with an engine of its own. */
export function startPartThread(task: PartTask, heard: Heard): PartThread {
  const thread = startThread(PART_WORKER)
  const order = (one: PartOrder) => thread.postMessage(one)
  const totals = new Promise<Totals>((resolve, reject) => {
    thread.on('message', (report: PartReport) => {
      if ('lived' in report) heard.lived(report.lived)
      else if ('written' in report) heard.written(report.part, report.written)
      else if ('totals' in report) resolve(report.totals)
      else reject(errorOf(report.failure))
    })
    thread.once('error', reject)
    thread.once('exit', (code) => reject(new Error(`a thread of simulate ended with ${code}`)))
  })
  // Whoever waits for them is told; nobody does before the others have opened.
  totals.catch(() => undefined)
  order({ task })
  let hasBegun = false
  const begin = (market: Market | null) => {
    if (!hasBegun) order({ market })
    hasBegun = true
  }
  return {
    begin,
    totals,
    async end() {
      begin(null)
      // Not before its engine is closed: a statement that still runs would wait for the thread for ever.
      await totals.catch(() => undefined)
      await thread.terminate()
    },
  }
}
