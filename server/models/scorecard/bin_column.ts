import { ivOfBin } from '../../stats/iv.ts'
import { woe } from '../../stats/woe.ts'
import type { BinCondition } from './model.ts'
import { type BinningOptions, optimalBinning, type Trend } from './optimal_binning.ts'
import type { Counts, Slot } from './prebin.ts'

/** The WoE of a bin of values that are not ordinary: its own, the least or the most of the others, 0, or this. */
export type WoePolicy = 'own' | 'worst' | 'best' | 'average' | number

export type ColumnBinning = BinningOptions & {
  thinRows?: number
  /** Of the missing bin, and of special values. Default: own. */
  missing?: WoePolicy
  specialWoe?: WoePolicy
  /** Every slot is a bin, as the analyst wants it. */
  asGiven?: boolean
}

export type BinnedColumn = {
  bins: BinnedBin[]
  /** Index in `bins` by slot. */
  binOfSlot: number[]
  trend: Trend
  /** Sum over all bins, missing and special values included. */
  iv: number
  /** WoE of a value that no bin holds: that of the rare categories where there are any, else 0. */
  woeUnseen: number
}

export type BinnedBin = {
  condition: BinCondition
  good: number
  bad: number
  woe: number
  /** Its WoE is an analyst's choice. */
  isChosen?: true
}

/**
 * Bins one column for the most IV from the counts of its slots. Ranges keep their order; categories
 * are ordered by falling bad rate (so WoE rises) and merged only with neighbours in that order.
 * Special values and missing keep bins of their own, whatever their size; a bin thinner than the
 * limits has its WoE drawn towards 0, as if `thinRows` rows of average risk stood in it too.
 * An analyst may give them another WoE.
 */
export function binColumn(
  slots: readonly Slot[],
  counts: Counts,
  options: ColumnBinning = {},
): BinnedColumn {
  const totalGood = total(counts.good)
  const totalBad = total(counts.bad)
  const apart = slots.flatMap((slot, i) =>
    slot.kind === 'special' || slot.kind === 'missing' ? [i] : [],
  )
  const { ordered, isCategory } = orderSlots(slots, counts)
  const bins: BinnedBin[] = []
  const binOfSlot = new Array<number>(slots.length).fill(-1)
  let trend: Trend = 'none'
  const add = (members: number[]) => {
    for (const slot of members) binOfSlot[slot] = bins.length
    const good = members.reduce((sum, slot) => sum + counts.good[slot]!, 0)
    const bad = members.reduce((sum, slot) => sum + counts.bad[slot]!, 0)
    const condition = conditionOf(members.map((slot) => slots[slot]!))
    bins.push({ condition, good, bad, woe: woe(good, bad, totalGood, totalBad) })
  }
  if (ordered.length > 0) {
    const partition = options.asGiven
      ? { trend: 'none' as const, starts: ordered.map((_, i) => i) }
      : optimalBinning(
          ordered.map((slot) => counts.good[slot]!),
          ordered.map((slot) => counts.bad[slot]!),
          { ...options, totalGood, totalBad, ...(isCategory && { trend: 'descending' as const }) },
        )
    trend = partition.trend
    partition.starts.forEach((start, b) => {
      add(ordered.slice(start, partition.starts[b + 1]))
    })
  }
  const others = bins.map((bin) => bin.woe)
  for (const slot of apart) {
    add([slot])
    const bin = bins.at(-1)!
    const m = options.thinRows ?? 0
    if (bin.good + bin.bad > 0 && m > 0) {
      const share = totalBad / (totalGood + totalBad)
      bin.woe = woe(bin.good + m * (1 - share), bin.bad + m * share, totalGood, totalBad)
    }
    const policy = slots[slot]!.kind === 'missing' ? options.missing : options.specialWoe
    if (policy === undefined || policy === 'own') continue
    bin.woe = woeBy(policy, bin.woe, others)
    bin.isChosen = true
  }
  const rare = slots.findIndex((slot) => slot.kind === 'rare')
  return {
    bins,
    binOfSlot,
    trend,
    iv: bins.reduce((sum, { good, bad }) => sum + ivOfBin(good, bad, totalGood, totalBad), 0),
    woeUnseen: rare >= 0 ? bins[binOfSlot[rare]!]!.woe : 0,
  }
}

function woeBy(policy: Exclude<WoePolicy, 'own'>, own: number, others: readonly number[]): number {
  if (typeof policy === 'number') return policy
  if (others.length === 0) return own
  if (policy === 'average') return 0
  return policy === 'worst' ? Math.min(...others) : Math.max(...others)
}

function orderSlots(slots: readonly Slot[], counts: Counts) {
  const isCategory = slots.some((slot) => isCategorySlot(slot))
  const ordered = slots.flatMap((slot, i) =>
    slot.kind === 'range' || isCategorySlot(slot) ? [i] : [],
  )
  if (!isCategory) return { ordered, isCategory }
  const overall = total(counts.bad) / (total(counts.bad) + total(counts.good))
  // One row of average risk added: a category with no rows here stands in the middle.
  const rate = (slot: number) =>
    (counts.bad[slot]! + overall) / (counts.bad[slot]! + counts.good[slot]! + 1)
  ordered.sort((a, b) => rate(b) - rate(a) || a - b)
  return { ordered, isCategory }
}

/** What the values of these slots have in common. */
export function conditionOf(members: readonly Slot[]): BinCondition {
  const first = members[0]!
  const last = members.at(-1)!
  if (first.kind === 'missing') return { kind: 'missing' }
  if (first.kind === 'range')
    return { kind: 'range', lower: first.lower, upper: last.kind === 'range' ? last.upper : null }
  return {
    kind: 'values',
    values: members.flatMap((slot) =>
      slot.kind === 'rare' || slot.kind === 'group'
        ? slot.values
        : slot.kind === 'level' || slot.kind === 'special'
          ? [slot.value]
          : [],
    ),
  }
}

function total(counts: Float64Array): number {
  return counts.reduce((sum, count) => sum + count, 0)
}

const isCategorySlot = ({ kind }: Slot) => kind === 'level' || kind === 'rare' || kind === 'group'

export const totalsOf = ({ good, bad }: Counts) => ({ rows: total(good) + total(bad) })
