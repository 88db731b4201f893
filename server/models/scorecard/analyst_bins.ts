import { type BinnedColumn, binColumn, totalsOf } from './bin_column.ts'
import type { AnalystEffect } from './model.ts'
import type { BinningOptions } from './optimal_binning.ts'
import { countSlots, type Prebinned, type Slot } from './prebin.ts'
import type { Column, Table } from './table.ts'

/** Bins as an analyst wants them: lower bounds of all ranges but the first, or groups of categories. */
export type AnalystBins = { cuts: readonly number[] } | { groups: readonly (readonly string[])[] }

/**
 * A column in the analyst's bins; missing and special values keep bins of their own, and categories
 * that no group names share one. Throws, naming the feature and the value, where cuts do not rise, a
 * category stands in two groups, or the bins are of the other type.
 */
export function prebinAsGiven(
  column: Column,
  bins: AnalystBins,
  special: readonly (number | string)[],
): Prebinned {
  if ('cuts' in bins !== (column.type === 'number'))
    throw new Error(
      `bins of ${column.name}: ${column.type === 'number' ? 'cuts' : 'groups'} are expected`,
    )
  return 'cuts' in bins
    ? byCuts(column as Column & { type: 'number' }, bins.cuts, special.map(Number))
    : byGroups(column as Column & { type: 'category' }, bins.groups, special.map(String))
}

function byCuts(
  { name, ranks }: Column & { type: 'number' },
  cuts: readonly number[],
  special: number[],
): Prebinned {
  cuts.forEach((cut, i) => {
    if (!Number.isFinite(cut) || (i > 0 && cut <= cuts[i - 1]!))
      throw new Error(`cuts of ${name}: rising numbers are expected: ${cuts.join(', ')}`)
  })
  if (cuts.length > 100) throw new Error(`cuts of ${name}: 100 at most, not ${cuts.length}`)
  const slots: Slot[] = [...cuts, null].map((upper, i) => ({
    kind: 'range',
    lower: cuts[i - 1] ?? null,
    upper,
  }))
  const { distinct, highest = distinct, places } = ranks
  const slotOf = new Uint8Array(distinct.length + 1)
  distinct.forEach((value, place) => {
    const at = cuts.filter((cut) => cut <= value).length
    const split = cuts.find((cut) => cut > value && cut <= highest[place]!)
    if (split !== undefined)
      throw new Error(
        `cuts of ${name}: among so many rows ${split} can be ${value} or ${highest[place]}`,
      )
    slotOf[place] = at
  })
  for (const value of new Set(special)) {
    const place = distinct.indexOf(value)
    if (place >= 0) slotOf[place] = slots.push({ kind: 'special', value }) - 1
  }
  if (places.includes(distinct.length))
    slotOf[distinct.length] = slots.push({ kind: 'missing' }) - 1
  return coded(slots, slotOf, places)
}

function byGroups(
  { name, levels }: Column & { type: 'category' },
  groups: readonly (readonly string[])[],
  special: string[],
): Prebinned {
  const groupOf = new Map<string, number>()
  groups.forEach((group, i) => {
    for (const text of group) {
      if (groupOf.has(text)) throw new Error(`groups of ${name}: ${text} stands in two`)
      groupOf.set(text, i)
    }
  })
  const slots: Slot[] = groups.map((values) => ({ kind: 'group', values: [...values] }))
  const { texts, places } = levels
  const counts = new Uint32Array(texts.length + 2)
  for (const place of places) counts[place]!++
  const left = texts.filter(
    (text, place) => counts[place]! > 0 && !groupOf.has(text) && !special.includes(text),
  )
  const rare = slots.length
  if (left.length > 0 || counts[texts.length + 1]! > 0)
    slots.push({ kind: 'rare', values: left.toSorted().slice(0, 1000) })
  const slotOf = Uint8Array.from({ length: texts.length + 2 }, (_, place) =>
    place < texts.length ? (groupOf.get(texts[place]!) ?? rare) : rare,
  )
  for (const value of new Set(special)) {
    const place = texts.indexOf(value)
    if (place >= 0 && counts[place]! > 0) slotOf[place] = slots.push({ kind: 'special', value }) - 1
  }
  if (counts[texts.length]! > 0) slotOf[texts.length] = slots.push({ kind: 'missing' }) - 1
  return coded(slots, slotOf, places)
}

function coded(slots: Slot[], slotOf: Uint8Array, places: ArrayLike<number>): Prebinned {
  const codes = new Uint8Array(places.length)
  for (let row = 0; row < codes.length; row++) codes[row] = slotOf[places[row]!]!
  return { slots, codes }
}

/** The analyst's bins of a column with their WoE, and what they cost beside the best ones. */
export function binAsGiven(
  table: Table,
  prebinned: Prebinned,
  best: BinnedColumn,
  limits: BinningOptions & { thinRows?: number },
): BinnedColumn & { analyst: AnalystEffect } {
  const counts = countSlots(prebinned, table.bad, table.weight)
  const binned = binColumn(prebinned.slots, counts, { ...limits, asGiven: true })
  const { rows } = totalsOf(counts)
  const faults = binned.bins.flatMap(({ condition, good, bad }, i) => {
    if (condition.kind === 'missing') return []
    const name = `bin ${i + 1}`
    if (good + bad === 0) return [`${name} has no rows`]
    return [
      ...(good + bad < (limits.minShare ?? 0) * rows
        ? [`${name} has ${Math.round(good + bad)} rows`]
        : []),
      ...(good === 0 || bad === 0 ? [`${name} has one outcome only`] : []),
    ]
  })
  return {
    ...binned,
    analyst: { iv: binned.iv, bestIv: best.iv, bestBins: best.bins.length, faults },
  }
}
