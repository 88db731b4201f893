import { random, shuffle } from '../../stats/random.ts'
import type { Excluded } from '../scorecard/model.ts'
import { type Prebinned, prebin, type Slot } from '../scorecard/prebin.ts'
import type { Column, Table } from '../scorecard/table.ts'

/** One feature as boosting sees it: fine bins of which the first `ordered` stand in an order. */
export type Feature = {
  column: Column
  slots: Slot[]
  codes: Uint8Array
  /** Slots before it are ranges in rising order, or categories; behind it each stands by itself. */
  ordered: number
  isCategory: boolean
  /** 1: risk never falls as the value rises; -1: never rises; 0: free. */
  monotone: -1 | 0 | 1
}

/** Rows to learn from and rows to stop by, drawn once for each bag. */
export type Bag = { train: Uint32Array; stop: Uint32Array }

export type Monotone = Readonly<Record<string, -1 | 0 | 1>>

/** The features that vary, in fine bins; the rest by name with the reason. */
export function featuresOf(
  table: Table,
  options: {
    maxBins: number
    special: (feature: string) => readonly (number | string)[]
    monotone: Monotone
  },
): { features: Feature[]; excluded: Excluded[] } {
  const excluded: Excluded[] = []
  const features = table.columns.flatMap((column): Feature[] => {
    const prebinned: Prebinned = prebin(column, {
      maxPrebins: options.maxBins,
      special: options.special(column.name),
      minLevelRows: 5,
    })
    const { slots, codes } = prebinned
    if (slots.length < 2) {
      const why = slots[0]?.kind === 'missing' ? 'always missing' : 'constant'
      excluded.push({ feature: column.name, why, step: 'bins' })
      return []
    }
    const apart = slots.findIndex(({ kind }) => kind === 'special' || kind === 'missing')
    const ordered = apart < 0 ? slots.length : apart
    const isCategory = column.type === 'category'
    const monotone = isCategory ? 0 : (options.monotone[column.name] ?? 0)
    return [{ column, slots, codes, ordered, isCategory, monotone }]
  })
  return { features, excluded }
}

/** Of every bag `share` of the goods and of the bads to stop by, the others to learn from, at most `most` rows in all. */
export function drawBags(
  bad: Uint8Array,
  { bags, share, most, seed }: { bags: number; share: number; most: number; seed: number },
): Bag[] {
  return Array.from({ length: bags }, (_, bag) => {
    const next = random(seed * 1_000_003 + bag)
    const parts = [0, 1].map((label) => {
      const rows = new Uint32Array(bad.length)
      let n = 0
      for (let row = 0; row < bad.length; row++) if (bad[row] === label) rows[n++] = row
      const own = shuffle(rows.slice(0, n), next)
      const kept = Math.min(n, Math.max(1, Math.floor((n * most) / bad.length)))
      // A class of one row must be learned from.
      const held = n < 2 ? 0 : Math.max(1, Math.round(kept * share))
      return { stop: own.slice(0, held), train: own.slice(held, kept) }
    })
    const join = (name: keyof Bag) =>
      Uint32Array.from(parts.flatMap((part) => [...part[name]])).sort()
    return { train: join('train'), stop: join('stop') }
  })
}
