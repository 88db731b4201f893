import { describe, expect, it } from 'vitest'
import { evaluate } from './evaluate.ts'
import { type FitOptions, fitScorecard } from './fit.ts'
import { syntheticTable } from './synthetic.ts'

const options: FitOptions = {
  target: { definition: 'made up', horizonMonths: 12, bad: 'late', good: 'not late' },
}
const table = syntheticTable(2000, 5)
const fitted = (features: FitOptions['features']) =>
  fitScorecard(table, { ...options, ...(features && { features }) })
const of = (model: ReturnType<typeof fitted>, feature: string) =>
  model.characteristics.find((c) => c.feature === feature)!

describe('bins of the analyst', () => {
  it('are taken as they are, and the best ones stand beside them', () => {
    const late = of(fitted({ late: { bins: { cuts: [1, 2] } } }), 'late')
    expect(late.bins.map(({ label }) => label)).toEqual(['0 or less', '1', '2 or more'])
    expect(late.analyst!.iv).toBe(late.iv)
    expect(late.analyst!.bestIv).toBeGreaterThan(late.iv)
    expect(late.analyst!.faults).toEqual([])
  })

  it('group categories; those that no group names share a bin', () => {
    const home = of(fitted({ home: { bins: { groups: [['own', 'free'], ['rent']] } } }), 'home')
    const sets = home.bins.map((bin) => (bin.kind === 'values' ? bin.values : bin.kind))
    expect(sets).toEqual(
      expect.arrayContaining([['own', 'free'], ['rent'], ['parents'], 'missing']),
    )
  })

  it('are told what is wrong with them: no rows, few rows', () => {
    const late = of(fitted({ late: { bins: { cuts: [1, 99] } } }), 'late')
    expect(late.analyst!.faults).toEqual(['bin 3 has no rows'])
  })

  it('are refused where cuts do not rise, a category stands twice or the type is another', () => {
    expect(() => fitted({ late: { bins: { cuts: [2, 1] } } })).toThrow(
      'cuts of late: rising numbers',
    )
    expect(() => fitted({ home: { bins: { groups: [['own'], ['own']] } } })).toThrow(
      'own stands in two',
    )
    expect(() => fitted({ home: { bins: { cuts: [1] } } })).toThrow(
      'bins of home: groups are expected',
    )
  })
})

describe('missing values', () => {
  it('have the WoE that the analyst wants: the worst of the others, the average, or a number', () => {
    const woe = (missing: 'worst' | 'average' | number) =>
      of(fitted({ use: { missing } }), 'use').bins.map((bin) => bin.woe)
    const worst = woe('worst')
    expect(worst.at(-1)).toBe(Math.min(...worst.slice(0, -1)))
    expect(woe('average').at(-1)).toBe(0)
    expect(woe(-0.7).at(-1)).toBe(-0.7)
    const model = fitted({ use: { missing: -0.7 } })
    expect(
      evaluate(model, { use: null }).characteristics.find((c) => c.feature === 'use')!.woe,
    ).toBe(-0.7)
  })
})
