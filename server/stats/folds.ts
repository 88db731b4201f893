import { random, shuffle } from './random.ts'

/**
 * The fold (0 to k - 1) of each row: k folds of equal size in which goods and bads are spread evenly,
 * the same for the same seed. `bad` holds 0 or 1. Throws where k is below 2 or above the rows.
 */
export function stratifiedFolds(bad: Uint8Array, k: number, seed: number): Uint8Array {
  if (!Number.isInteger(k) || k < 2 || k > 255)
    throw new Error(`invalid number of folds; not 2 to 255: ${k}`)
  if (k > bad.length) throw new Error(`${k} folds need ${k} rows; got ${bad.length}`)
  const next = random(seed)
  const folds = new Uint8Array(bad.length)
  // The goods go on where the bads stopped, so that fold sizes differ by one row at most.
  let fold = 0
  for (const label of [1, 0]) {
    const rows: number[] = []
    for (let row = 0; row < bad.length; row++) if (bad[row] === label) rows.push(row)
    for (const row of shuffle(rows, next)) folds[row] = fold++ % k
  }
  return folds
}
