/**
 * X'v: the product of every column with the vector, each summed row after row. Four go on side by
 * side, for a sum by itself waits for each addition to end.
 */
export function productsWith(columns: readonly Float64Array[], v: Float64Array): Float64Array {
  const n = columns.length
  const out = new Float64Array(n)
  for (let j = 0; j < n; j += 4) {
    // At the end some of the four are the same.
    const [j1, j2, j3] = [Math.min(j + 1, n - 1), Math.min(j + 2, n - 1), Math.min(j + 3, n - 1)]
    const [x0, x1, x2, x3] = [columns[j]!, columns[j1]!, columns[j2]!, columns[j3]!]
    let [s0, s1, s2, s3] = [0, 0, 0, 0]
    for (let i = 0; i < v.length; i++) {
      const value = v[i]!
      s0 += x0[i]! * value
      s1 += x1[i]! * value
      s2 += x2[i]! * value
      s3 += x3[i]! * value
    }
    out[j] = s0
    out[j1] = s1
    out[j2] = s2
    out[j3] = s3
  }
  return out
}
