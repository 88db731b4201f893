import { isMainThread, parentPort, Worker } from 'node:worker_threads'
import { type FitJob, type FitResult, runFitJob } from './fit_job.ts'

type Message = { result: FitResult } | { error: string }

// Run from the sources, a thread has no loader for TypeScript: it is given one first.
function startThread(): Worker {
  const own = import.meta.url
  if (own.endsWith('.js')) return new Worker(new URL(own))
  const [loader, self] = [import.meta.resolve('tsx/esm/api'), own].map((url) => JSON.stringify(url))
  const start = `import(${loader}).then(({ register }) => { register(); return import(${self}) })`
  return new Worker(start, { eval: true })
}

/**
 * Runs the job on a thread of its own: fitting takes seconds and would hold up whoever is served
 * meanwhile. Numbers are handed over, not copied: the job's table is empty afterwards. Aborting ends
 * the thread.
 */
export function fitOnThread(job: FitJob, signal: AbortSignal): Promise<FitResult> {
  const numbers = job.table.columns.flatMap((column) =>
    column.type === 'number' ? [column.values.buffer as ArrayBuffer] : [],
  )
  return new Promise((resolve, reject) => {
    signal.throwIfAborted()
    const worker = startThread()
    const abort = () => void worker.terminate()
    const settle = (work: () => void) => {
      signal.removeEventListener('abort', abort)
      work()
      void worker.terminate()
    }
    signal.addEventListener('abort', abort)
    worker.once('message', (message: Message) =>
      settle(() =>
        'result' in message ? resolve(message.result) : reject(new Error(message.error)),
      ),
    )
    worker.once('error', (error) => settle(() => reject(error)))
    worker.once('exit', (code) =>
      settle(() =>
        reject(signal.aborted ? signal.reason : new Error(`fitting ended with ${code}`)),
      ),
    )
    worker.postMessage(job, numbers)
  })
}

if (!isMainThread && parentPort) {
  const port = parentPort
  port.once('message', (job: FitJob) => {
    try {
      port.postMessage({ result: runFitJob(job) } satisfies Message)
    } catch (error) {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
      port.postMessage({ error: message } satisfies Message)
    }
  })
}
