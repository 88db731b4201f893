import { regressionMetrics } from '../../stats/regression_metrics.ts'
import { judgeValues } from '../linear/judge.ts'
import type { Linear } from '../linear/model.ts'
import { predict } from '../linear/predict.ts'
import { spreadOf } from '../linear/spread.ts'
import { binOf, type Value } from '../scorecard/route.ts'
import type { BoundPart } from './bind.ts'

/** Rows of a table with a value of its target, a column a part. */
export interface ValueRows {
  value: Float64Array
  columns: readonly ArrayLike<Value>[]
}

/** A sum of a file as a model of a continuous target, with what these rows tell of it. */
export function valueModelOf(
  sum: { constant: number; parts: readonly BoundPart[] },
  { value, columns }: ValueRows,
  about: { target: Linear['target']; fileName: string; seed: number; title: string },
): Linear {
  const { target, fileName, seed, title } = about
  const features = sum.parts.map(({ feature }) => feature.name)
  const card = linearOf(sum.constant, sum.parts)
  const predicted = value.map(
    (_, row) =>
      predict(card, Object.fromEntries(features.map((name, i) => [name, columns[i]![row]]))).value,
  )
  const spread = spreadOf(value)
  return {
    kind: 'linear',
    version: 1,
    features,
    target,
    intercept: sum.constant,
    characteristics: card.characteristics.map((c, i) => counted(c, columns[i]!, value, spread)),
    training: {
      rows: value.length,
      seed,
      method: 'trained elsewhere',
      excluded: [],
      elsewhere: fileName,
      table: true,
      ...spread,
    },
    metrics: {
      training: regressionMetrics(predicted, value),
      heldBack: {
        method: `all rows of ${title}; it may have seen them in training`,
        folds: [],
        ...judgeValues(predicted, value),
      },
    },
  }
}

/** A sum as a linear scorecard; what only rows tell is left at nothing. */
export const linearOf = (
  intercept: number,
  parts: readonly BoundPart[],
): Pick<Linear, 'intercept' | 'characteristics'> => ({
  intercept,
  characteristics: parts.map(({ feature, field, bins, unseen }) => ({
    feature: feature.name,
    type: field.type,
    ...(feature.from && { from: feature.from }),
    beta: 1,
    standardError: 0,
    r2: 0,
    partUnseen: unseen,
    bins: bins.map(({ points, ...bin }) => ({ ...bin, count: 0, mean: 0, part: points })),
  })),
})

function counted(
  c: Linear['characteristics'][number],
  column: ArrayLike<Value>,
  value: Float64Array,
  { mean, standardDeviation }: ReturnType<typeof spreadOf>,
): Linear['characteristics'][number] {
  const counts = new Float64Array(c.bins.length + 1)
  const sums = new Float64Array(c.bins.length + 1)
  value.forEach((one, row) => {
    const at = binOf(c, column[row])
    counts[at < 0 ? c.bins.length : at]!++
    sums[at < 0 ? c.bins.length : at]! += one
  })
  const means = sums.map((sum, i) => (counts[i]! > 0 ? sum / counts[i]! : mean))
  const between = means.reduce((sum, one, i) => sum + counts[i]! * (one - mean) ** 2, 0)
  const all = (value.length - 1) * standardDeviation ** 2
  return {
    ...c,
    r2: all > 0 ? between / all : 0,
    bins: c.bins.map((bin, i) => ({ ...bin, count: counts[i]!, mean: means[i]! })),
  }
}
