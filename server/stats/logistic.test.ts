import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logistic } from './logistic.ts'
import { random } from './random.ts'

describe('logistic', () => {
  it('gives the published fit of hours of study and passing', () => {
    const hours = Float64Array.of(
      0.5,
      0.75,
      1,
      1.25,
      1.5,
      1.75,
      1.75,
      2,
      2.25,
      2.5,
      2.75,
      3,
      3.25,
      3.5,
      4,
      4.25,
      4.5,
      4.75,
      5,
      5.5,
    )
    const passed = Uint8Array.of(0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1)
    const fit = logistic([hours], passed)
    expect(fit.intercept).toBeCloseTo(-4.0777, 4)
    expect(fit.coefficients[0]).toBeCloseTo(1.5046, 4)
    expect(fit.interceptStandardError).toBeCloseTo(1.761, 3)
    expect(fit.standardErrors[0]).toBeCloseTo(0.6287, 4)
    expect(fit.pValues[0]).toBeCloseTo(0.0167, 4)
    expect(fit.fallback).toBeNull()
  })

  it('gives the log odds ratio of a 2 x 2 table and its standard error', () => {
    // Events 30 of 50 where x is 1, 10 of 50 where it is 0.
    const x = Float64Array.from({ length: 100 }, (_, i) => (i < 50 ? 1 : 0))
    const event = Uint8Array.from({ length: 100 }, (_, i) => (i < 30 || i >= 90 ? 1 : 0))
    const fit = logistic([x], event)
    expect(fit.coefficients[0]).toBeCloseTo(Math.log((30 * 40) / (20 * 10)), 9)
    expect(fit.intercept).toBeCloseTo(Math.log(10 / 40), 9)
    expect(fit.standardErrors[0]).toBeCloseTo(Math.sqrt(1 / 30 + 1 / 20 + 1 / 10 + 1 / 40), 6)
  })

  it('without columns gives the log odds of the population', () => {
    const fit = logistic([], Uint8Array.of(1, 0, 0, 0))
    expect(fit.intercept).toBeCloseTo(Math.log(1 / 3), 12)
    expect(fit.coefficients).toHaveLength(0)
  })

  const seeds = fc.integer({ min: 0, max: 1e6 })

  it('stands where the penalised likelihood has no slope, and mean PD is the event rate', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(0.1, 1, 10), (seed, l2) => {
        const { columns, event } = sample(seed, 120, [1, -0.5, 0.2])
        const fit = logistic(columns, event, { l2 })
        const p = predict(columns, fit.intercept, fit.coefficients)
        const residual = p.map((value, i) => event[i]! - value)
        expect(sum(residual)).toBeCloseTo(0, 4)
        columns.forEach((column, j) => {
          const slope = sum(residual.map((r, i) => r * column[i]!)) - l2 * fit.coefficients[j]!
          expect(slope).toBeCloseTo(0, 4)
        })
      }),
      { numRuns: 40 },
    )
  })

  it('with nonNegative holds at 0 only what would lower the likelihood by rising', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { columns, event } = sample(seed, 120, [1, -0.7, 0, 0.3])
        const fit = logistic(columns, event, { l2: 1, nonNegative: true })
        const p = predict(columns, fit.intercept, fit.coefficients)
        columns.forEach((column, j) => {
          const slope =
            sum(p.map((value, i) => (event[i]! - value) * column[i]!)) - fit.coefficients[j]!
          expect(fit.coefficients[j]).toBeGreaterThanOrEqual(0)
          if (fit.coefficients[j] === 0) {
            expect(slope).toBeLessThan(1e-4)
            expect(fit.free).not.toContain(j)
            expect(fit.standardErrors[j]).toBeNaN()
          } else expect(slope).toBeCloseTo(0, 4)
        })
      }),
      { numRuns: 40 },
    )
  })

  it('finds the coefficients that made the data', () => {
    const { columns, event } = sample(5, 20_000, [1, -0.5, 0.25])
    const fit = logistic(columns, event)
    for (const [j, truth] of [1, -0.5, 0.25].entries())
      expect(Math.abs(fit.coefficients[j]! - truth)).toBeLessThan(4 * fit.standardErrors[j]!)
  })

  it('says that it added a ridge where columns are collinear', () => {
    const { columns, event } = sample(1, 200, [1])
    const fit = logistic([columns[0]!, columns[0]!.map((v) => 2 * v)], event)
    expect(fit).toMatchObject({ fallback: 'collinear', l2: 1e-3 })
    const alone = logistic([columns[0]!], event).coefficients[0]!
    expect(fit.coefficients[0]! + 2 * fit.coefficients[1]!).toBeCloseTo(alone, 2)
  })

  it('says that it added a ridge where a column separates the classes', () => {
    const x = Float64Array.of(1, 2, 3, 4, 5, 6)
    const fit = logistic([x], Uint8Array.of(0, 0, 0, 1, 1, 1))
    expect(fit).toMatchObject({ fallback: 'separated', l2: 1 })
    expect(fit.coefficients[0]).toBeGreaterThan(0)
    expect(Number.isFinite(fit.standardErrors[0]!)).toBe(true)
  })

  it('stays finite with a column of huge values', () => {
    const { columns, event } = sample(2, 300, [1])
    const fit = logistic([columns[0]!.map((v) => v * 1e6)], event)
    expect(fit.coefficients[0]! * 1e6).toBeCloseTo(logistic(columns, event).coefficients[0]!, 6)
  })

  it('refuses one class, unequal lengths and values that are not finite, and names them', () => {
    expect(() => logistic([], Uint8Array.of(0, 0))).toThrow('got 0 events in 2 rows')
    expect(() => logistic([Float64Array.of(1)], Uint8Array.of(0, 1))).toThrow(
      'column 0 has 1 rows; the outcome has 2',
    )
    expect(() => logistic([Float64Array.of(1, Number.NaN)], Uint8Array.of(0, 1))).toThrow(
      'column 0 row 1 is not finite: NaN',
    )
    expect(() => logistic([], Uint8Array.of(0, 1), { l2: -1 })).toThrow('invalid l2; not >= 0: -1')
  })
})

function sample(seed: number, rows: number, slopes: number[]) {
  const next = random(seed)
  const columns = slopes.map(() =>
    Float64Array.from({ length: rows }, () => next() + next() + next() + next() - 2),
  )
  const p = predict(columns, -0.5, slopes)
  const event = Uint8Array.from(p, (value) => (next() < value ? 1 : 0))
  event[0] = 1
  event[1] = 0
  return { columns, event }
}

function predict(columns: Float64Array[], intercept: number, slopes: ArrayLike<number>): number[] {
  return Array.from({ length: columns[0]?.length ?? 0 }, (_, i) => {
    const logit = columns.reduce((total, column, j) => total + slopes[j]! * column[i]!, intercept)
    return 1 / (1 + Math.exp(-logit))
  })
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

it('a row of weight n counts as n rows', () => {
  const x = [Float64Array.of(0, 1, 2, 3, 4, 5)]
  const event = Uint8Array.of(0, 1, 0, 0, 1, 1)
  const times = [2, 1, 3, 1, 2, 1]
  const weighted = logistic(x, event, { l2: 1, weight: Float64Array.from(times) })
  const repeated = times.flatMap((n, i) => Array<number>(n).fill(i))
  const plain = logistic(
    [Float64Array.from(repeated, (i) => x[0]![i]!)],
    Uint8Array.from(repeated, (i) => event[i]!),
    { l2: 1 },
  )
  expect(weighted.intercept).toBeCloseTo(plain.intercept, 9)
  expect(weighted.coefficients[0]).toBeCloseTo(plain.coefficients[0]!, 9)
  expect(weighted.standardErrors[0]).toBeCloseTo(plain.standardErrors[0]!, 9)
})
