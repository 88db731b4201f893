import { describe, expect, it } from 'vitest'
import { random } from '../../stats/random.ts'
import { select } from './select.ts'

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
    expect(dropped[0]!.why).toBe('adds least beside the others')
  })

  it('drops a column that would count against its own WoE', () => {
    const { columns, good } = sample(4000, [1.5, -1])
    const { chosen, dropped, fit } = select(columns, good)
    expect(chosen).toEqual([0])
    expect(dropped).toEqual([{ column: 1, why: 'no weight left beside the others' }])
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
