// Rows are read in stretches short enough for the columns of a tile to stay in the processor's cache.
const STRETCH = 1024
const WIDE = 4

/**
 * Information matrix of a logistic regression, X' diag(p (1 - p)) X, row-major and symmetric. Every
 * entry is summed row after row, whatever the tiles: they only let several sums go on side by side,
 * for a sum by itself waits for each addition to end. `known`: the matrix of the first columns, where
 * it was made before. `weight`: how much each row counts; default 1.
 */
export function informationMatrix(
  columns: readonly Float64Array[],
  p: Float64Array,
  known: Float64Array = new Float64Array(0),
  weight?: Float64Array,
): Float64Array {
  const n = columns.length
  const m = Math.sqrt(known.length)
  const h = new Float64Array(n * n)
  const first = new Float64Array(STRETCH)
  const second = new Float64Array(STRETCH)
  for (let start = 0; start < p.length; start += STRETCH) {
    const end = Math.min(p.length, start + STRETCH)
    for (let j = m; j < n; j += 2) {
      const below = Math.min(j + 1, n - 1)
      weigh(columns[j]!, p, weight, start, end, first)
      weigh(columns[below]!, p, weight, start, end, second)
      for (let k = 0; k <= below; k += WIDE)
        addTile(h, columns, { j, below, k, first, second, start, end })
    }
  }
  for (let j = 0; j < m; j++) h.set(known.subarray(j * m, (j + 1) * m), j * n)
  for (let j = m; j < n; j++) for (let k = 0; k < j; k++) h[k * n + j] = h[j * n + k]!
  return h
}

function weigh(
  column: Float64Array,
  p: Float64Array,
  weight: Float64Array | undefined,
  start: number,
  end: number,
  out: Float64Array,
): void {
  for (let i = start; i < end; i++) out[i - start] = column[i]! * p[i]! * (1 - p[i]!)
  if (weight) for (let i = start; i < end; i++) out[i - start]! *= weight[i]!
}

/** Two rows of the matrix, j and `below`, times four columns from k on; at an edge some are the same. */
function addTile(
  h: Float64Array,
  columns: readonly Float64Array[],
  tile: {
    j: number
    below: number
    k: number
    first: Float64Array
    second: Float64Array
    start: number
    end: number
  },
): void {
  const { first, second, start, end, k } = tile
  const n = columns.length
  const [k1, k2, k3] = [Math.min(k + 1, n - 1), Math.min(k + 2, n - 1), Math.min(k + 3, n - 1)]
  const [x0, x1, x2, x3] = [columns[k]!, columns[k1]!, columns[k2]!, columns[k3]!]
  const [a, b] = [tile.j * n, tile.below * n]
  let a0 = h[a + k]!
  let a1 = h[a + k1]!
  let a2 = h[a + k2]!
  let a3 = h[a + k3]!
  let b0 = h[b + k]!
  let b1 = h[b + k1]!
  let b2 = h[b + k2]!
  let b3 = h[b + k3]!
  for (let i = start; i < end; i++) {
    const u = first[i - start]!
    const v = second[i - start]!
    a0 += u * x0[i]!
    a1 += u * x1[i]!
    a2 += u * x2[i]!
    a3 += u * x3[i]!
    b0 += v * x0[i]!
    b1 += v * x1[i]!
    b2 += v * x2[i]!
    b3 += v * x3[i]!
  }
  h[a + k] = a0
  h[a + k1] = a1
  h[a + k2] = a2
  h[a + k3] = a3
  h[b + k] = b0
  h[b + k1] = b1
  h[b + k2] = b2
  h[b + k3] = b3
}
