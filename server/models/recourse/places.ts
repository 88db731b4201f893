import type { Additive, Axis } from '../additive/model.ts'
import { pairsOf } from '../baseline.ts'
import type { Characteristic, Scorecard } from '../scorecard/model.ts'
import { isSloped, pointsAt } from '../scorecard/points.ts'
import { binOf, type Value } from '../scorecard/route.ts'
import { around, type End, endsOf, type Line, linesOf } from './lines.ts'

/** How a feature may change: not at all, one way only, or either way. */
export type Movable = 'never' | 'up' | 'down' | 'either'

/** What a value would have to be: [lower, upper), null is no bound; or one of some texts. */
export type Needed =
  | { kind: 'range'; lower: number | null; upper: number | null }
  | { kind: 'values'; values: string[] }

/** Values that the whole model treats alike. */
export interface Place {
  needed: Needed
  /** Points of the characteristic there. */
  points: number
  /** The bin of each pair that has the feature, -1: none holds it. */
  bins: number[]
  /** How far it is from where the value is now, 0 to 1. */
  shift: number
  /** Where it stands in the order of numbers; of texts nothing. */
  order: number
}

/** A feature as it stands, and where it may go. */
export interface Movement {
  feature: string
  /** Numbers of the pairs that have the feature. */
  pairs: number[]
  now: { points: number; bins: number[] }
  places: Place[]
  /** Where points follow the value by the unit: the straight parts that `places` are the ends of. */
  lines?: Line[]
  /** Of such a feature the place of any value of its parts. */
  placeAt?: (end: End) => Place
}

/**
 * Every feature of the model with the places its value may go to. A place is cut by all bins that the
 * model has on the feature. Nothing goes to missing, to a special value or to an unseen text. A number
 * shifts by the share of training rows between the middles of both places; a text, or a value that is
 * not known or special now, by the share of rows that are not at its new place. Where points follow a value by
 * the unit, its places are the ends of straight parts (`lines.ts`), and any value between them may be one.
 */
export function movements(
  model: Scorecard | Additive,
  row: Readonly<Record<string, Value>>,
  movableOf: (feature: string) => Movable,
): Movement[] {
  const pairs = pairsOf(model)
  return model.characteristics.map((characteristic) => {
    const { feature } = characteristic
    const value = row[feature]
    const own = pairs.flatMap(({ axes }, i) =>
      axes.some((axis) => axis.feature === feature) ? [i] : [],
    )
    const axes = own.map((i) => pairs[i]!.axes.find((axis) => axis.feature === feature) as Axis)
    const bin = characteristic.bins[binOf(characteristic, value)]
    const now = {
      points: bin ? pointsAt(bin, value) : characteristic.pointsUnseen,
      bins: axes.map((axis) => binOf(axis, value)),
    }
    const movable = movableOf(feature)
    if (isSloped(characteristic))
      return { feature, pairs: own, now, ...slopedPlaces(characteristic, value, movable) }
    const places =
      movable === 'never'
        ? []
        : characteristic.type === 'category'
          ? textPlaces(characteristic, axes, value)
          : numberPlaces(characteristic, axes, value, movable)
    return { feature, pairs: own, now, places }
  })
}

/** The ends of the parts; in between a place is found where it is asked for. */
function slopedPlaces(characteristic: Characteristic, value: Value, movable: Movable) {
  const { bands } = characteristic
  const lines = bands ? linesOf({ ...characteristic, bands }, value, movable) : []
  const placeAt = ({ value: there, points, shift }: End): Place => ({
    needed: around(characteristic, there),
    points,
    bins: [],
    shift,
    order: -1,
  })
  return { lines, placeAt, places: endsOf(lines, value).map(placeAt) }
}

const rangesOf = ({ bins }: Pick<Axis, 'bins'>) =>
  bins.flatMap((bin, i) =>
    bin.kind === 'range' ? [{ lower: bin.lower, upper: bin.upper, i }] : [],
  )

/** The range that holds numbers from `lower` on, whatever special values lie there. */
const rangeAt = (axis: Pick<Axis, 'bins'>, lower: number) =>
  rangesOf(axis).find(
    (range) =>
      (range.lower === null || lower >= range.lower) &&
      (range.upper === null || lower < range.upper),
  )?.i ?? -1

function numberPlaces(
  characteristic: Characteristic,
  axes: readonly Axis[],
  value: Value,
  movable: Movable,
): Place[] {
  const edges = [characteristic, ...axes].flatMap((axis) =>
    rangesOf(axis).flatMap(({ lower }) => lower ?? []),
  )
  const lowers = [Number.NEGATIVE_INFINITY, ...[...new Set(edges)].sort((a, b) => a - b)]
  const holders = lowers.map((lower) => rangeAt(characteristic, lower))
  if (holders.every((bin) => bin < 0)) return []
  const counts = holders.map((bin) => {
    const parts = holders.filter((other) => other === bin).length
    return bin < 0 ? 0 : characteristic.bins[bin]!.count / parts
  })
  const known = counts.reduce((sum, n) => sum + n, 0)
  const middles = middlesOf(counts, known)
  const at = placeOf(characteristic, lowers, value)
  return lowers.flatMap((lower, i) => {
    if (i === at || (at >= 0 && !allowed(movable, i - at))) return []
    const upper = lowers[i + 1] ?? null
    return {
      needed: { kind: 'range', lower: Number.isFinite(lower) ? lower : null, upper },
      points: characteristic.bins[holders[i]!]?.points ?? characteristic.pointsUnseen,
      bins: axes.map((axis) => rangeAt(axis, lower)),
      shift: at >= 0 ? Math.abs(middles[i]! - middles[at]!) : 1 - counts[i]! / (known || 1),
      order: i,
    }
  })
}

const allowed = (movable: Movable, step: number) =>
  movable === 'either' || (movable === 'up' ? step > 0 : step < 0)

/** Among the rising places, -1 where the value is not known or special. */
function placeOf(characteristic: Characteristic, lowers: readonly number[], value: Value): number {
  if (characteristic.bins[binOf(characteristic, value)]?.kind !== 'range') return -1
  return lowers.findLastIndex((lower) => Number(value) >= lower)
}

function middlesOf(counts: readonly number[], total: number): number[] {
  let below = 0
  return counts.map((n) => {
    below += n
    return total > 0 ? (below - n / 2) / total : 0
  })
}

function textPlaces(characteristic: Characteristic, axes: readonly Axis[], value: Value): Place[] {
  const texts = [characteristic, ...axes].flatMap(({ bins }) =>
    bins.flatMap((bin) => (bin.kind === 'values' ? bin.values.map(String) : [])),
  )
  const rows = characteristic.bins.reduce((sum, { count }) => sum + count, 0)
  const places = new Map<string, Place & { needed: { kind: 'values' } }>()
  const here = [characteristic, ...axes].map((axis) => binOf(axis, value)).join()
  for (const text of new Set(texts)) {
    const [own, ...bins] = [characteristic, ...axes].map((axis) => binOf(axis, text)) as number[]
    const key = [own, ...bins].join()
    if (key === here) continue
    const bin = characteristic.bins[own!]
    const known = places.get(key)
    if (known) known.needed.values.push(text)
    else
      places.set(key, {
        needed: { kind: 'values', values: [text] },
        points: bin?.points ?? characteristic.pointsUnseen,
        bins,
        shift: 1 - (bin?.count ?? 0) / (rows || 1),
        order: -1,
      })
  }
  return [...places.values()]
}
