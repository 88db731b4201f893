import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { FEATURES } from '../features/catalogue.ts'
import { CONTEXT, EXAMPLE } from './example.test_support.ts'
import { factTypes } from './facts.ts'
import { firstPolicy } from './first_policy.ts'
import { readPolicy } from './read_policy.ts'

const refused = (from: string, to: string) => {
  expect(EXAMPLE).toContain(from)
  try {
    readPolicy(EXAMPLE.replace(from, to), CONTEXT)
  } catch (error) {
    expect(error).toMatchObject({ code: 'POLICY_INVALID' })
    return (error as Error).message
  }
  throw new Error('the policy was accepted')
}

describe('readPolicy', () => {
  it('names an unknown fact, wherever it stands', () => {
    expect(refused('{ fact: dpd, above: 5 }', '{ fact: dpt, above: 5 }')).toContain('dpt')
    expect(refused('{ times: 3, of: income }', '{ times: 3, of: incme }')).toContain('incme')
    expect(refused('new: { of: [income]', 'new: { of: [wage]')).toContain('wage')
    expect(refused('Payments were {dpd} days', 'Payments were {days} days')).toContain('days')
  })

  it('refuses a comparison that cannot be made', () => {
    expect(refused('equals: none', 'above: 3')).toContain('job is a category')
    expect(refused('{ fact: dpd, above: 5 }', '{ fact: dpd }')).toContain('compares its fact')
    expect(refused('{ fact: dpd, above: 5 }', '{ fact: dpd, above: 5, over: 1 }')).toContain('when')
    expect(refused('{ fact: job, equals: none }', '{ fact: band, equals: Z }')).toContain(
      'no band is called Z',
    )
  })

  it('refuses a rule that has no place in the formula', () => {
    expect(refused('id: jobless', 'id: overdue')).toContain('two rules are called overdue')
    expect(refused('id: jobless', 'id: maximum')).toContain('maximum is reserved')
    expect(refused('stage: decline', 'stage: hard_cap')).toContain('needs a cap')
    expect(refused('No work was stated', "'Work {cap}'")).toContain('names {cap}')
  })

  it('refuses a target that leaves a band or a column open', () => {
    expect(refused('A: [1.2, 1.5]', 'A: [1.2]')).toContain('target.line.A: 1 factors, not 2')
    expect(refused('B: [1, 1.1]', 'C: [1, 1.1]')).toContain('band B is missing')
    expect(refused('id: B, from: 600', 'id: B, from: 700')).toContain('same from')
    expect(refused('id: low, up_to: 0.5', 'id: low')).toContain('2 have no up_to')
  })

  it('refuses amounts that are not money', () => {
    expect(refused('minimum: 500', 'minimum: 500.001')).toContain('quota.minimum')
    expect(refused('step: 100', 'step: 0')).toContain('quota.step')
    expect(refused('maximum: 20000', 'maximum: 400')).toContain('above the maximum')
    expect(refused('max_decrease: 0.25', 'max_decrease: 1.01')).toContain('max_decrease')
    expect(refused('CNY: 1, ', '')).toContain('no unit for CNY')
  })

  it('refuses what is not YAML and keeps no key twice', () => {
    expect(() => readPolicy('a: [', CONTEXT)).toThrow('not YAML')
    expect(() => readPolicy(`${EXAMPLE}\nname: twice`, CONTEXT)).toThrow('not YAML')
  })

  it('scales thresholds on facts in money, and no others', () => {
    const yaml = EXAMPLE.replace('{ fact: dpd, above: 5 }', '{ fact: income, above: 1000 }')
    const { rules } = readPolicy(yaml, { ...CONTEXT, currency: 'CZK' })
    expect(rules.find(({ id }) => id === 'lately_late')?.when).toMatchObject({ value: 3500 })
    expect(rules.find(({ id }) => id === 'overdue')?.when).toMatchObject({ value: 90 })
  })
})

describe('the policy a store begins with', () => {
  const facts = factTypes(FEATURES)

  it('is valid in every currency it names', async () => {
    const yaml = await readFile(new URL('./policies/white_strip.yaml', import.meta.url), 'utf8')
    for (const currency of ['CNY', 'CZK', 'TWD', 'USD', 'EUR'])
      expect(
        readPolicy(yaml, { currency, facts })
          .bands.map(({ id }) => id)
          .join(''),
      ).toBe('ABCDE')
  })

  it('keeps its bands for a model near a 2% bad rate and moves them for one far away', async () => {
    const edges = async (meanScore: number) =>
      readPolicy(await firstPolicy({ id: 'm', meanScore }), { currency: 'TWD', facts }).bands.map(
        ({ from }) => from,
      )
    expect(await edges(650)).toEqual([720, 680, 640, 600, null])
    expect(await edges(489)).toEqual([540, 500, 460, 420, null])
  })
})
