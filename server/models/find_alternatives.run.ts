import type { Effects } from '../effects.ts'
import { featuresRead } from './cards.ts'
import type { FitJob } from './fit_job.ts'
import { fitOnThreads } from './fit_thread.ts'
import type { SavedModel } from './registry.ts'
import type { Evidence } from './training_evidence.ts'
import { withFile } from './training_file.ts'
import { prepareTable } from './training_file_prepare.ts'
import { tableJob } from './training_table_job.ts'
import { type OutOf, searchAlternatives } from './validation/alternatives.ts'
import type { Scored } from './validation/measure.ts'
import type { Alternatives, Lacking } from './validation/validation.ts'

/** Models fitted in all, for every protected column together. */
export const MOST_FITS = 60
const MOST_STEPS = 2
export const OF_TABLES_ALONE: Lacking = { why: 'they are searched for models of a table alone' }

export interface AlternativesRequest {
  columns: readonly string[]
  /** Of each column, the group of every held-back row. */
  groups: readonly (readonly (string | null)[])[]
  acceptance: number
  tolerance: number
  /** How long models may be fitted; default: until all are. */
  seconds?: number | undefined
}

/**
 * Searches for less discriminatory alternatives of a model of a table: the same training, on the same
 * folds, without some of its features. Says why where the training cannot be done again.
 */
export async function findAlternatives(
  { model }: SavedModel,
  evidence: Evidence,
  request: AlternativesRequest,
  { progress, signal }: Pick<Effects, 'progress' | 'signal'>,
): Promise<Alternatives[] | Lacking> {
  const { seconds } = request
  const late = seconds === undefined ? undefined : AbortSignal.timeout(seconds * 1000)
  const asked = evidence.recipe.request
  if (asked.of !== 'table') return OF_TABLES_ALONE
  if (model.kind === 'segmented' || asked.accepted !== undefined)
    return { why: 'they are not searched where there are segments, or outcomes that were guessed' }
  if (evidence.recipe.every > 1)
    return { why: 'not every held-back row was kept, so there is nothing to hold them against' }
  const retrained = { ...asked, seed: asked.seed ?? 42 }
  const given = await withFile(asked.table, {}, (sql, file) =>
    prepareTable(sql, file, retrained, { progress, signal }),
  )
  const { month, ...job } = tableJob(given, retrained)
  const fits = new Map<string, Scored>()
  const fitWithout = async (dropped: readonly string[]): Promise<Scored | OutOf> => {
    const key = JSON.stringify([...dropped].sort())
    const known = fits.get(key)
    if (known) return known
    if (fits.size >= MOST_FITS) return 'limit'
    if (late?.aborted) return 'time'
    const found = await heldBackWithout(
      job,
      dropped,
      late ? AbortSignal.any([signal, late]) : signal,
    )
      // A model that was being fitted when the time was over is left unfitted.
      .catch((error): 'time' => {
        if (late?.aborted && !signal.aborted) return 'time'
        throw error
      })
    if (found === 'time') return found
    fits.set(key, found)
    progress({ step: 'alternatives', done: fits.size, unit: 'models' })
    return found
  }
  const own: Scored = evidence
  const features = featuresRead(model).map(({ feature }) => feature)
  const found: Alternatives[] = []
  for (const [i, column] of request.columns.entries()) {
    const { acceptance, tolerance } = request
    const options = { column, acceptance, tolerance, mostSteps: MOST_STEPS }
    found.push(await searchAlternatives(own, request.groups[i]!, features, options, fitWithout))
  }
  return found
}

/** Held-back scores of the training done again without some features; in the order of the kept ones. */
async function heldBackWithout(
  { table, ...job }: FitJob,
  dropped: readonly string[],
  signal: AbortSignal,
): Promise<Scored> {
  const columns = table.columns.filter(({ name }) => !dropped.includes(name))
  const { predictions } = await fitOnThreads({ ...job, table: { ...table, columns } }, { signal })
  const { rows, score, pd } = predictions!
  return { score, pd, bad: Uint8Array.from(rows, (row) => table.bad[row]!) }
}
