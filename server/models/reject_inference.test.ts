import { describe, expect, it } from 'vitest'
import { fitWithRejects, type RejectMethod } from './reject_inference.ts'
import { fitScorecard } from './scorecard/fit.ts'
import { scoreTable } from './scorecard/score_table.ts'
import { syntheticTable } from './scorecard/synthetic.ts'
import { type Table, takeRows } from './scorecard/table.ts'

const target = { definition: 'made up', horizonMonths: 12, bad: 'late', good: 'not late' }
const all = syntheticTable(1500, 6)
const accepted = takeRows(all, [...Array(1000).keys()])
const refused = takeRows(
  all,
  Array.from({ length: 500 }, (_, i) => 1000 + i),
)

/** What the second fit learns from, beside the model. */
function inferred(method: RejectMethod, factor = 1) {
  const learned: Table[] = []
  const rejects = { table: refused, rows: 500, method, factor, seed: 3 }
  const model = fitWithRejects(accepted, rejects, (table) => {
    learned.push(table)
    return fitScorecard(table, { target })
  })
  return { model, joined: learned[1]!, record: model.training.rejects! }
}
const weightOf = ({ weight, bad }: Table, from: number, outcome: number) =>
  weight!.reduce((sum, w, row) => sum + (row >= from && bad[row] === outcome ? w : 0), 0)

describe('reject inference', () => {
  it.each(['fuzzy', 'parcelling', 'cutoff'] as const)(
    'by %s counts every refused row once, and as many as bad as its model expects',
    (method) => {
      const { joined, record } = inferred(method)
      expect(weightOf(joined, 1000, 1) + weightOf(joined, 1000, 0)).toBeCloseTo(500, 8)
      // Whole rows of ten bands each round by half a row at most.
      expect(Math.abs(weightOf(joined, 1000, 1) - record.expectedBads)).toBeLessThanOrEqual(5)
      expect(record).toMatchObject({ method, rejects: 500, factor: 1 })
    },
  )

  it('leaves the accepted as they are, and counts them alone as the rows of the model', () => {
    const { joined, model } = inferred('fuzzy')
    expect(joined.bad.subarray(0, 1000)).toEqual(accepted.bad)
    expect(joined.weight!.subarray(0, 1000).every((w) => w === 1)).toBe(true)
    expect(model.training.rows).toBe(1000)
  })

  it('a hard cutoff has the bads where the PDs are highest', () => {
    const { joined } = inferred('cutoff')
    const { pd } = scoreTable(fitScorecard(accepted, { target }), refused, 500)
    const pds = (outcome: number) => [...pd].filter((_, row) => joined.bad[1000 + row] === outcome)
    expect(Math.min(...pds(1))).toBeGreaterThanOrEqual(Math.max(...pds(0)))
  })

  it('a factor on the odds expects more bads among the refused, and says so', () => {
    const [plain, twice] = [inferred('parcelling').record, inferred('parcelling', 2).record]
    expect(twice.expectedBads).toBeGreaterThan(1.3 * plain.expectedBads)
    expect(twice.assumes).toMatch('odds of bad times 2')
  })

  it('gives the same model twice', () => {
    expect(inferred('parcelling').model).toEqual(inferred('parcelling').model)
  })
})
