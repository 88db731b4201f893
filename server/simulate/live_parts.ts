import { join } from 'node:path'
import { RiskError } from '../db/errors.ts'
import type { Written } from './copies.ts'
import { makeLender, writeLender } from './lender.ts'
import { addTotals, emptyTotals } from './life/totals.ts'
import { readMarket } from './life/world.ts'
import { startPartThread } from './part_thread.ts'
import { openQueue, type Part, stop, takeParts, throwIfStopped } from './parts.ts'
import { type Job, openWorker, type Worker } from './worker.ts'

interface Effects {
  /** Told how many customers are done with since it was told last. */
  lived(customers: number): void
  signal?: AbortSignal | undefined
}

/**
 * Lives through all parts and writes what is left of them, and of the lender. This thread takes parts, as
 * do `threads` - 1 others: who takes which is nothing to what is written. Returns the files, by part.
 */
export async function liveParts(
  job: Job,
  parts: readonly Part[],
  threads: number,
  { lived, signal }: Effects,
): Promise<Written[]> {
  const queue = openQueue()
  const written: Written[][] = []
  const heard = {
    lived,
    written: (part: number, files: Written[]) => {
      written[part] = files
    },
  }
  const others = Array.from({ length: threads - 1 }, (_, i) =>
    startPartThread({ job, number: i + 1, parts, queue }, heard),
  )
  const abort = () => stop(queue)
  signal?.addEventListener('abort', abort)
  let worker: Worker | undefined
  let failure: unknown
  const failed = (error: unknown) => {
    failure ??= error
    stop(queue)
  }
  try {
    worker = await openWorker(job, 0)
    const { engine, live } = worker
    await makeLender(engine)
    const market = await readMarket(engine, job.world)
    const totals = emptyTotals(job.world.months.at(-1)!.lastDay + 1)
    const afterLives = (customers: number) => {
      if (signal?.aborted) stop(queue)
      throwIfStopped(queue)
      lived(customers)
    }
    for (const other of others) other.begin(market)
    const own = takeParts(queue, parts, async (part) => {
      written[part.number] = await live(part, { market, totals, afterLives })
    })
    await Promise.all([
      own.catch(failed),
      ...others.map((other) => other.totals.then((more) => addTotals(totals, more), failed)),
    ])
    if (signal?.aborted) throw new RiskError('CANCELLED', 'simulate was cancelled')
    if (failure) throw failure
    const of = { draft: join(job.folder, 'draft'), folder: job.folder, format: job.format }
    return [...written.flat(), ...(await writeLender(engine, totals, of))]
  } finally {
    signal?.removeEventListener('abort', abort)
    stop(queue)
    await Promise.all(others.map((other) => other.end()))
    worker?.engine.close()
  }
}
