import type { FitJob } from './fit_job.ts'
import { finishOf, fitOptions } from './fit_options.ts'
import type { prepareTable, TrainTableRequest } from './training_file_prepare.ts'

/** What is to be fitted on a table that was made ready, as the request asks. */
export const tableJob = (
  given: Awaited<ReturnType<typeof prepareTable>>,
  request: TrainTableRequest & { seed: number },
): FitJob => ({
  table: given.table,
  split: given.split,
  finish: finishOf(request),
  ...(given.rejects && { rejects: given.rejects }),
  ...(given.month && { month: given.month }),
  among: [],
  options: {
    ...(request.kind && { kind: request.kind }),
    ...(given.segments && { segments: given.segments }),
    target: given.target,
    seed: request.seed,
    ...fitOptions(request),
    features: given.features,
  },
})
