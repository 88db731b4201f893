import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { prebin } from './prebin.ts'
import { countPlaces, rank } from './ranks.ts'
import { numberColumn, takeRows } from './table.ts'

describe('rank', () => {
  it('places every value among the distinct ones, NaN after all of them', () => {
    const values = Float64Array.of(3, Number.NaN, -0, 3, Number.POSITIVE_INFINITY, 0)
    const { distinct, places } = rank(values)
    expect(Array.from(distinct, (value) => value + 0)).toEqual([0, 3, Number.POSITIVE_INFINITY])
    expect([...places]).toEqual([1, 3, 0, 1, 2, 0])
    expect([...countPlaces({ distinct, places })]).toEqual([2, 2, 1, 1])
  })
})

const value = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.double(),
  fc.constantFrom(Number.NaN, -0, -9, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
)

it('some rows of a ranked column are cut as those rows are when sorted anew', () => {
  const column = (values: number[]) =>
    numberColumn({ name: 'x', label: '', unit: null }, Float64Array.from(values))
  fc.assert(
    fc.property(
      fc.array(fc.tuple(value, fc.boolean()), { minLength: 1, maxLength: 200 }),
      fc.constantFrom(2, 5, 64),
      (rows, maxPrebins) => {
        const table = { bad: new Uint8Array(rows.length), columns: [column(rows.map(([v]) => v))] }
        const part = rows.flatMap(([, taken], row) => (taken ? [row] : []))
        const options = { maxPrebins, special: [-9, 2] }
        expect(prebin(takeRows(table, part).columns[0]!, options)).toEqual(
          prebin(column(part.map((row) => rows[row]![0])), options),
        )
      },
    ),
  )
})
