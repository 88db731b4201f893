import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bits, draw, keyOf } from './draw.ts'

it('draws the numbers it always drew: another lender of the same seed is noticed', () => {
  expect([
    keyOf(1, 0, 0),
    keyOf(1, 0, 1),
    keyOf(2, 0, 0),
    draw(keyOf(1, 0, 0), 7),
  ]).toMatchInlineSnapshot(`
    [
      -395255699,
      -959116468,
      661205243,
      1245362943,
    ]
  `)
})

it('hangs on all 53 bits of the seed', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 21), fc.integer({ min: 0, max: 52 }), (seed, bit) => {
      const other = seed + 2 ** bit
      expect(keyOf(other, 3, 4)).not.toBe(keyOf(seed, 3, 4))
    }),
  )
})

it('cuts whole numbers out of it, each from 0 up to all bits set', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: 0, max: 31 }),
      fc.integer({ min: 1, max: 16 }),
      (drawn, first, width) => {
        const cut = bits(drawn, first, Math.min(width, 32 - first))
        expect(cut).toBeGreaterThanOrEqual(0)
        expect(cut).toBeLessThan(2 ** width)
      },
    ),
  )
  expect(bits(-1, 22, 10)).toBe(1023)
  expect(bits(0b1011_0000, 4, 4)).toBe(0b1011)
})

it('spreads evenly: of 64,000 draws each of 64 outcomes has about 1,000', () => {
  const counts = new Array(64).fill(0)
  for (let n = 0; n < 64_000; n++) counts[bits(draw(keyOf(1, n, 5), 201), 0, 6)]++
  // Five standard deviations.
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(5 * Math.sqrt(1000))
})
