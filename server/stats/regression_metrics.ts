import { spearman } from './spearman.ts'

/** How near predictions are to values: `r2` beside their mean (1 perfect, 0 no better), errors in the values' unit. */
export type RegressionMetrics = { r2: number; mae: number; rmse: number; spearman: number }

export function regressionMetrics(
  predicted: ArrayLike<number>,
  value: ArrayLike<number>,
): RegressionMetrics {
  const n = value.length
  let mean = 0
  for (let i = 0; i < n; i++) mean += value[i]! / n
  let [squares, variation, absolute] = [0, 0, 0]
  for (let i = 0; i < n; i++) {
    const error = value[i]! - predicted[i]!
    squares += error * error
    absolute += Math.abs(error)
    variation += (value[i]! - mean) ** 2
  }
  return {
    r2: 1 - squares / variation,
    mae: absolute / n,
    rmse: Math.sqrt(squares / n),
    spearman: spearman(predicted, value),
  }
}
