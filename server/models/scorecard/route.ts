import type { BinCondition } from './model.ts'

/** What routing looks at: a characteristic, or an axis of a pair. */
export type Routed = {
  feature: string
  type: 'number' | 'category'
  bins: readonly BinCondition[]
}

/** A value of a feature as a row carries it. */
export type Value = number | string | bigint | null | undefined

/**
 * The index of the bin that holds the value, or -1 where none does (the characteristic's unseen
 * points apply). The same routing in fitting, in the reference evaluation and in SQL:
 *
 * 1. null, undefined and NaN go to the missing bin; where training saw none, to unseen.
 * 2. A values bin that lists the value wins over any range (special values lie inside a range).
 * 3. A number goes to the range with lower <= value < upper. -Infinity lies in the range without a
 *    lower bound, +Infinity in the one without an upper bound; -0 is 0. Ranges cover all numbers.
 * 4. A text that no bin lists is unseen. Text is compared exactly: case, spaces and '' count.
 * 5. A number in a category is its shortest decimal text (7 is '7'), so read such columns as text in SQL.
 *
 * Throws where a number is expected and a text comes: SQL would refuse that column too.
 */
export function binOf(characteristic: Routed, value: Value): number {
  const { bins, type, feature } = characteristic
  if (value === null || value === undefined || Number.isNaN(value))
    return bins.findIndex((bin) => bin.kind === 'missing')
  if (type === 'category') {
    const text = String(value)
    return bins.findIndex((bin) => bin.kind === 'values' && bin.values.includes(text))
  }
  if (typeof value === 'string')
    throw new Error(`invalid value of ${feature}; not a number or null: ${JSON.stringify(value)}`)
  const number = Number(value)
  const listed = bins.findIndex((bin) => bin.kind === 'values' && bin.values.includes(number))
  if (listed >= 0) return listed
  return bins.findIndex(
    (bin) =>
      bin.kind === 'range' &&
      (bin.lower === null || number >= bin.lower) &&
      (bin.upper === null || number < bin.upper),
  )
}
