const FEW = [12.706, 4.303, 3.182, 2.776]
const Z = 1.959963984540054

/**
 * Two-sided 95% point of Student's t: of up to four degrees of freedom as tabled, of more by the
 * Cornish-Fisher expansion about the normal (Abramowitz and Stegun 26.7.5), within 0.03.
 */
export function t95(degrees: number): number {
  if (degrees < 1) return Number.POSITIVE_INFINITY
  const tabled = FEW[degrees - 1]
  if (tabled !== undefined) return tabled
  return Z + (Z ** 3 + Z) / (4 * degrees) + (5 * Z ** 5 + 16 * Z ** 3 + 3 * Z) / (96 * degrees ** 2)
}
