import { availableParallelism } from 'node:os'
import { startThread } from '../start_thread.ts'
import type { FitJob, FitResult } from './fit_job.ts'
import { FIT_WORKER, type FitMessage, type FitTask } from './fit_worker.ts'
import { shareTable } from './share_table.ts'

export interface FitThreads {
  signal: AbortSignal
  /** Told each time a fold, or at last the model, is done. */
  fitted?: (done: number, of: number) => void
  /** Threads at most; default: as many as can run at once, and one where the job is done before a second begins. */
  threads?: number
}

/** A scorecard of so few values is fitted before another thread has loaded. */
const FEW_VALUES = 20_000

function threadsFor({ table, options }: FitJob): number {
  const values = table.bad.length * table.columns.length
  return options.kind !== 'additive' && values <= FEW_VALUES ? 1 : availableParallelism()
}

/**
 * Runs the job on threads of its own: fitting takes seconds and would hold up whoever is served
 * meanwhile. Their number changes nothing but the time. The table is shared, not copied (`shareTable`).
 * Aborting ends the threads.
 */
export function fitOnThreads(
  job: FitJob,
  { signal, fitted = () => undefined, threads = threadsFor(job) }: FitThreads,
): Promise<FitResult> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted()
    // A thread that ends takes those with it that it has started.
    const worker = startThread(FIT_WORKER)
    const abort = () => void worker.terminate()
    const settle = (work: () => void) => {
      signal.removeEventListener('abort', abort)
      work()
      void worker.terminate()
    }
    signal.addEventListener('abort', abort)
    worker.on('message', (message: FitMessage) => {
      if ('fitted' in message) fitted(message.fitted, message.of)
      else if ('result' in message) settle(() => resolve(message.result))
      else settle(() => reject(new Error(message.error)))
    })
    worker.once('error', (error) => settle(() => reject(error)))
    worker.once('exit', (code) =>
      settle(() =>
        reject(signal.aborted ? signal.reason : new Error(`fitting ended with ${code}`)),
      ),
    )
    const { rejects } = job
    const shared = {
      ...job,
      table: shareTable(job.table),
      ...(rejects && { rejects: { ...rejects, table: shareTable(rejects.table) } }),
    }
    worker.postMessage({ role: 'lead', job: shared, threads } satisfies FitTask)
  })
}
