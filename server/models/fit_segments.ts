import type { FitJob, FitResult } from './fit_job.ts'
import { type FitThreads, fitOnThreads } from './fit_thread.ts'
import { compareSegments } from './segmented/compare.ts'

/**
 * Runs the job on threads; where it has segments, also one scorecard of all rows on the same folds, and
 * writes into the model what segments are worth beside it.
 */
export async function fitBeside(job: FitJob, threads: FitThreads): Promise<FitResult> {
  const { segments, ...options } = job.options
  if (!segments) return fitOnThreads(job, threads)
  const fitted = threads.fitted ?? (() => undefined)
  const result = await fitOnThreads(job, {
    ...threads,
    fitted: (done, of) => fitted(done, 2 * of),
  })
  const { model, predictions } = result
  if (model.kind !== 'segmented' || !predictions) return result
  const without = await fitOnThreads(
    { ...job, options, among: [] },
    { ...threads, fitted: (done, of) => fitted(of + done, 2 * of) },
  )
  model.comparison = compareSegments(
    { own: predictions, without: without.predictions! },
    job.table,
    segments.map(({ name }) => name),
  )
  return result
}
