import { type CandidateOptions, USUAL_MAX_CORRELATION, USUAL_MIN_IV } from './candidates.ts'
import type { SelectionMethod, SelectionRecord } from './model.ts'
import { type Selection, type SelectOptions, usualSelection } from './select.ts'
import type { Points } from './settle_points.ts'

const WORDS: Record<SelectionMethod, string> = {
  shrink: 'backward elimination under a ridge penalty',
  forward: 'forward selection by',
  backward: 'backward elimination by',
  stepwise: 'stepwise selection by',
  lasso: 'an L1 path judged by',
}

/** How the model was fitted, in words. */
export function methodOf(options: SelectOptions & { points?: Points }): string {
  const { selection: method, criterion } = usualSelection(options)
  return `exact optimal binning (dynamic programming), WoE, logistic regression with non-negative coefficients, ${selectionWords({ method, criterion })}, points ${options.points === 'woe' ? 'by WoE' : 'settled together'}`
}

/** How characteristics are chosen, in words. */
export function selectionWords({
  method,
  criterion,
}: Pick<SelectionRecord, 'method' | 'criterion'>): string {
  const by = method === 'shrink' || criterion === null ? '' : ` ${criterion.toUpperCase()}`
  return WORDS[method] + by
}

/** What is kept of a selection with the model. */
export function recordSelection(
  { chosen, fit, steps }: Selection,
  options: SelectOptions & CandidateOptions,
  nameOf: (column: number) => string,
  counts: { candidates: number; offered: number },
): SelectionRecord {
  const usual = usualSelection(options)
  const shrinks = usual.selection === 'shrink'
  return {
    method: usual.selection,
    criterion: shrinks ? null : usual.criterion,
    ...counts,
    chosen: chosen.length,
    limits: {
      minIv: options.minIv ?? USUAL_MIN_IV,
      maxCorrelation: options.maxCorrelation ?? USUAL_MAX_CORRELATION,
      maxVif: usual.maxVif,
      maxCharacteristics: usual.maxCharacteristics,
      minZ: shrinks ? usual.minZ : null,
    },
    l2: fit.l2,
    centre: fit.centre,
    fallback: fit.fallback,
    logLikelihood: fit.logLikelihood,
    aic: 2 * (chosen.length + 1) - 2 * fit.logLikelihood,
    steps: steps.map(({ action, column, change }) => ({ action, feature: nameOf(column), change })),
  }
}
