import { isMainThread, parentPort, type Worker } from 'node:worker_threads'
import { startThread } from '../start_thread.ts'
import {
  assemble,
  countPieces,
  type FitJob,
  type FitPlan,
  type FitResult,
  fitPiece,
  type Piece,
  planFit,
} from './fit_job.ts'

/** What a thread is told: to lead a job, or to help the thread that leads it. */
export type FitTask =
  | { role: 'lead'; job: FitJob; threads: number }
  | { role: 'help'; plan: FitPlan; next: Int32Array }

/** What the leader tells whoever gave it the job; `fitted` each time a piece is done. */
export type FitMessage = { fitted: number; of: number } | { result: FitResult } | { error: string }

type Attempt = { piece: Piece } | { error: string }
type Report = Attempt & { number: number }

/** This file, as a thread is to be started from it. */
export const FIT_WORKER = import.meta.url

function attempt(work: () => Piece): Attempt {
  try {
    return { piece: work() }
  } catch (error) {
    return { error: textOf(error) }
  }
}

const textOf = (error: unknown) =>
  error instanceof Error ? (error.stack ?? error.message) : String(error)

/** Fits the pieces nobody took yet, one after another, until there is none. */
async function takePieces(plan: FitPlan, next: Int32Array, report: (report: Report) => void) {
  for (;;) {
    const number = Atomics.add(next, 0, 1)
    if (number >= countPieces(plan)) return
    report({ number, ...attempt(() => fitPiece(plan, number)) })
    // Lets in what other threads have reported meanwhile.
    await new Promise(setImmediate)
  }
}

/**
 * Fits with the help of up to `threads` - 1 further threads. Who fits which piece is left to chance,
 * what comes of it is not: pieces know nothing of each other and are put together by number.
 */
async function lead(job: FitJob, threads: number, tell: (message: FitMessage) => void) {
  const plan = planFit(job)
  const of = countPieces(plan)
  tell({ fitted: 0, of })
  const helpers = Array.from({ length: Math.min(threads, of) - 1 }, () => startThread(FIT_WORKER))
  const attempts = new Array<Attempt>(of)
  const next = new Int32Array(new SharedArrayBuffer(4))
  let fitted = 0
  await new Promise<void>((resolve, reject) => {
    const report = ({ number, ...done }: Report) => {
      attempts[number] = done
      tell({ fitted: ++fitted, of })
      if (fitted === of) resolve()
    }
    for (const helper of helpers) help(helper, { role: 'help', plan, next }, report, reject)
    takePieces(plan, next, report).catch(reject)
  })
  // The first in order, not in time: the same failure however many threads.
  const failed = attempts.find((done) => 'error' in done)
  if (failed) tell(failed)
  else {
    const pieces = attempts.map((done) => (done as { piece: Piece }).piece)
    tell({ result: assemble(plan, pieces) })
  }
}

function help(
  helper: Worker,
  task: FitTask,
  report: (report: Report) => void,
  reject: (error: Error) => void,
): void {
  helper.on('message', report)
  helper.once('error', reject)
  helper.postMessage(task)
}

if (!isMainThread && parentPort) {
  const port = parentPort
  port.once('message', (task: FitTask) => {
    if (task.role === 'help')
      void takePieces(task.plan, task.next, (done) => port.postMessage(done))
    else {
      const tell = (message: FitMessage) => port.postMessage(message)
      lead(task.job, task.threads, tell).catch((error) => tell({ error: textOf(error) }))
    }
  })
}
