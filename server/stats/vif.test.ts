import { describe, expect, it } from 'vitest'
import { random } from './random.ts'
import { varianceInflation } from './vif.ts'

const next = random(3)
const column = () => Float64Array.from({ length: 500 }, () => next() - 0.5)

describe('variance inflation', () => {
  it('is 1 / (1 - r squared) of two columns', () => {
    // Centred: (-1.5, -0.5, 0.5, 1.5) and (-0.5, -1.5, 1.5, 0.5), so r = 3 / 5.
    const a = Float64Array.of(1, 2, 3, 4)
    const b = Float64Array.of(2, 1, 4, 3)
    const [first, second] = varianceInflation([a, b])
    expect(first).toBeCloseTo(1 / (1 - 0.36), 12)
    expect(second).toBeCloseTo(first!, 12)
  })

  it('is 1 of a column by itself, near 1 of unrelated ones, and no column gives none', () => {
    expect([...varianceInflation([column()])]).toEqual([1])
    for (const vif of varianceInflation([column(), column(), column()]))
      expect(vif).toBeGreaterThanOrEqual(1)
    expect(varianceInflation([])).toHaveLength(0)
  })

  it('is infinite of a combination, and of those alone that it is made of', () => {
    const [a, b, c] = [column(), column(), column()]
    const sum = a.map((value, i) => value + 2 * b[i]!)
    const [one, two, three, four] = varianceInflation([a, b, sum, c])
    expect([one, two, three]).toEqual([Infinity, Infinity, Infinity])
    expect(four).toBeLessThan(1.1)
  })

  it('is not known of a constant, which does not disturb the others', () => {
    const a = column()
    const [one, two] = varianceInflation([new Float64Array(500).fill(7), a])
    expect([one, two]).toEqual([Number.NaN, 1])
  })

  it('counts rows by their weight', () => {
    const [a, b] = [Float64Array.of(1, 2, 3, 4, 9), Float64Array.of(2, 1, 4, 3, -50)]
    const weighted = varianceInflation([a, b], Float64Array.of(1, 1, 1, 1, 0))
    expect(weighted[0]).toBeCloseTo(1 / (1 - 0.36), 12)
  })
})
