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
    const rows = new Uint32Array(bad.length)
    let count = 0
    for (let row = 0; row < bad.length; row++) if (bad[row] === label) rows[count++] = row
    for (const row of shuffle(rows.subarray(0, count), next)) folds[row] = fold++ % k
  }
  return folds
}

/**
 * The fold of each row where the rows of a group stay together: groups are spread as rows are, one with
 * any bad row as bad. Where every row is its own group, the folds of `stratifiedFolds`.
 */
export function groupedFolds(
  bad: Uint8Array,
  group: ArrayLike<number>,
  k: number,
  seed: number,
): Uint8Array {
  if (group.length !== bad.length)
    throw new Error(`${group.length} groups given for ${bad.length} rows`)
  const place = new Map<number, number>()
  const groupOfRow = Int32Array.from(group, (one) => {
    const found = place.get(one) ?? place.size
    place.set(one, found)
    return found
  })
  const groupBad = new Uint8Array(place.size)
  groupOfRow.forEach((one, row) => {
    if (bad[row] === 1) groupBad[one] = 1
  })
  const foldOfGroup = stratifiedFolds(groupBad, k, seed)
  return Uint8Array.from(groupOfRow, (one) => foldOfGroup[one] as number)
}
