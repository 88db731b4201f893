import { countPlaces, type Ranks } from './ranks.ts'
import { roundCut } from './round_cut.ts'
import type { Column, Levels } from './table.ts'

/** A fine bin before optimisation. `level`, `rare` and an analyst's `group` are categories, `special` a value kept apart. */
export type Slot =
  | { kind: 'range'; lower: number | null; upper: number | null }
  | { kind: 'level'; value: string }
  | { kind: 'rare'; values: string[] }
  | { kind: 'group'; values: string[] }
  | { kind: 'special'; value: number | string }
  | { kind: 'missing' }

/** `codes[row]` is the index in `slots` of the row's value. */
export type Prebinned = { slots: Slot[]; codes: Uint8Array }

export type PrebinOptions = {
  /** At most this many fine bins, special values and missing apart. 2 to 128; default 64. */
  maxPrebins?: number
  /** Values that get a bin of their own, such as the codes of "no account" or "not asked". */
  special?: readonly (number | string)[]
  /** A category with fewer rows is rare; the rare ones share a slot. Default 1. */
  minLevelRows?: number
}

/**
 * Cuts a column into fine bins without looking at the outcome: at most `maxPrebins` by quantiles, or
 * one for each distinct value where these are few (status codes -2, -1, 0, 1 stay apart); every
 * special value and missing by themselves. A value with many rows always stands alone. The least
 * range is open below and the greatest open above, so ranges hold every number, infinities included.
 */
export function prebin(column: Column, options: PrebinOptions = {}): Prebinned {
  const most = options.maxPrebins ?? 64
  if (!(Number.isInteger(most) && most >= 2 && most <= 128))
    throw new Error(`invalid maxPrebins; not 2 to 128: ${most}`)
  if ((options.special?.length ?? 0) > 64)
    throw new Error(
      `too many special values of ${column.name}; not <= 64: ${options.special?.length}`,
    )
  return column.type === 'number'
    ? prebinNumbers(column.ranks, most, options.special ?? [])
    : prebinLevels(column.levels, most, options)
}

function prebinNumbers(
  ranks: Ranks,
  most: number,
  special: readonly (number | string)[],
): Prebinned {
  const { distinct, places } = ranks
  const counts = countPlaces(ranks)
  const specials = special.map(Number)
  const present = specials.filter((value) => hasRows(ranks, counts, value))
  const ordinary = ordinaryRuns(ranks, counts, specials)
  const cuts = quantileCuts(ordinary, most)
  const slots: Slot[] =
    ordinary.values.length === 0
      ? []
      : Array.from({ length: cuts.length + 1 }, (_, i) => ({
          kind: 'range',
          lower: cuts[i - 1] ?? null,
          upper: cuts[i] ?? null,
        }))
  const firstSpecial = slots.length
  slots.push(...present.map((value): Slot => ({ kind: 'special', value })))
  const slotOf = new Uint8Array(distinct.length + 1)
  let range = 0
  for (let place = 0; place < distinct.length; place++) {
    const value = distinct[place]!
    while (range < cuts.length && cuts[range]! <= value) range++
    const at = present.length > 0 ? present.indexOf(value) : -1
    slotOf[place] = at >= 0 ? firstSpecial + at : range
  }
  slotOf[distinct.length] = slots.length
  if (counts[distinct.length]! > 0) slots.push({ kind: 'missing' })
  const codes = new Uint8Array(places.length)
  for (let row = 0; row < codes.length; row++) codes[row] = slotOf[places[row]!]!
  return { slots, codes }
}

function hasRows({ distinct }: Ranks, counts: Uint32Array, value: number): boolean {
  const place = Number.isNaN(value) ? distinct.length : distinct.indexOf(value)
  return place >= 0 && counts[place]! > 0
}

/** Distinct values (of cells the least, and in `highest` the greatest), ascending, and how many rows have each. */
type Runs = { values: Float64Array; highest: Float64Array; counts: Uint32Array }

/** Of the values that are not special, those that some row has. */
function ordinaryRuns(
  { distinct, highest = distinct }: Ranks,
  counts: Uint32Array,
  specials: number[],
): Runs {
  const runs = {
    values: new Float64Array(distinct.length),
    highest: new Float64Array(distinct.length),
    counts: new Uint32Array(distinct.length),
  }
  let n = 0
  for (let place = 0; place < distinct.length; place++) {
    if (counts[place] === 0) continue
    if (specials.length > 0 && specials.includes(distinct[place]!)) continue
    runs.values[n] = distinct[place]!
    runs.highest[n] = highest[place]!
    runs.counts[n++] = counts[place]!
  }
  return {
    values: runs.values.subarray(0, n),
    highest: runs.highest.subarray(0, n),
    counts: runs.counts.subarray(0, n),
  }
}

/** Lower bounds of all fine bins but the first, ascending, each a finite number. */
function quantileCuts({ values, highest, counts }: Runs, most: number): number[] {
  let rows = 0
  for (let i = 0; i < counts.length; i++) rows += counts[i]!
  const heavy = (2.5 * rows) / most
  let heavies = 0
  let light = rows
  for (let i = 0; i < counts.length; i++) {
    if (counts[i]! < heavy) continue
    heavies++
    light -= counts[i]!
  }
  const apart = values.length <= most
  // Each heavy value takes a bin and may split a stretch of light ones, so it costs two.
  const target = light / Math.max(1, most - 2 * heavies - 1)
  const cuts: number[] = []
  let before = Number.NaN
  let beforeHeavy = false
  let filled = 0
  for (let i = 0; i < values.length; i++) {
    const value = finite(values[i]!)
    const isHeavy = counts[i]! >= heavy
    if (before < value && (apart || filled >= target || isHeavy || beforeHeavy)) {
      cuts.push(roundCut(before, value))
      filled = 0
    }
    filled += counts[i]!
    before = finite(highest[i]!)
    beforeHeavy = isHeavy
  }
  return cuts
}

/** A bound must be a number that JSON can carry. */
function finite(value: number): number {
  return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value))
}

// A document need not name every text that came once: one that no bin lists has the points of the rare ones.
const MOST_RARE_NAMED = 1000

function prebinLevels(
  { texts, places }: Levels,
  most: number,
  { special = [], minLevelRows = 1 }: PrebinOptions,
): Prebinned {
  const counts = new Uint32Array(texts.length + 2)
  for (let row = 0; row < places.length; row++) counts[places[row]!]!++
  const present = [...texts.keys()].filter((place) => counts[place]! > 0)
  const wanted = new Set(special.map(String))
  const specials = special.map(String).flatMap((text) => {
    const place = present.find((one) => texts[one] === text)
    return place === undefined ? [] : [place]
  })
  // Equal counts by name: the order of rows must not matter.
  const levels = present
    .filter((place) => !wanted.has(texts[place]!))
    .sort((a, b) => counts[b]! - counts[a]! || (texts[a]! < texts[b]! ? -1 : 1))
  const others = counts[texts.length + 1]! > 0
  const all = levels.length + (others ? 1 : 0)
  const kept = levels.filter(
    (place, i) => counts[place]! >= minLevelRows && (i < most - 1 || all <= most),
  )
  const rare = levels.slice(kept.length).map((place) => texts[place]!)
  const slots: Slot[] = kept.map((place) => ({ kind: 'level', value: texts[place]! }))
  if (rare.length > 0 || others)
    slots.push({ kind: 'rare', values: rare.sort().slice(0, MOST_RARE_NAMED) })
  const slotOf = new Uint8Array(texts.length + 2).fill(kept.length)
  kept.forEach((place, i) => {
    slotOf[place] = i
  })
  for (const place of new Set(specials))
    slotOf[place] = slots.push({ kind: 'special', value: texts[place]! }) - 1
  if (counts[texts.length]! > 0) slotOf[texts.length] = slots.push({ kind: 'missing' }) - 1
  const codes = new Uint8Array(places.length)
  for (let row = 0; row < codes.length; row++) codes[row] = slotOf[places[row]!]!
  return { slots, codes }
}

/** Goods and bads by slot. */
export type Counts = { good: Float64Array; bad: Float64Array }

/** Counts of the outcome by slot; sums of weights where rows have them. */
export function countSlots(
  { slots, codes }: Prebinned,
  bad: Uint8Array,
  weight?: Float64Array,
): Counts {
  const counts = { good: new Float64Array(slots.length), bad: new Float64Array(slots.length) }
  for (let row = 0; row < codes.length; row++) {
    const side = bad[row] ? counts.bad : counts.good
    side[codes[row]!]! += weight ? weight[row]! : 1
  }
  return counts
}
