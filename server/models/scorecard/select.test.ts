import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logistic } from '../../stats/logistic.ts'
import { random } from '../../stats/random.ts'
import { bestOf, quadraticOf } from './quadratic.ts'
import { select } from './select.ts'
import { stepwise } from './stepwise.ts'

/** Columns of noise and an outcome that follows the first ones. */
function sample(rows: number, slopes: number[]) {
  const next = random(11)
  const columns = slopes.map(() => Float64Array.from({ length: rows }, () => 2 * next() - 1))
  const good = Uint8Array.from({ length: rows }, (_, i) => {
    const logit = slopes.reduce((sum, slope, j) => sum + slope * columns[j]![i]!, 0.3)
    return next() < 1 / (1 + Math.exp(-logit)) ? 1 : 0
  })
  return { columns, good }
}

describe('select', () => {
  it('keeps the strongest where fewer may stay, and says why the others went', () => {
    const { columns, good } = sample(4000, [2, 1.5, 1, 0.5, 0.4])
    const { chosen, dropped } = select(columns, good, { maxCharacteristics: 3 })
    expect(chosen).toEqual([0, 1, 2])
    expect(dropped.map((d) => d.column).sort()).toEqual([3, 4])
    expect(dropped[0]!.why).toMatch(/^adds least beside the others \(/)
  })

  it('drops a column that would count against its own WoE', () => {
    const { columns, good } = sample(4000, [1.5, -1])
    const { chosen, dropped, fit } = select(columns, good)
    expect(chosen).toEqual([0])
    expect(dropped).toEqual([{ column: 1, step: 'sign', why: 'no weight left beside the others' }])
    expect(fit.coefficients).toHaveLength(1)
  })

  it('every coefficient that stays is positive and at least minZ standard errors away from 0', () => {
    const { columns, good } = sample(300, [1, 0.2, 0.1, 0, 0, 0, 0])
    const { fit } = select(columns, good, { minZ: 1 })
    fit.coefficients.forEach((b, j) => {
      expect(b).toBeGreaterThanOrEqual(fit.standardErrors[j]!)
    })
  })

  it('without columns is the overall odds', () => {
    expect(select([], Uint8Array.of(1, 1, 1, 0)).fit.intercept).toBeCloseTo(Math.log(3), 12)
  })
})

const searches = ['forward', 'backward', 'stepwise', 'lasso'] as const

describe('selection by a criterion', () => {
  it.each(searches)('%s finds what drives the outcome and leaves the rest', (selection) => {
    const { columns, good } = sample(4000, [2, 0, 1.5, 0, 1, 0, -1])
    const { chosen, dropped, fit } = select(columns, good, { selection, criterion: 'bic' })
    expect(chosen).toEqual([0, 2, 4])
    expect(dropped.map(({ column }) => column).toSorted()).toEqual([1, 3, 5, 6])
    const plain = logistic([columns[0]!, columns[2]!, columns[4]!], good)
    fit.coefficients.forEach((b, j) => {
      expect(b).toBeCloseTo(plain.coefficients[j]!, 9)
    })
  })

  it.each(searches)('%s keeps to the most characteristics', (selection) => {
    const { columns, good } = sample(3000, [2, 1.5, 1, 1, 1])
    const { chosen } = select(columns, good, { selection, maxCharacteristics: 2 })
    expect(chosen.length).toBeLessThanOrEqual(2)
    expect(chosen).toContain(0)
  })

  it('without columns, or without one that helps, is the overall odds', () => {
    const { columns, good } = sample(500, [-2, -1])
    for (const selection of searches) {
      expect(select([], good, { selection }).chosen).toEqual([])
      expect(select(columns, good, { selection }).chosen).toEqual([])
    }
  })

  it('no single step from what a stepwise search chose lowers the criterion', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -0.5, max: 1, noNaN: true }), { minLength: 2, maxLength: 6 }),
        (slopes) => {
          const quadratic = quadraticOf(sample(200, slopes))
          const value = (set: number[]) => 2 * set.length - 2 * bestOf(quadratic, set)!.gain
          const { chosen, steps } = stepwise(quadratic, {
            direction: 'stepwise',
            price: 2,
            most: 6,
          })
          const now = value(chosen)
          for (const j of slopes.keys())
            expect(
              value(chosen.includes(j) ? chosen.filter((k) => k !== j) : [...chosen, j]),
            ).toBeGreaterThan(now - 1e-6)
          const walked = steps.reduce((sum, { change }) => sum + change!, value([]))
          expect(walked).toBeCloseTo(now, 6)
        },
      ),
      { numRuns: 30 },
    )
  })

  it('the parabola at the maximum has the maximum of the regression', () => {
    const { columns, good } = sample(800, [1, 0.5, 0.3])
    const best = bestOf(quadraticOf({ columns, good }), [0, 1, 2])!
    const fit = logistic(columns, good)
    expect(best.b[0]).toBeCloseTo(fit.intercept, 6)
    fit.coefficients.forEach((b, j) => {
      expect(best.b[j + 1]).toBeCloseTo(b, 6)
    })
  })

  it.each(['forward', 'backward', 'stepwise', 'lasso', 'shrink'] as const)(
    '%s keeps a column that no bad row has, and one that tells all outcomes',
    (selection) => {
      const { columns, good } = sample(2000, [1, 0])
      const safe = good.map((g, row) => (g && row % 3 === 0 ? 1 : 0))
      const pure = [...columns, Float64Array.from(safe, (one) => (one ? 3 : -0.5))]
      expect(select(pure, good, { selection }).chosen).toContain(2)
      const telling = [...columns, Float64Array.from(good, (one) => (one ? 4 : -4))]
      expect(select(telling, good, { selection }).chosen).toContain(2)
    },
  )

  it('of columns that say the same, the one with less information goes by its variance inflation', () => {
    const { columns, good } = sample(1000, [2, 1])
    const both = [...columns, columns[0]!.map((value, i) => value + columns[1]![i]!)]
    const { chosen, dropped } = select(both, good, { selection: 'backward' })
    expect(chosen).toEqual([0, 1])
    expect(dropped).toContainEqual({ column: 2, step: 'vif', why: 'VIF infinite above 10' })
  })
})
