import { describe, expect, it } from 'vitest'
import { readParameters } from './read_parameters.ts'
import { calmChances, spellsOf, stressedChances } from './true_pd.ts'

const world = readParameters()

/** A world in which only stress matters: who is failing misses all, everybody else nothing. */
const plain = {
  ...world,
  bands: world.bands.map((band) => ({ ...band, miss: 0 })),
  repayment: {
    ...world.repayment,
    returned: 0,
    returned_failing: 0,
    miss_careless: Array(7).fill(0),
    miss_early: Array(7).fill(0),
    miss_failing: Array(7).fill(1),
  },
  stress: { ...world.stress, months_before: [3, 3] as [number, number] },
  forbearance: { eased: 0 },
}

describe('the true chance of default', () => {
  it('is 1 where failing goes on until four statements are missed, and 0 where it ends before', () => {
    const chances = stressedChances(plain, 0, { ramp: 3, spell: 8 })
    expect(chances[12]![0]![0]).toBe(1)
    // Failing lasts from month 3 to month 7: seven months reach four misses, six do not.
    expect(chances[7]![0]![0]).toBe(1)
    expect(chances[6]![0]![0]).toBe(0)
    // Four failing months are left at age 4, three at age 5.
    expect(chances[12]![4]![0]).toBe(1)
    expect(chances[12]![5]![0]).toBe(0)
    expect(chances[12]![5]![1]).toBe(1)
  })

  it('is the chance that stress begins early enough, before it does', () => {
    // Begun in one of the first five months, it has the seven it needs within twelve.
    const [chance] = calmChances(plain, 0)(0.01)
    expect(chance).toBeCloseTo(1 - Math.exp(-0.05), 12)
  })

  it('multiplies what a month may bring: one statement missed of four, by hand', () => {
    const half = { ...plain, repayment: { ...plain.repayment, miss_failing: Array(7).fill(0.5) } }
    const chances = stressedChances(half, 0, { ramp: 0, spell: 8 })
    expect(chances[1]![0]).toEqual([0, 0, 0, 0.5, 1])
    expect(chances[4]![0]![0]).toBeCloseTo(0.5 ** 4, 12)
    // Five months: the first four missed, or the first met and the next four missed.
    expect(chances[5]![0]![0]).toBeCloseTo(0.5 ** 4 + 0.5 ** 5, 12)
  })

  it('counts a forbearance before default as one', () => {
    const eased = { ...plain, forbearance: { eased: 0.2 } }
    const chances = stressedChances(eased, 0, { ramp: 0, spell: 8 })
    // The second and third statement missed may each bring it.
    expect(chances[2]![0]![0]).toBeCloseTo(0.2, 12)
    expect(chances[3]![0]![0]).toBeCloseTo(1 - 0.8 * 0.8, 12)
  })

  it('grows with what is missed, with the rate of stress, and from band A to E', () => {
    const rates = [0.001, 0.004, 0.016]
    for (const band of [0, 1, 2, 3, 4]) {
      const chances = rates.map(calmChances(world, band))
      for (const one of chances) expect(one.toSorted((a, b) => a - b)).toEqual(one)
      expect(chances.map((one) => one[0]!)).toEqual(
        chances.map((one) => one[0]!).toSorted((a, b) => a - b),
      )
    }
    const byBand = [0, 1, 2, 3, 4].map((band) => calmChances(world, band)(0.004)[0]!)
    expect(byBand).toEqual(byBand.toSorted((a, b) => a - b))
  })

  it('knows every spell that is drawn', () => {
    const spells = spellsOf(world)
    expect(spells).toHaveLength(32)
    expect(new Set(spells.map(({ ramp }) => ramp))).toEqual(new Set([3, 4, 5, 6]))
    expect(Math.max(...spells.map(({ spell }) => spell))).toBe(15)
  })
})
