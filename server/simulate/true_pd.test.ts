import { describe, expect, it } from 'vitest'
import { usualDefinition } from '../ledger/outcome/definition.ts'
import { readParameters } from './read_parameters.ts'
import { calmChances, defaultOf, spellsOf, stressedChances } from './true_pd.ts'

const world = readParameters()
const usual = await usualDefinition()
const rule = defaultOf(usual)

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
  forbearance: { ...world.forbearance, eased: 0 },
}

describe('the true chance of default', () => {
  it('is that of the written definition: four statements missed are over 90 days past due', () => {
    expect(rule).toEqual({ missed: 4, months: 12, isForborne: true })
    const other = { ...usual, window_months: 6, bad: { dpd_over: 60, states: [] } }
    expect(defaultOf(other)).toEqual({ missed: 3, months: 6, isForborne: false })
  })

  it('is 1 where failing goes on until four statements are missed, and 0 where it ends before', () => {
    const of = (days: number, months: number) =>
      stressedChances(plain, rule, 0, { ramp: 3, spell: 8 }, days, months)
    expect(of(0, 12)[0]).toBe(1)
    // Failing lasts from month 3 to month 7: seven months reach four misses, six do not.
    expect(of(0, 7)[0]).toBe(1)
    expect(of(0, 6)[0]).toBe(0)
    // Four failing months are left at age 4, three at age 5.
    expect(of(120, 12)[0]).toBe(1)
    expect(of(150, 12)[0]).toBe(0)
    expect(of(150, 12)[1]).toBe(1)
    // Months are longer than 30 days: on day 149 the periods open at ages 4, 5, 6 and then 8.
    expect(of(149, 12)[0]).toBe(0)
  })

  it('is the chance that stress begins early enough, before it does', () => {
    // A month more goes by at the age of 0: begun in one of the first four months, it has the eight it needs.
    const [chance] = calmChances(plain, rule, 0)(0.01)
    expect(chance).toBeCloseTo(1 - Math.exp(-0.04), 12)
  })

  it('multiplies what a month may bring: one statement missed of four, by hand', () => {
    const half = { ...plain, repayment: { ...plain.repayment, miss_failing: Array(7).fill(0.5) } }
    const of = (months: number) => stressedChances(half, rule, 0, { ramp: 0, spell: 8 }, 0, months)
    expect(of(1)).toEqual([0, 0, 0, 0.5, 1])
    expect(of(4)[0]).toBeCloseTo(0.5 ** 4, 12)
    // Five months: the first four missed, or the first met and the next four missed.
    expect(of(5)[0]).toBeCloseTo(0.5 ** 4 + 0.5 ** 5, 12)
  })

  it('counts a repayment that is sent back and not made again as missed', () => {
    const repayment = {
      ...plain.repayment,
      miss_failing: Array(7).fill(0),
      returned_failing: 0.2,
      again: 0.25,
    }
    const back = { ...plain, repayment }
    const chances = stressedChances(back, rule, 0, { ramp: 0, spell: 8 }, 0, 1)
    expect(chances[3]).toBeCloseTo(0.2 * 0.75, 12)
  })

  it('counts a forbearance before default as one, at the days past due at which it is granted', () => {
    const eased = (dpd: [number, number]) => ({ ...plain, forbearance: { eased: 0.2, dpd } })
    const of = (months: number, dpd: [number, number] = [31, 90]) =>
      stressedChances(eased(dpd), rule, 0, { ramp: 0, spell: 8 }, 0, months)[0]
    // The second and third statement missed may each bring it: 42 and 72 days past due.
    expect(of(2)).toBeCloseTo(0.2, 12)
    expect(of(3)).toBeCloseTo(1 - 0.8 * 0.8, 12)
    expect(of(3, [61, 90])).toBeCloseTo(0.2, 12)
  })

  it('grows with what is missed, with the rate of stress, and from band A to E', () => {
    const rates = [0.001, 0.004, 0.016]
    for (const band of [0, 1, 2, 3, 4]) {
      const chances = rates.map(calmChances(world, rule, band))
      for (const one of chances) expect(one.toSorted((a, b) => a - b)).toEqual(one)
      expect(chances.map((one) => one[0]!)).toEqual(
        chances.map((one) => one[0]!).toSorted((a, b) => a - b),
      )
    }
    const byBand = [0, 1, 2, 3, 4].map((band) => calmChances(world, rule, band)(0.004)[0]!)
    expect(byBand).toEqual(byBand.toSorted((a, b) => a - b))
  })

  it('knows every spell that is drawn', () => {
    const spells = spellsOf(world)
    expect(spells).toHaveLength(32)
    expect(new Set(spells.map(({ ramp }) => ramp))).toEqual(new Set([3, 4, 5, 6]))
    expect(Math.max(...spells.map(({ spell }) => spell))).toBe(15)
  })
})
