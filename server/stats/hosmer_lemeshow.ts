import type { CalibrationBand } from './calibration.ts'
import { chiSquareTail } from './chi_square.ts'

export type HosmerLemeshow = { statistic: number; degrees: number; p: number }

/**
 * Hosmer-Lemeshow's test of calibration (1980): the sum over bands of PD of
 * (bads - expected)² / (expected (1 - mean PD)). On rows that the model was fitted on its degrees of
 * freedom are bands - 2, on held-back rows bands. Of very many rows it refuses any model: read it with
 * the calibration table. Null where a band's PD is 0 or 1.
 */
export function hosmerLemeshow(
  bands: readonly CalibrationBand[],
  degrees = bands.length,
): HosmerLemeshow | null {
  if (bands.length === 0 || degrees < 1) return null
  let statistic = 0
  for (const { rows, bads, meanPd } of bands) {
    if (!(meanPd > 0 && meanPd < 1)) return null
    statistic += (bads - rows * meanPd) ** 2 / (rows * meanPd * (1 - meanPd))
  }
  return { statistic, degrees, p: chiSquareTail(statistic, degrees) }
}
