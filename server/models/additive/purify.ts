/**
 * Moves what a grid says of one axis alone to that axis: afterwards every row and every column of the
 * grid has mean 0 by the weights, so the pair tells only what the two say together. Changes `grid`;
 * returns what went to either axis by bin, and to the constant. Sums of contributions stay the same.
 */
export function purify(
  grid: Float64Array,
  weights: Float64Array,
  [first, second]: readonly [number, number],
): { first: Float64Array; second: Float64Array } {
  const moved = { first: new Float64Array(first), second: new Float64Array(second) }
  for (let round = 0; round < 50; round++) {
    let largest = 0
    for (let a = 0; a < first; a++) {
      const mean = meanOf(grid, weights, a * second, 1, second)
      for (let b = 0; b < second; b++) grid[a * second + b]! -= mean
      moved.first[a]! += mean
      largest = Math.max(largest, Math.abs(mean))
    }
    for (let b = 0; b < second; b++) {
      const mean = meanOf(grid, weights, b, second, first)
      for (let a = 0; a < first; a++) grid[a * second + b]! -= mean
      moved.second[b]! += mean
      largest = Math.max(largest, Math.abs(mean))
    }
    if (largest < 1e-9) break
  }
  return moved
}

function meanOf(
  grid: Float64Array,
  weights: Float64Array,
  start: number,
  step: number,
  count: number,
): number {
  let [sum, total] = [0, 0]
  for (let i = 0; i < count; i++) {
    const at = start + i * step
    sum += grid[at]! * weights[at]!
    total += weights[at]!
  }
  return total > 0 ? sum / total : 0
}
