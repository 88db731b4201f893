import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cellsOf, placeInCells, ranksOfCells } from './cells.ts'
import { rank } from './ranks.ts'

const value = fc.oneof(
  fc.integer({ min: -9, max: 9 }),
  fc.double(),
  fc.constantFrom(0, -0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
)

const placed = (values: number[], sample: number[], special: number[] = []) => {
  const cells = cellsOf(Float64Array.from(sample), special)
  const places = new Uint16Array(values.length)
  const half = values.length >> 1
  placeInCells(cells, Float64Array.from(values.slice(0, half)), places, 0)
  placeInCells(cells, Float64Array.from(values.slice(half)), places, half)
  return ranksOfCells(cells, places)
}

it('a column of few distinct values, all in the sample, is ordered as by sorting', () => {
  fc.assert(
    fc.property(fc.array(value, { maxLength: 60 }), (values) => {
      const { distinct, highest, places } = placed(values, values)
      const sorted = rank(Float64Array.from(values))
      expect([...distinct]).toEqual([...sorted.distinct].map((v) => v + 0))
      expect([...highest!]).toEqual([...distinct])
      expect([...places]).toEqual([...sorted.places])
    }),
  )
})

it('cells hold every value between their least and greatest, do not overlap, and keep special values alone', () => {
  fc.assert(
    fc.property(
      fc.array(value, { maxLength: 60 }),
      fc.array(value, { maxLength: 20 }),
      (values, sample) => {
        const { distinct, highest, places } = placed(values, sample, [-9, 3])
        values.forEach((v, row) => {
          const at = places[row]!
          if (Number.isNaN(v)) expect(at).toBe(distinct.length)
          else expect(distinct[at]! <= v && v <= highest![at]!).toBe(true)
          if (v === -9 || v === 3) expect([distinct[at], highest![at]]).toEqual([v, v])
        })
        for (let i = 1; i < distinct.length; i++) expect(highest![i - 1]! < distinct[i]!).toBe(true)
      },
    ),
  )
})
