import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { continuousCells } from './continuous_cells.ts'
import { partitionCells, type Trend } from './optimal_binning.ts'

const sumsOf = (prebins: number[][]) => ({
  rows: prebins.map((values) => values.length),
  sum: prebins.map((values) => values.reduce((a, b) => a + b, 0)),
  squares: prebins.map((values) => values.reduce((a, b) => a + b * b, 0)),
})

const meanOf = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length

/** Share of the variance that groups explain, as the book has it: 1 - within / total. */
function rSquared(groups: number[][]): number {
  const squares = (values: number[]) => {
    const mean = meanOf(values)
    return values.reduce((sum, v) => sum + (v - mean) ** 2, 0)
  }
  const total = squares(groups.flat())
  return total > 0 ? 1 - groups.reduce((sum, g) => sum + squares(g), 0) / total : 0
}

describe('bins of a continuous target', () => {
  it('the LGD of three groups that differ is explained by three bins', () => {
    const prebins = [
      [0.1, 0.12],
      [0.11, 0.1],
      [0.5, 0.52],
      [0.49, 0.51],
      [0.9, 0.88],
    ]
    const found = partitionCells(continuousCells(sumsOf(prebins)), {
      trend: 'ascending',
      binPenalty: 0.001,
    })
    expect(found.starts).toEqual([0, 2, 4])
    expect(found.iv).toBeCloseTo(
      rSquared([prebins.slice(0, 2).flat(), prebins.slice(2, 4).flat(), prebins[4]!]),
      9,
    )
  })

  it.each(['ascending', 'valley', 'convex', 'none'] as Trend[])(
    'is the best of all partitions with trend %s',
    (trend) => {
      const prebin = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 4 })
      fc.assert(
        fc.property(fc.array(prebin, { minLength: 1, maxLength: 8 }), (prebins) => {
          const found = partitionCells(continuousCells(sumsOf(prebins)), {
            trend,
            binPenalty: 0.01,
          })
          let best = Number.NEGATIVE_INFINITY
          for (let mask = 0; mask < 2 ** (prebins.length - 1); mask++) {
            const groups: number[][] = []
            prebins.forEach((values, i) => {
              if (i === 0 || (mask >> (i - 1)) & 1) groups.push([...values])
              else groups.at(-1)!.push(...values)
            })
            if (keeps(trend, groups.map(meanOf)))
              best = Math.max(best, rSquared(groups) - 0.01 * groups.length)
          }
          expect(found.iv - 0.01 * found.starts.length).toBeCloseTo(best, 9)
        }),
        { numRuns: 60 },
      )
    },
  )
})

function keeps(trend: Trend, means: number[]): boolean {
  const steps = means.slice(1).map((mean, i) => mean - means[i]!)
  if (trend === 'none') return true
  if (trend === 'ascending') return steps.every((step) => step >= 0)
  if (trend === 'convex') return steps.slice(1).every((step, i) => step >= steps[i]! - 1e-12)
  const turn = steps.findIndex((step) => step > 0)
  return turn < 0 || steps.slice(turn).every((step) => step >= 0)
}
