import type { FitOptions } from './scorecard/fit.ts'
import type { SelectionMethod } from './scorecard/model.ts'

/** What may be asked of a scorecard's fit, wherever it learns from. */
export interface FitRequest {
  selection?: SelectionMethod | undefined
  criterion?: 'aic' | 'bic' | undefined
  l2?: number | undefined
  minIv?: number | undefined
  maxCorrelation?: number | undefined
  maxVif?: number | undefined
  maxFeatures?: number | undefined
}

/** The fit's options of a request: what was not asked for is left out. */
export function fitOptions({ maxFeatures, ...request }: FitRequest): Partial<FitOptions> {
  const { selection, criterion, l2, minIv, maxCorrelation, maxVif } = request
  const asked = { selection, criterion, l2, minIv, maxCorrelation, maxVif }
  return Object.fromEntries(
    Object.entries({ ...asked, maxCharacteristics: maxFeatures }).filter(
      ([, value]) => value !== undefined,
    ),
  )
}
