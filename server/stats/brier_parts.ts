import type { CalibrationBand } from './calibration.ts'

/** brier = reliability - resolution + uncertainty + withinBands. */
export type BrierParts = {
  /** Mean squared distance of a band's mean PD from its bad rate: 0 is perfectly calibrated. */
  reliability: number
  /** Mean squared distance of a band's bad rate from that of all: the more the better. */
  resolution: number
  /** Bad rate times good rate of all: the Brier score of who gives everyone the bad rate. */
  uncertainty: number
  /** What the spread of PDs within a band adds or takes: small where bands are many. */
  withinBands: number
}

/** Murphy's decomposition of the Brier score (1973) over bands of PD, and what the bands leave. */
export function brierParts(bands: readonly CalibrationBand[], brier: number): BrierParts {
  const rows = bands.reduce((sum, band) => sum + band.rows, 0)
  const rate = bands.reduce((sum, band) => sum + band.bads, 0) / rows
  const mean = (of: (band: CalibrationBand) => number) =>
    bands.reduce((sum, band) => sum + band.rows * of(band), 0) / rows
  const reliability = mean(({ meanPd, badRate }) => (meanPd - badRate) ** 2)
  const resolution = mean(({ badRate }) => (badRate - rate) ** 2)
  const uncertainty = rate * (1 - rate)
  return {
    reliability,
    resolution,
    uncertainty,
    withinBands: brier - reliability + resolution - uncertainty,
  }
}
