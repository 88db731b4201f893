import { cholesky, inverseDiagonal } from '../../stats/cholesky.ts'
import { nonNegativeMinimum } from '../../stats/non_negative.ts'
import { productsWith } from '../../stats/products.ts'
import { binLabel } from '../scorecard/bin_label.ts'
import type { Excluded } from '../scorecard/model.ts'
import { prebin } from '../scorecard/prebin.ts'
import { binsByPlace } from '../scorecard/score_table.ts'
import { type Column, placesOf } from '../scorecard/table.ts'
import { binValues, type ValueBin } from './bin_values.ts'
import type { Linear } from './model.ts'

/** What is fitted: the rest of the document is said of it (`train_value.run.ts`). */
export type LinearCard = Pick<Linear, 'intercept' | 'characteristics'> & { excluded: Excluded[] }

/** Ridge on the coefficients, in units of the residual variance. */
const RIDGE = 10

/**
 * Fits a linear scorecard: every column binned for the most explained variance, its bins' means about
 * the overall mean as regressors, coefficients >= 0 under a ridge; of more than `maxFeatures` those that explain
 * most. Throws where the value is the same in every row.
 */
export function fitLinear(
  columns: readonly Column[],
  value: Float64Array,
  {
    special = () => [],
    maxFeatures = Number.POSITIVE_INFINITY,
  }: {
    special?: (name: string) => readonly (number | string)[]
    maxFeatures?: number | undefined
  } = {},
): LinearCard {
  const rows = value.length
  const mean = value.reduce((sum, v) => sum + v, 0) / rows
  const centred = value.map((v) => v - mean)
  const variation = centred.reduce((sum, v) => sum + v * v, 0)
  if (!(variation > 0)) throw new Error(`training needs values that differ; all are ${value[0]}`)
  const share = Math.max(0.005, Math.min(0.5, 20 / rows))
  const excluded: Excluded[] = []
  const found: { column: Column; bins: ValueBin[]; unseen: number; x: Float64Array; r2: number }[] =
    []
  for (const column of columns) {
    const prebinned = prebin(column, {
      maxPrebins: 32,
      special: special(column.name),
      minLevelRows: Math.ceil((share * Math.min(rows, 2000)) / 4),
    })
    const { bins, binOfSlot, meanUnseen } = binValues(prebinned, value, {
      trend: prebinned.slots.length <= 12 ? 'auto' : 'shaped',
      maxBins: 10,
      minShare: share,
      // What a further bin explains of noise on average.
      binPenalty: 1 / rows,
      turnPenalty: 1 / rows,
    })
    if (bins.length < 2) {
      excluded.push({ feature: column.name, step: 'bins', why: 'no bins that tell values apart' })
      continue
    }
    const means = Float64Array.from(binOfSlot, (bin) => bins[bin]!.mean - mean)
    const x = Float64Array.from(prebinned.codes, (code) => means[code]!)
    const r2 = x.reduce((sum, v) => sum + v * v, 0) / variation
    found.push({ column, bins, unseen: meanUnseen, x, r2 })
  }
  found.sort((a, b) => b.r2 - a.r2 || (a.column.name < b.column.name ? -1 : 1))
  for (const { column } of found.splice(maxFeatures)) {
    const why = `explains less than the ${maxFeatures} that are in`
    excluded.push({ feature: column.name, step: 'count', why })
  }
  const { beta, errors } = regress(
    found.map(({ x }) => x),
    centred,
    variation / rows,
  )
  const characteristics = found.flatMap(({ column, bins, unseen, r2 }, j) => {
    if (!(beta[j]! > 0)) {
      const why = 'no weight left beside the others'
      excluded.push({ feature: column.name, step: 'sign', why })
      return []
    }
    const part = (own: number) => beta[j]! * (own - mean)
    return {
      feature: column.name,
      type: column.type,
      ...(column.from && { from: column.from }),
      beta: beta[j]!,
      standardError: errors[j]!,
      r2,
      bins: bins.map(({ condition, count, mean: own }) => ({
        ...condition,
        label: binLabel(condition, false, column.from),
        count,
        mean: own,
        part: part(own),
      })),
      partUnseen: part(unseen),
    }
  })
  return { intercept: mean, characteristics, excluded }
}

function regress(x: Float64Array[], y: Float64Array, variance: number) {
  const n = x.length
  const h = new Float64Array(n * n)
  x.forEach((column, j) => {
    h.set(productsWith(x, column), j * n)
    h[j * n + j]! += RIDGE * variance
  })
  const c = productsWith(x, y)
  const beta = (n > 0 && nonNegativeMinimum(h, c, new Uint8Array(n).fill(1))) || new Float64Array(n)
  const l = cholesky(h, n)
  const errors = l ? inverseDiagonal(l, n).map((v) => Math.sqrt(variance * v)) : beta.map(() => NaN)
  return { beta, errors }
}

/** The value that the card predicts of every row. */
export function predictLinear(
  card: Pick<Linear, 'intercept' | 'characteristics'>,
  columns: readonly Column[],
  rows: number,
): Float64Array {
  const out = new Float64Array(rows).fill(card.intercept)
  for (const characteristic of card.characteristics) {
    const column = columns.find(({ name }) => name === characteristic.feature)
    if (!column) throw new Error(`missing feature: ${characteristic.feature}`)
    const parts = Float64Array.from(
      binsByPlace(characteristic, column),
      (bin) => characteristic.bins[bin]?.part ?? characteristic.partUnseen,
    )
    const places = placesOf(column)
    for (let row = 0; row < rows; row++) out[row]! += parts[places[row]!]!
  }
  return out
}
