import { chiSquareBound } from './chi_square.ts'

/**
 * What PSI would reach by chance alone in one of a hundred comparisons of two samples from the same
 * population: (1/n + 1/m) times the 99% point of chi-square with bins - 1 degrees of freedom (Yurdakul,
 * "Statistical properties of population stability index", 2018). Below it a shift cannot be told from noise.
 */
export function psiByChance(expected: number, actual: number, bins: number, p = 0.01): number {
  if (bins < 2) return 0
  return (1 / expected + 1 / actual) * chiSquareBound(p, bins - 1)
}

/**
 * From which PSI or CSI on a shift is watched, and from which it is one, by convention (gk). The view
 * `monitor_rule` has the same, dated.
 */
export const PSI_WATCHED = 0.1
export const PSI_SHIFTED = 0.25

export type Shift = 'stable' | 'noise' | 'moderate' | 'shifted'

/** Reads a PSI by these, and by the size of the samples: `noise` where it is watched and yet chance alone could do that. */
export function shiftOf(psi: number, byChance: number): Shift {
  if (psi < PSI_WATCHED) return 'stable'
  if (psi <= byChance) return 'noise'
  return psi < PSI_SHIFTED ? 'moderate' : 'shifted'
}
