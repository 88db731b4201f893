import type { Characteristic } from '../scorecard/model.ts'
import { nextDouble } from '../scorecard/next_double.ts'
import { pointsAt } from '../scorecard/points.ts'
import { binOf, type Value } from '../scorecard/route.ts'
import { shareBelow, type ValueBands } from '../scorecard/value_bands.ts'
import type { Movable, Needed } from './places.ts'

/** A value that a sloped characteristic may take, what it gives there and how far that is from now. */
export interface End {
  value: number
  points: number
  shift: number
}

/** A straight part: points and shift between its ends lie on straight lines, both ends being part of it. */
export type Line = readonly [End, End]

type Banded = Characteristic & { bands: ValueBands }

/**
 * Where the value of a sloped characteristic may go, as straight parts: within what the rows it was judged on
 * had, and parted at the bounds of bins and bands and at the value as it is. The shift is the share of these rows
 * in between; where the value is not known or listed, the share on the side that gives less.
 */
export function linesOf(characteristic: Banded, value: Value, movable: Movable): Line[] {
  if (movable === 'never') return []
  const { bands } = characteristic
  const now = lies(characteristic, value) ? Number(value) : null
  const bounds = rangesIn(characteristic).flatMap(({ lower }) => lower ?? [])
  const all = [bands.least, ...bands.edges, bands.most, ...(now === null ? [] : [now])]
  const [least, most] = [Math.min(...all), Math.max(...all)]
  const listed = characteristic.bins.flatMap((bin) =>
    bin.kind === 'values' ? bin.values.map(Number) : [],
  )
  const within = [...all, ...bounds, ...listed].filter((cut) => cut >= least && cut <= most)
  const cuts = [...new Set(within)].sort((a, b) => a - b)
  return cuts.flatMap((from, i): Line[] => {
    const until = cuts[i + 1]
    if (until === undefined)
      return cuts.length === 1 ? [lineOf(characteristic, from, from, now)] : []
    const passes = now === null || movable === 'either' || (movable === 'up') === from >= now
    return passes ? [lineOf(characteristic, from, until, now)] : []
  })
}

/** The ends of the parts but for the value as it is, each once. */
export function endsOf(lines: readonly Line[], value: Value): End[] {
  const known = new Map(lines.flat().map((end) => [end.value, end]))
  return [...known.values()].filter((end) => end.value !== value)
}

/** The nearest value of some parts that gives `points`, by division; undefined where none gives them. */
export function nearest(lines: readonly Line[], points: number): End | undefined {
  let best: End | undefined
  for (const [a, b] of lines) {
    if (a.points === b.points || (a.points - points) * (b.points - points) > 0) continue
    const part = (points - a.points) / (b.points - a.points)
    const shift = a.shift + part * (b.shift - a.shift)
    if (!best || shift < best.shift)
      best = { value: a.value + part * (b.value - a.value), points, shift }
  }
  return best
}

/** The values around one that give at least as many points, as far as that goes. */
export function around(characteristic: Characteristic, value: number): Needed {
  const ranges = rangesIn(characteristic)
  const at = ranges.findIndex((range) => holds(range, value))
  const least = pointsAt(characteristic.bins[binOf(characteristic, value)]!, value) - ROUNDING
  let lower: number | null = value
  let upper: number | null = nextDouble(value, 1)
  for (let i = at; i < ranges.length; i++) {
    const { bin, lower: from, upper: until } = ranges[i]!
    if (i > at && pointsAt(bin, from!) < least) break
    if ((bin.slope ?? 0) < 0) {
      const crossing = (least + ROUNDING - bin.points) / bin.slope!
      if (i > at) upper = until === null ? crossing : Math.min(crossing, until)
      if (until === null || crossing < until) break
    }
    upper = until
  }
  for (let i = at; i >= 0; i--) {
    const { bin, lower: from, upper: until } = ranges[i]!
    if (i < at && pointsAt(bin, until!) < least) break
    if ((bin.slope ?? 0) > 0) {
      const crossing = (least + ROUNDING - bin.points) / bin.slope!
      if (i < at) lower = from === null ? crossing : Math.max(crossing, from)
      if (from === null || crossing > from) break
    }
    lower = from
  }
  return { kind: 'range', lower, upper }
}

const ROUNDING = 1e-9

const rangesIn = ({ bins }: Characteristic) =>
  bins.flatMap((bin) => (bin.kind === 'range' ? [{ bin, lower: bin.lower, upper: bin.upper }] : []))

const holds = ({ lower, upper }: { lower: number | null; upper: number | null }, value: number) =>
  (lower === null || value >= lower) && (upper === null || value < upper)

/** Whether a value lies in a range: it is known and not listed. */
const lies = (characteristic: Characteristic, value: Value) =>
  characteristic.bins[binOf(characteristic, value)]?.kind === 'range' &&
  Number.isFinite(Number(value))

/** What the range of `from` gives from there on, up to the last double it holds. */
function lineOf(characteristic: Banded, from: number, until: number, now: number | null): Line {
  const { bin, upper } = rangesIn(characteristic).find((one) => holds(one, from))!
  // What is listed has points of its own, and a bound is the next range's.
  const first = lies(characteristic, from) ? from : nextDouble(from, 1)
  const last = upper === until || !lies(characteristic, until) ? nextDouble(until, -1) : until
  const below = (value: number) => shareBelow(characteristic.bands, value)
  const shiftTo = (value: number) => {
    if (now !== null) return Math.abs(below(value) - below(now))
    const slope = bin.slope ?? 0
    return slope > 0 ? below(value) : slope < 0 ? 1 - below(value) : 1 - below(last) + below(first)
  }
  const end = (value: number): End => ({
    value,
    points: pointsAt(bin, value),
    shift: shiftTo(value),
  })
  return [end(first), end(last)]
}
