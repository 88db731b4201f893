import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { random } from '../../stats/random.ts'
import { HELD_BY, settlePoints, type Term } from './settle_points.ts'

/** A characteristic whose codes are its bins. */
const term = (codes: number[], woe: number[], beta = 1, held = woe.map(() => false)): Term => ({
  codes,
  binOfCode: woe.map((_, bin) => bin),
  start: Float64Array.from(woe, (one) => beta * one),
  woe,
  held,
})

/** The log likelihood less the penalty, with the intercept at its best: what settled points have the most of. */
function worth(terms: readonly Term[], bad: Uint8Array, logOdds: readonly ArrayLike<number>[]) {
  const sums = Array.from(bad, (_, row) =>
    terms.reduce((sum, { codes }, j) => sum + logOdds[j]![codes[row]!]!, 0),
  )
  let intercept = 0
  for (let round = 0; round < 60; round++) {
    let [gap, slope] = [0, 0]
    sums.forEach((sum, row) => {
      const good = 1 / (1 + Math.exp(-(intercept + sum)))
      gap += 1 - bad[row]! - good
      slope += good * (1 - good)
    })
    intercept += Math.max(-1, Math.min(1, gap / slope))
  }
  const likelihood = sums.reduce(
    (all, sum, row) => all - Math.log1p(Math.exp((bad[row] ? 1 : -1) * (intercept + sum))),
    0,
  )
  const squares = terms.flatMap(({ start }, j) =>
    [...start].map((begun, bin) => (logOdds[j]![bin]! - begun) ** 2),
  )
  return likelihood - (HELD_BY / 2) * squares.reduce((a, b) => a + b, 0)
}

/** Two characteristics that say much the same, and outcomes. */
function world(seed: number, rows = 800) {
  const draw = random(seed)
  const first = Array.from({ length: rows }, () => Math.floor(draw() * 3))
  const second = first.map((bin) => (draw() < 0.7 ? bin : Math.floor(draw() * 3)))
  const bad = Uint8Array.from(first, (bin) => (draw() < [0.6, 0.3, 0.1][bin]! ? 1 : 0))
  return { terms: [term(first, [-1, 0.1, 1]), term(second, [-0.8, 0, 0.9])], bad }
}

describe('settled points', () => {
  it('never fall as WoE rises, and no others near them that do not are worth more', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.array(fc.double({ min: -0.05, max: 0.05, noNaN: true }), {
          minLength: 6,
          maxLength: 6,
        }),
        (seed, steps) => {
          const { terms, bad } = world(seed)
          const settled = settlePoints(terms, { bad }, 0.5)
          const rising = (logOdds: ArrayLike<number>) =>
            Array.from(logOdds).every((one, i, all) => i === 0 || one >= all[i - 1]! - 1e-12)
          for (const one of settled) expect(rising(one)).toBe(true)
          const others = settled.map((one, j) =>
            one.map((value, bin) => value + steps[3 * j + bin]!),
          )
          if (!others.every(rising)) return
          expect(worth(terms, bad, others)).toBeLessThanOrEqual(worth(terms, bad, settled) + 1e-7)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('of two bins are where the pull of their rows is that of the hold', () => {
    // 400 rows, half of them in each bin, 40 and 160 of them bad: alone, log odds of ±ln 4.
    const codes = Array.from({ length: 400 }, (_, row) => (row < 200 ? 0 : 1))
    const bad = Uint8Array.from(codes, (bin, row) => (row % 5 === 0 ? 1 - bin : bin))
    const [settled] = settlePoints([term(codes, [-1, 1], 0.2)], { bad }, 0)
    const [worse, better] = settled as unknown as [number, number]
    // By symmetry the intercept stays 0. The bin with WoE -1 has 40 bads only: it may not rise above the other.
    expect(worse).toBeCloseTo(better, 9)
    expect(worse).toBeCloseTo(0, 9)
    const [well] = settlePoints([term(codes, [1, -1], 0.2)], { bad }, 0)
    const pull = 200 * (0.8 - 1 / (1 + Math.exp(-well![0]!)))
    expect(pull).toBeCloseTo(HELD_BY * (well![0]! - 0.2), 6)
    expect(well![1]).toBeCloseTo(-well![0]!, 9)
  })

  it('are found from far away: of very many rows they are the log odds of each bin', () => {
    // 20 and 30 goods of 100, from where one bin seemed to be good without fail, the other bad.
    const codes = Array.from({ length: 200 }, (_, row) => (row < 100 ? 0 : 1))
    const bad = Uint8Array.from(codes, (bin, row) => (row % 100 < (bin === 0 ? 80 : 70) ? 1 : 0))
    const weight = new Float64Array(200).fill(1e9)
    const [settled] = settlePoints([term(codes, [-4, 4])], { bad, weight }, 0)
    expect(settled![1]! - settled![0]!).toBeCloseTo(Math.log(3 / 7) - Math.log(1 / 4), 5)
  })

  it('leave bins that an analyst chose, and all of them where rows say nothing', () => {
    const { terms, bad } = world(7)
    const held = terms.map((one) => ({ ...one, held: [false, false, true] }))
    const settled = settlePoints(held, { bad }, 0.5)
    expect(settled.map((one) => one[2])).toEqual([
      expect.closeTo(1, 6) as number,
      expect.closeTo(0.9, 6) as number,
    ])
    const weightless = settlePoints(terms, { bad, weight: new Float64Array(bad.length) }, 0.5)
    expect(weightless).toEqual(terms.map(({ start }) => start))
  })

  it('count a row of weight 2 as two rows', () => {
    const { terms, bad } = world(3, 300)
    const twice = terms.map((one) => ({
      ...one,
      codes: [...(one.codes as number[]), ...(one.codes as number[])],
    }))
    const doubled = settlePoints(twice, { bad: Uint8Array.of(...bad, ...bad) }, 0.5)
    const weighed = settlePoints(terms, { bad, weight: new Float64Array(300).fill(2) }, 0.5)
    doubled.forEach((one, j) => {
      one.forEach((value, bin) => {
        expect(weighed[j]![bin]).toBeCloseTo(value, 9)
      })
    })
  })
})
