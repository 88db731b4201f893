import fc from 'fast-check'
import { expect, it } from 'vitest'
import { roundCut } from './round_cut.ts'

it('takes the fewest digits that still part the two values', () => {
  expect(roundCut(0.508, 0.513482)).toBe(0.51)
  expect(roundCut(9, 15)).toBe(10)
  expect(roundCut(1, 2)).toBe(2)
  expect(roundCut(-3, -2)).toBe(-2)
  expect(roundCut(-0.1, 3)).toBe(0)
  expect(roundCut(49_870, 50_120)).toBe(50_000)
})

it('always lies above the one and not above the other', () => {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true })
  fc.assert(
    fc.property(number, number, (a, b) => {
      fc.pre(a < b)
      const cut = roundCut(a, b)
      expect(cut > a && cut <= b).toBe(true)
      expect(Number(String(cut))).toBe(cut)
    }),
    { numRuns: 1000 },
  )
})
