import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ivOfBin } from '../../stats/iv.ts'
import { twoSidedP } from '../../stats/normal.ts'
import { type BinningOptions, optimalBinning, type Trend } from './optimal_binning.ts'

const trends: Trend[] = ['ascending', 'descending', 'peak', 'valley', 'concave', 'convex', 'none']

type Count = { good: number; bad: number }

/** Every way to cut n prebins into neighbouring bins, as lists of starts. */
function allPartitions(n: number): number[][] {
  return Array.from({ length: 2 ** (n - 1) }, (_, mask) =>
    [...Array(n).keys()].filter((i) => i === 0 || (mask >> (i - 1)) & 1),
  )
}

function binsOf(prebins: Count[], starts: number[]): Count[] {
  return starts.map((start, b) => {
    const part = prebins.slice(start, starts[b + 1])
    return {
      good: part.reduce((sum, p) => sum + p.good, 0),
      bad: part.reduce((sum, p) => sum + p.bad, 0),
    }
  })
}

const rate = ({ good, bad }: Count) => (bad || 0.5) / ((good || 0.5) + (bad || 0.5))

function keeps(trend: Trend, rates: number[], gap: number): boolean {
  const up = rates.slice(1).map((r, i) => r - rates[i]! >= gap)
  const down = rates.slice(1).map((r, i) => rates[i]! - r >= gap)
  if (trend === 'ascending') return up.every(Boolean)
  if (trend === 'descending') return down.every(Boolean)
  if (trend === 'concave' || trend === 'convex') {
    const steps = rates.slice(1).map((r, i) => r - rates[i]!)
    const sign = trend === 'concave' ? 1 : -1
    return (
      steps.every((step) => Math.abs(step) >= gap) &&
      steps.slice(1).every((step, i) => sign * (step - steps[i]!) <= 1e-12)
    )
  }
  if (trend === 'none') return up.every((u, i) => u || down[i])
  const [first, second] = trend === 'peak' ? [up, down] : [down, up]
  return rates.some(
    (_, turn) => first.slice(0, turn).every(Boolean) && second.slice(turn).every(Boolean),
  )
}

function pValue(a: Count, b: Count): number {
  const rows = [a.good + a.bad, b.good + b.bad] as const
  const pooled = (a.bad + b.bad) / (rows[0] + rows[1])
  const variance = pooled * (1 - pooled) * (1 / rows[0] + 1 / rows[1])
  return variance > 0 ? twoSidedP((a.bad / rows[0] - b.bad / rows[1]) / Math.sqrt(variance)) : 1
}

/** The most IV, less the penalty, over all partitions that obey; null where none does. */
function bruteForce(prebins: Count[], trend: Trend, options: BinningOptions): number | null {
  const goods = prebins.reduce((sum, p) => sum + p.good, 0)
  const bads = prebins.reduce((sum, p) => sum + p.bad, 0)
  let most: number | null = null
  for (const starts of allPartitions(prebins.length)) {
    const bins = binsOf(prebins, starts)
    const enough = (n: number, least: number, rows: number, all: number) =>
      n >= least || (rows * all) / (goods + bads) >= (options.enoughExpected ?? Infinity)
    if (bins.length < (options.minBins ?? 1) || bins.length > (options.maxBins ?? 99)) continue
    const obeys =
      bins.every(
        ({ good, bad }) =>
          good + bad > 0 &&
          good + bad >= (options.minShare ?? 0) * (goods + bads) &&
          enough(bad, options.minBad ?? 0, good + bad, bads) &&
          enough(good, options.minGood ?? 0, good + bad, goods),
      ) &&
      keeps(trend, bins.map(rate), options.minGap ?? 0) &&
      bins.slice(1).every((bin, i) => pValue(bins[i]!, bin) <= (options.maxPValue ?? 1))
    if (!obeys) continue
    const worth = bins.reduce(
      (sum, { good, bad }) => sum + ivOfBin(good, bad, goods, bads) - (options.binPenalty ?? 0),
      0,
    )
    if (most === null || worth > most) most = worth
  }
  return most
}

const counts = fc
  .array(
    fc.record({ good: fc.integer({ min: 0, max: 30 }), bad: fc.integer({ min: 0, max: 12 }) }),
    { minLength: 1, maxLength: 12 },
  )
  .filter((c) => c.some((p) => p.good > 0) && c.some((p) => p.bad > 0))

const limits = fc.record(
  {
    minBins: fc.integer({ min: 1, max: 3 }),
    maxBins: fc.integer({ min: 3, max: 8 }),
    minShare: fc.double({ min: 0, max: 0.3, noNaN: true }),
    minBad: fc.integer({ min: 0, max: 5 }),
    minGood: fc.integer({ min: 0, max: 5 }),
    enoughExpected: fc.integer({ min: 1, max: 20 }),
    minGap: fc.double({ min: 0, max: 0.1, noNaN: true }),
    maxPValue: fc.constantFrom(0.05, 0.2, 0.7),
    binPenalty: fc.double({ min: 0, max: 0.05, noNaN: true }),
  },
  { requiredKeys: [] },
)

function solve(prebins: Count[], options: BinningOptions) {
  return optimalBinning(
    prebins.map((p) => p.good),
    prebins.map((p) => p.bad),
    options,
  )
}

describe('optimalBinning', () => {
  for (const trend of trends) {
    it(`is as good as the best of all partitions with trend ${trend}`, () => {
      fc.assert(
        fc.property(counts, limits, (prebins, limit) => {
          const found = solve(prebins, { ...limit, trend })
          const best = bruteForce(prebins, trend, limit)
          expect(found.feasible).toBe(best !== null)
          if (best === null) expect(found.starts).toEqual([0])
          else expect(found.iv - found.starts.length * (limit.binPenalty ?? 0)).toBeCloseTo(best, 9)
        }),
        { numRuns: 120 },
      )
    })

    it(`keeps trend ${trend} in the bad rates of its bins`, () => {
      fc.assert(
        fc.property(counts, limits, (prebins, limit) => {
          const { starts } = solve(prebins, { ...limit, trend })
          expect(keeps(trend, binsOf(prebins, starts).map(rate), limit.minGap ?? 0)).toBe(true)
        }),
      )
    })
  }

  it('takes the best shape of all where the trend is auto and turns are free', () => {
    fc.assert(
      fc.property(counts, limits, (prebins, limit) => {
        const found = solve(prebins, limit)
        const best = bruteForce(prebins, 'none', limit)
        expect(found.feasible).toBe(best !== null)
        if (best !== null)
          expect(found.iv - found.starts.length * (limit.binPenalty ?? 0)).toBeCloseTo(best, 9)
      }),
      { numRuns: 60 },
    )
  })

  it('with shaped takes the best of rise, fall, peak and valley, and never another', () => {
    fc.assert(
      fc.property(counts, limits, (prebins, limit) => {
        const found = solve(prebins, { ...limit, trend: 'shaped' })
        const penalty = limit.binPenalty ?? 0
        const best = Math.max(
          ...['peak', 'valley'].map(
            (trend) => bruteForce(prebins, trend as Trend, limit) ?? Number.NEGATIVE_INFINITY,
          ),
        )
        expect(found.feasible).toBe(best > Number.NEGATIVE_INFINITY)
        if (found.feasible) {
          expect(found.trend).not.toBe('none')
          expect(found.iv - found.starts.length * penalty).toBeCloseTo(best, 9)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('prefers a monotone shape where a turn costs more than it adds', () => {
    const prebins = [
      { good: 100, bad: 10 },
      { good: 100, bad: 30 },
      { good: 100, bad: 29 },
    ]
    expect(solve(prebins, { turnPenalty: 0 }).trend).toBe('peak')
    expect(solve(prebins, { turnPenalty: 0.01 })).toMatchObject({
      trend: 'ascending',
      starts: [0, 1],
    })
  })

  it('merges a pair whose rates fall where the trend must rise', () => {
    const prebins = [
      { good: 90, bad: 10 },
      { good: 70, bad: 30 },
      { good: 80, bad: 20 },
      { good: 50, bad: 50 },
    ]
    expect(solve(prebins, { trend: 'ascending' }).starts).toEqual([0, 1, 3])
    expect(solve(prebins, { trend: 'none' }).starts).toEqual([0, 1, 2, 3])
  })

  it('gives one bin, said not to be feasible, where no partition obeys', () => {
    expect(solve([{ good: 5, bad: 1 }], { minBad: 2 })).toMatchObject({
      starts: [0],
      feasible: false,
    })
  })

  it('refuses counts of different lengths and names them', () => {
    expect(() => optimalBinning([1, 2], [1])).toThrow('2 counts of good, 1 of bad')
  })
})
