import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ascending, countUpTo } from './ascending.ts'

const number = fc.oneof(
  fc.integer({ min: -9, max: 9 }),
  fc.double({ noNaN: true }),
  fc.double({ min: 1e6, max: 1e6 + 1, noNaN: true }),
  fc.constantFrom(
    0,
    -0,
    Number.MAX_VALUE,
    -Number.MAX_VALUE,
    Number.MIN_VALUE,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ),
)

it('counts the numbers that are not above another as one by one, whatever lies between them', () => {
  fc.assert(
    fc.property(fc.uniqueArray(number), fc.array(number, { minLength: 1 }), (given, asked) => {
      const numbers = ascending(Float64Array.from(given).sort())
      for (const value of [...asked, ...given])
        expect(countUpTo(numbers, value)).toBe(given.filter((one) => one <= value).length)
    }),
  )
})
