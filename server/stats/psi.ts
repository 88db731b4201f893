/**
 * Population stability index between two distributions over the same bins:
 * the sum of (%actual - %expected) * ln(%actual / %expected). Counts by bin, not shares.
 * An empty cell counts half; a bin empty in both adds nothing. How to read it: `psi_threshold.ts`.
 * Throws where the bins differ in number or a population is empty.
 */
export function psi(expected: ArrayLike<number>, actual: ArrayLike<number>): number {
  if (expected.length !== actual.length)
    throw new Error(`${expected.length} expected bins for ${actual.length} actual bins`)
  const totalExpected = total(expected)
  const totalActual = total(actual)
  if (totalExpected === 0 || totalActual === 0)
    throw new Error(`empty population; expected ${totalExpected} rows, actual ${totalActual}`)
  let sum = 0
  for (let i = 0; i < expected.length; i++) {
    if (expected[i] === 0 && actual[i] === 0) continue
    const e = (expected[i] || 0.5) / totalExpected
    const a = (actual[i] || 0.5) / totalActual
    sum += (a - e) * Math.log(a / e)
  }
  return sum
}

function total(counts: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < counts.length; i++) sum += counts[i]!
  return sum
}
