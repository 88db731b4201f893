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

export type Shift = 'stable' | 'noise' | 'moderate' | 'shifted'

/**
 * Reads a PSI by the usual 0.10 and 0.25, and by the size of the samples: `noise` where it passes 0.10
 * and yet chance alone could do that.
 */
export function shiftOf(psi: number, byChance: number): Shift {
  if (psi < 0.1) return 'stable'
  if (psi <= byChance) return 'noise'
  return psi < 0.25 ? 'moderate' : 'shifted'
}
