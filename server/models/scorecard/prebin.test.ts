import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countSlots, prebin, type Slot } from './prebin.ts'
import { categoryColumn, numberColumn } from './table.ts'

const head = { name: 'x', label: 'x', unit: null }
const numbers = (values: number[]) => numberColumn(head, Float64Array.from(values))
const texts = (values: (string | null)[]) => categoryColumn(head, values)

function holds(slot: Slot, value: number): boolean {
  if (slot.kind === 'missing') return Number.isNaN(value)
  if (slot.kind === 'special') return slot.value === value
  return (
    slot.kind === 'range' &&
    !Number.isNaN(value) &&
    (slot.lower === null || value >= slot.lower) &&
    (slot.upper === null || value < slot.upper)
  )
}

describe('prebin of numbers', () => {
  it('keeps each of few distinct values apart, such as status codes', () => {
    const { slots, codes } = prebin(numbers([2, -1, 0, -2, 0, 1]))
    expect(slots).toEqual([
      { kind: 'range', lower: null, upper: -1 },
      { kind: 'range', lower: -1, upper: 0 },
      { kind: 'range', lower: 0, upper: 1 },
      { kind: 'range', lower: 1, upper: 2 },
      { kind: 'range', lower: 2, upper: null },
    ])
    expect(Array.from(codes)).toEqual([4, 1, 2, 0, 2, 3])
  })

  it('gives missing and each special value a slot of its own', () => {
    const { slots, codes } = prebin(numbers([5, -999, Number.NaN, 7, -998]), {
      special: [-999, -998, -997],
    })
    expect(slots.slice(2)).toEqual([
      { kind: 'special', value: -999 },
      { kind: 'special', value: -998 },
      { kind: 'missing' },
    ])
    expect(Array.from(codes)).toEqual([0, 2, 4, 1, 3])
  })

  it('lets a value with many rows stand alone among thousands', () => {
    const values = Array.from({ length: 4000 }, (_, i) => (i % 2 ? 0 : (i - 2000) / 7))
    const { slots, codes } = prebin(numbers(values))
    const zero = codes[1]!
    expect(values.filter((_, i) => codes[i] === zero).every((v) => v === 0)).toBe(true)
    expect(slots.length).toBeLessThanOrEqual(64)
  })

  it('cuts many distinct values into bins of about equal count', () => {
    const { slots, codes } = prebin(numbers(Array.from({ length: 10_000 }, (_, i) => Math.sqrt(i))))
    const counts = countSlots({ slots, codes }, new Uint8Array(10_000))
    expect(slots.length).toBeGreaterThan(56)
    for (const count of counts.good) expect(count).toBeLessThan(200)
  })

  it('puts every row in the one slot that holds its value, with at most the asked number of ranges', () => {
    const value = fc.oneof(
      fc.integer({ min: -3, max: 3 }),
      fc.double(),
      fc.constantFrom(0, -0, Number.NaN, -9, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
    )
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 200 }),
        fc.integer({ min: 2, max: 64 }),
        (values, maxPrebins) => {
          const { slots, codes } = prebin(numbers(values), { maxPrebins, special: [-9] })
          const special = slots.findIndex((slot) => slot.kind === 'special')
          values.forEach((v, row) => {
            const expected =
              special >= 0 && v === -9 ? special : slots.findIndex((slot) => holds(slot, v))
            expect(codes[row]).toBe(expected)
          })
          expect(slots.filter((slot) => slot.kind === 'range').length).toBeLessThanOrEqual(
            maxPrebins,
          )
          expect(JSON.parse(JSON.stringify(slots))).toEqual(slots)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('has the missing slot alone where nothing is known', () => {
    expect(prebin(numbers([Number.NaN, Number.NaN])).slots).toEqual([{ kind: 'missing' }])
  })
})

describe('prebin of categories', () => {
  it('puts categories below the least rows together as rare', () => {
    const { slots, codes } = prebin(texts(['a', 'a', 'b', 'b', 'd', 'c', null]), {
      minLevelRows: 2,
    })
    expect(slots).toEqual([
      { kind: 'level', value: 'a' },
      { kind: 'level', value: 'b' },
      { kind: 'rare', values: ['c', 'd'] },
      { kind: 'missing' },
    ])
    expect(Array.from(codes)).toEqual([0, 0, 1, 1, 2, 2, 3])
  })

  it('keeps the most frequent of very many', () => {
    const values = Array.from({ length: 500 }, (_, i) => (i < 100 ? 'often' : `once ${i}`))
    const { slots } = prebin(texts(values))
    expect(slots).toHaveLength(64)
    expect(slots[0]).toEqual({ kind: 'level', value: 'often' })
    expect(slots[63]).toMatchObject({ kind: 'rare' })
  })

  it('tells empty text from missing and keeps special values apart', () => {
    const { slots } = prebin(texts(['', null, 'refused', 'x']), { special: ['refused'] })
    expect(slots).toEqual([
      { kind: 'level', value: '' },
      { kind: 'level', value: 'x' },
      { kind: 'special', value: 'refused' },
      { kind: 'missing' },
    ])
  })
})

it('refuses more than 128 prebins or special values', () => {
  expect(() => prebin(numbers([1]), { maxPrebins: 129 })).toThrow('not 2 to 128: 129')
  expect(() => prebin(numbers([1]), { special: Array(65).fill(0) })).toThrow('of x; not <= 64: 65')
})
