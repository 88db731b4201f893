import { delong } from '../../stats/delong.ts'
import { delongDifference } from '../../stats/delong_difference.ts'
import { fairnessOf } from './fairness_of.ts'
import type { Scored } from './measure.ts'
import type { Alternative, Alternatives } from './validation.ts'

/** Groups of fewer rows say too little of a ratio. */
const LEAST_ROWS = 30
/** Why no further model is fitted. */
export type OutOf = 'limit' | 'time'

/** An adverse impact ratio that rises by less is the same. */
const LEAST_GAIN = 0.001

export interface SearchOptions {
  column: string
  acceptance: number
  /** AUC that an alternative may lose. */
  tolerance: number
  /** Features left out at most, one after another. */
  mostSteps: number
}

/**
 * Searches for models that treat the groups of a protected column more alike at nearly the same AUC:
 * feature after feature is left out, each time the one whose absence raises the least adverse impact
 * ratio most while the AUC loses no more than `tolerance`. `fitWithout` gives held-back scores of the
 * same rows, refitted without some features, or why no more may be fitted. Greedy: what it does
 * not find may be there all the same.
 */
export async function searchAlternatives(
  own: Scored,
  groups: readonly (string | null)[],
  features: readonly string[],
  options: SearchOptions,
  fitWithout: (dropped: readonly string[]) => Promise<Scored | OutOf>,
): Promise<Alternatives> {
  const { column, acceptance, tolerance, mostSteps } = options
  const judge = (scored: Scored, dropped: readonly string[]): Alternative => ({
    dropped: [...dropped],
    auc: delong(scored.score, scored.bad).auc,
    ...changeOf(scored, own),
    adverseImpactRatio: leastRatio(scored, groups, { column, acceptance }),
  })
  const as = judge(own, [])
  const tried: Alternative[] = []
  let best = as
  let ended: Alternatives['ended'] = 'no better'
  for (let step = 0; step < mostSteps; step++) {
    const found: Alternative[] = []
    for (const feature of features) {
      if (best.dropped.includes(feature) || best.dropped.length + 1 >= features.length) continue
      const dropped = [...best.dropped, feature]
      const scored = await fitWithout(dropped)
      if (typeof scored === 'string') {
        ended = scored
        break
      }
      found.push(judge(scored, dropped))
    }
    tried.push(...found)
    const next = found
      .filter(({ aucChange }) => aucChange >= -tolerance)
      .sort((a, b) => b.adverseImpactRatio - a.adverseImpactRatio || b.auc - a.auc)[0]
    if (!next || next.adverseImpactRatio < best.adverseImpactRatio + LEAST_GAIN) break
    best = next
    if (step === mostSteps - 1) ended = 'steps'
    if (ended === 'limit' || ended === 'time') break
  }
  const better = tried.filter(
    (one) =>
      one.aucChange >= -tolerance &&
      one.adverseImpactRatio >= as.adverseImpactRatio + LEAST_GAIN &&
      !tried.some((other) => isBetter(other, one)),
  )
  return {
    column,
    tolerance,
    own: as,
    tried: tried.length,
    ended,
    better: better.sort((a, b) => b.adverseImpactRatio - a.adverseImpactRatio),
  }
}

/** At least as good in both, and better in one. */
const isBetter = (a: Alternative, b: Alternative): boolean =>
  a.auc >= b.auc &&
  a.adverseImpactRatio >= b.adverseImpactRatio &&
  (a.auc > b.auc || a.adverseImpactRatio > b.adverseImpactRatio)

function changeOf({ score, bad }: Scored, own: Scored) {
  const { difference, standardError } = delongDifference(score, own.score, bad)
  return {
    aucChange: difference,
    aucError: Number.isFinite(standardError) ? standardError : null,
  }
}

/** The least adverse impact ratio of all groups of some size; 1 where there is one group. */
function leastRatio(
  scored: Scored,
  groups: readonly (string | null)[],
  { column, acceptance }: { column: string; acceptance: number },
): number {
  const fair = fairnessOf(scored, groups, { column, used: false, acceptance })
  const ratios = fair.groups.flatMap(({ rows, adverseImpactRatio }) =>
    rows >= LEAST_ROWS && adverseImpactRatio !== null ? [adverseImpactRatio] : [],
  )
  return Math.min(1, ...ratios)
}
