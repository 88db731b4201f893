import { describe, expect, it } from 'vitest'
import { random } from '../../stats/random.ts'
import { searchAlternatives } from './alternatives.ts'
import type { Scored } from './measure.ts'

const next = random(7)
const ROWS = 2000
const groups = Array.from({ length: ROWS }, (_, i) => (i % 3 === 0 ? 'few' : 'many'))
/** `income` tells the outcome; `street` tells it a little, and the group much; `noise` tells nothing. */
const columns = {
  income: Float64Array.from({ length: ROWS }, () => next()),
  street: Float64Array.from(
    { length: ROWS },
    (_, i) => next() + (groups[i] === 'few' ? -0.7 : 0.2),
  ),
  noise: Float64Array.from({ length: ROWS }, () => 0.05 * next()),
}
const bad = Uint8Array.from({ length: ROWS }, (_, i) =>
  next() < 0.9 - 0.8 * columns.income[i]! - 0.05 * columns.street[i]! ? 1 : 0,
)
const names = Object.keys(columns) as (keyof typeof columns)[]

function scored(dropped: readonly string[]): Scored {
  const kept = names.filter((name) => !dropped.includes(name))
  const score = Float64Array.from({ length: ROWS }, (_, row) =>
    kept.reduce((sum, name) => sum + columns[name][row]!, 0),
  )
  return { score, pd: score.map((one) => 1 / (1 + Math.exp(one))), bad }
}

const options = { column: 'tribe', acceptance: 0.5, tolerance: 0.01, mostSteps: 2 }
const search = (given: Partial<typeof options> = {}, most = Number.POSITIVE_INFINITY) => {
  let fits = 0
  return searchAlternatives(scored([]), groups, names, { ...options, ...given }, async (dropped) =>
    fits++ < most ? scored(dropped) : 'limit',
  )
}

describe('the search for less discriminatory alternatives', () => {
  it('finds what tells the group and hardly the outcome, beside the model itself', async () => {
    const { own, better, ended } = await search()
    expect(own).toMatchObject({ dropped: [], aucChange: 0 })
    expect(own.adverseImpactRatio).toBeLessThan(0.5)
    expect(better[0]!.dropped).toContain('street')
    expect(better[0]!.adverseImpactRatio).toBeGreaterThan(0.9)
    expect(better[0]!.aucChange).toBeGreaterThanOrEqual(-0.01)
    expect(['no better', 'steps']).toContain(ended)
  })

  it('keeps none that another is no worse than in both, and none that loses more than it may', async () => {
    const { better, own } = await search({ tolerance: 0.2 })
    for (const one of better) {
      expect(one.aucChange).toBeGreaterThanOrEqual(-0.2)
      expect(one.adverseImpactRatio).toBeGreaterThan(own.adverseImpactRatio)
      const others = better.filter((other) => other !== one)
      for (const { auc, adverseImpactRatio } of others)
        expect(auc > one.auc && adverseImpactRatio > one.adverseImpactRatio).toBe(false)
    }
  })

  it('says so where no more models may be fitted, and finds nothing among one group', async () => {
    expect((await search({}, 2)).ended).toBe('limit')
    const one = await searchAlternatives(
      scored([]),
      groups.map(() => 'all'),
      names,
      options,
      async (dropped) => scored(dropped),
    )
    expect(one).toMatchObject({ better: [], ended: 'no better', tried: 3 })
  })
})
