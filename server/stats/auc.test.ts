import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { auc } from './auc.ts'
import { delong } from './delong.ts'
import { gini } from './gini.ts'
import { ks } from './ks.ts'

/** Scores with many ties, and outcomes of both classes. */
const scored = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.constantFrom(0, 1)), {
    minLength: 4,
    maxLength: 40,
  })
  .map((rows) => ({ score: rows.map((r) => r[0]), bad: rows.map((r) => r[1] as number) }))
  .filter(({ bad }) => {
    const bads = bad.reduce((sum, b) => sum + b, 0)
    return bads >= 2 && bads <= bad.length - 2
  })

function beats(good: number, bad: number): number {
  return good > bad ? 1 : good === bad ? 0.5 : 0
}

function halves(score: number[], bad: number[]) {
  return { good: score.filter((_, i) => !bad[i]), bads: score.filter((_, i) => bad[i]) }
}

const mean = (values: number[]) => values.reduce((sum, v) => sum + v, 0) / values.length

describe('auc', () => {
  it('is 1 when scores separate perfectly, 0 when they do so the wrong way, 0.5 when all tie', () => {
    expect(auc([1, 2, 3, 4], [1, 1, 0, 0])).toBe(1)
    expect(auc([4, 3, 2, 1], [1, 1, 0, 0])).toBe(0)
    expect(auc([5, 5, 5, 5], [1, 1, 0, 0])).toBe(0.5)
  })

  it('counts a tie of a good and a bad as half', () => {
    // Goods 2, 3, 4 against bads 1, 3: pairs won 1 1 1 and 0 .5 1.
    expect(auc([2, 3, 4, 1, 3], [0, 0, 0, 1, 1])).toBeCloseTo(4.5 / 6, 12)
  })

  it('is the share of good and bad pairs in the right order', () => {
    fc.assert(
      fc.property(scored, ({ score, bad }) => {
        const { good, bads } = halves(score, bad)
        const pairs = good.map((g) => mean(bads.map((b) => beats(g, b))))
        expect(auc(score, bad)).toBeCloseTo(mean(pairs), 12)
      }),
    )
  })

  it('depends on the order of scores alone, and turns over with their sign', () => {
    fc.assert(
      fc.property(scored, ({ score, bad }) => {
        const a = auc(score, bad)
        expect(auc(score.map(Math.exp), bad)).toBeCloseTo(a, 12)
        expect(
          auc(
            score.map((s) => -s),
            bad,
          ),
        ).toBeCloseTo(1 - a, 12)
        expect(gini(score, bad)).toBeCloseTo(2 * a - 1, 12)
      }),
    )
  })

  it('refuses one class, and a score that is not a number, and says which', () => {
    expect(() => auc([1, 2], [0, 0])).toThrow('needs goods and bads; got 2 good and 0 bad')
    expect(() => auc([1, Number.NaN], [0, 1])).toThrow('score of row 1 is not a number')
    expect(() => auc([1], [0, 1])).toThrow('1 scores for 2 outcomes')
  })
})

describe('delong', () => {
  it('is the variance of the placements of goods and of bads', () => {
    fc.assert(
      fc.property(scored, ({ score, bad }) => {
        const { good, bads } = halves(score, bad)
        const v10 = good.map((g) => mean(bads.map((b) => beats(g, b))))
        const v01 = bads.map((b) => mean(good.map((g) => beats(g, b))))
        const s2 = (v: number[]) =>
          v.reduce((sum, x) => sum + (x - mean(v)) ** 2, 0) / (v.length - 1)
        const expected = Math.sqrt(s2(v10) / good.length + s2(v01) / bads.length)
        const found = delong(score, bad)
        expect(found.standardError).toBeCloseTo(expected, 12)
        expect(found.auc).toBeCloseTo(auc(score, bad), 12)
        expect(found.lower).toBeLessThanOrEqual(found.auc)
        expect(found.upper).toBeGreaterThanOrEqual(found.auc)
      }),
    )
  })

  it('gives the hand-worked interval', () => {
    // Goods 2, 3, 4; bads 1, 3. Placements of goods .5 .75 1 (variance 1/16), of bads 1 .5 (1/8).
    const { auc, standardError, lower, upper } = delong([2, 3, 4, 1, 3], [0, 0, 0, 1, 1])
    const expected = Math.sqrt(1 / 16 / 3 + 1 / 8 / 2)
    expect(auc).toBeCloseTo(0.75, 12)
    expect(standardError).toBeCloseTo(expected, 12)
    expect(lower).toBeCloseTo(0.75 - 1.959964 * expected, 6)
    expect(upper).toBe(1)
  })

  it('has no standard error with a single bad, and none to speak of at perfect separation', () => {
    expect(delong([1, 2, 3], [1, 0, 0]).standardError).toBeNaN()
    expect(delong([1, 2, 3, 4], [1, 1, 0, 0])).toMatchObject({
      standardError: 0,
      lower: 1,
      upper: 1,
    })
  })
})

describe('ks', () => {
  it('is 1 when scores separate perfectly and 0 when all tie', () => {
    expect(ks([1, 2, 3, 4], [1, 1, 0, 0])).toBe(1)
    expect(ks([3, 4, 1, 2], [1, 1, 0, 0])).toBe(1)
    expect(ks([5, 5, 5], [1, 0, 0])).toBe(0)
  })

  it('is the largest gap of the cumulative shares over all cutoffs', () => {
    fc.assert(
      fc.property(scored, ({ score, bad }) => {
        const { good, bads } = halves(score, bad)
        const share = (values: number[], cutoff: number) =>
          values.filter((v) => v <= cutoff).length / values.length
        const gaps = score.map((cutoff) => Math.abs(share(bads, cutoff) - share(good, cutoff)))
        expect(ks(score, bad)).toBeCloseTo(Math.max(...gaps), 12)
      }),
    )
  })
})
