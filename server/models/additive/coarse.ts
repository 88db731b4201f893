import type { BinCondition } from '../scorecard/model.ts'
import type { Slot } from '../scorecard/prebin.ts'
import type { Feature } from './terms.ts'

/** A feature in few bins, for pairs: `of[slot]` is the bin of a fine slot, and `ordered` of them stand in an order. */
export type Coarse = { of: Uint8Array; bins: number; ordered: number; conditions: BinCondition[] }

/**
 * At most `most` bins of about equal count from the fine ones: ranges join their neighbours,
 * categories those of a like main effect; special values and missing stay apart.
 */
export function coarsen(
  feature: Feature,
  shape: Float64Array,
  counts: Float64Array,
  most: number,
): Coarse {
  const { slots, ordered, isCategory } = feature
  const order = Array.from({ length: ordered }, (_, slot) => slot)
  if (isCategory) order.sort((a, b) => shape[a]! - shape[b]! || a - b)
  const rows = order.reduce((sum, slot) => sum + counts[slot]!, 0)
  const target = rows / most
  const of = new Uint8Array(slots.length)
  const members: number[][] = []
  let filled = Number.POSITIVE_INFINITY
  let left = order.length
  for (const slot of order) {
    // Few slots stay as they are; of many, a bin is closed when it has its share.
    if (order.length <= most || filled >= target || (members.length + left <= most && filled > 0)) {
      members.push([])
      filled = 0
    }
    members.at(-1)!.push(slot)
    of[slot] = members.length - 1
    filled += counts[slot]!
    left--
  }
  const inOrder = members.length
  for (let slot = ordered; slot < slots.length; slot++) of[slot] = members.push([slot]) - 1
  return {
    of,
    bins: members.length,
    ordered: inOrder,
    conditions: members.map((group) => conditionOf(group.map((slot) => slots[slot]!))),
  }
}

/** The condition of neighbouring slots together. */
export function conditionOf(members: readonly Slot[]): BinCondition {
  const first = members[0]!
  const last = members.at(-1)!
  if (first.kind === 'missing') return { kind: 'missing' }
  if (first.kind === 'range')
    return { kind: 'range', lower: first.lower, upper: last.kind === 'range' ? last.upper : null }
  return {
    kind: 'values',
    values: members.flatMap((slot) =>
      'values' in slot ? slot.values : 'value' in slot ? [slot.value] : [],
    ),
  }
}
