import { type AnalystBins, binAsGiven, prebinAsGiven } from './analyst_bins.ts'
import { type BinnedColumn, binColumn, type ColumnBinning } from './bin_column.ts'
import type { Coded } from './coded.ts'
import { correlatesAbove, correlation, type Standard, standardise } from './correlation.ts'
import { countByPart, crossFittedWoe, partsOf, sumParts } from './cross_fit.ts'
import type { AnalystEffect, Excluded } from './model.ts'
import type { BinningOptions } from './optimal_binning.ts'
import { countSlots, type Prebinned, prebin } from './prebin.ts'
import type { Column, Table } from './table.ts'

/** How one feature is to be binned, where the analyst says so. */
export type FeatureOptions = BinningOptions &
  Pick<ColumnBinning, 'missing' | 'specialWoe'> & {
    special?: readonly (number | string)[]
    /** The analyst's own bins. */
    bins?: AnalystBins
  }

export type CandidateOptions = {
  features?: Record<string, FeatureOptions>
  /** Limits of every binning; what is not given follows from the number of rows. */
  binning?: BinningOptions & { thinRows?: number }
  /** Fine bins per feature before optimisation. Default 32 of numbers, 128 categories told apart. */
  maxPrebins?: number
  /** Least information value. Default 0.001: bins that only fit noise are already refused by the limits. */
  minIv?: number
  /** Of two features whose WoE correlate more, the one with less IV goes. Default 0.97. */
  maxCorrelation?: number
  /** Of more features than these, by falling IV, the others are left out. Default 150. */
  maxCandidates?: number
}

// Of a number more cuts only fit noise; a category that is not told apart is lost among the rare.
const MOST_PREBINS = { number: 32, category: 128 }
export const USUAL_MIN_IV = 0.001
export const USUAL_MAX_CORRELATION = 0.97

/**
 * A feature with its bins, its fine bin by training row (a place in `binned.binOfSlot`), and its WoE by
 * row, by bins of other rows (`cross_fit.ts`).
 */
export type Candidate = {
  column: Column
  binned: BinnedColumn & { analyst?: AnalystEffect }
  codes: Coded['codes']
  crossFitted: Coded
}

/**
 * Bins every feature and keeps those that tell the outcomes apart, by falling IV. The rest are
 * excluded with the reason.
 */
export function candidates(
  table: Table,
  options: CandidateOptions = {},
): { kept: Candidate[]; excluded: Excluded[] } {
  const minIv = options.minIv ?? USUAL_MIN_IV
  const excluded: Excluded[] = []
  const found: Candidate[] = []
  const rows = table.bad.length
  const bads = table.bad.reduce((sum, b) => sum + b, 0)
  const parts = partsOf(table.bad, table.weight)
  const minLevelRows = Math.ceil((leastShare(rows) * Math.min(rows, 2000)) / 4)
  for (const column of table.columns) {
    const { special = [], bins, ...own } = options.features?.[column.name] ?? {}
    let prebinned = prebin(column, {
      maxPrebins: options.maxPrebins ?? MOST_PREBINS[column.type],
      special,
      minLevelRows,
    })
    if (prebinned.slots.length < 2) {
      const only = prebinned.slots[0]
      excluded.push({
        feature: column.name,
        step: 'bins',
        why: only?.kind === 'missing' ? 'always missing' : 'constant',
      })
      continue
    }
    const limits = binningLimits(rows, bads, prebinned.slots.length)
    let byPart = parts && countByPart(prebinned, parts)
    const counts = byPart ? sumParts(byPart) : countSlots(prebinned, table.bad, table.weight)
    // Limits that an analyst asks for hold without exception.
    const strict = own.minBad !== undefined || own.minGood !== undefined
    const never = { enoughExpected: Number.POSITIVE_INFINITY }
    const asked = { ...limits, ...options.binning, ...own, ...(strict && never) }
    let binned: Candidate['binned'] = binColumn(prebinned.slots, counts, asked)
    if (bins) {
      prebinned = prebinAsGiven(column, bins, special)
      binned = binAsGiven(table, prebinned, binned, asked)
      byPart = parts && countByPart(prebinned, parts)
    }
    if (binned.bins.length < 2)
      excluded.push({
        feature: column.name,
        step: 'bins',
        why: 'no bins that tell goods from bads',
      })
    else if (!bins && binned.iv < minIv)
      excluded.push({
        feature: column.name,
        step: 'iv',
        why: `IV ${binned.iv.toFixed(4)} below ${minIv}`,
      })
    else {
      const again = { ...asked, asGiven: bins !== undefined }
      const crossFitted =
        parts && byPart ? crossFittedWoe(prebinned, parts, byPart, again) : woeOf(prebinned, binned)
      found.push({ column, binned, codes: prebinned.codes, crossFitted })
    }
  }
  found.sort((a, b) => b.binned.iv - a.binned.iv || (a.column.name < b.column.name ? -1 : 1))
  const kept = dropCorrelated(found, options.maxCorrelation ?? USUAL_MAX_CORRELATION, excluded)
  const most = options.maxCandidates ?? 150
  for (const { column } of kept.splice(most))
    excluded.push({
      feature: column.name,
      step: 'count',
      why: `${most} other features have more IV`,
    })
  return { kept, excluded }
}

/**
 * Binning limits for so many rows and fine bins. With no relation to the outcome a further bin adds
 * 1/goods + 1/bads to the IV on average. Among many fine bins the search finds the luckiest cut, so a
 * bin must earn that; one with no bads or no goods, where some were to be expected, is no luck. A turn in the trend must earn as much again; rates that rise and fall at will are believed of a few codes, not of
 * an amount.
 */
function binningLimits(rows: number, bads: number, slots: number) {
  const noise = 1 / bads + 1 / (rows - bads)
  const few = slots <= 12
  return {
    trend: few ? ('auto' as const) : ('shaped' as const),
    maxBins: 10,
    minShare: leastShare(rows),
    minBad: 2,
    minGood: 2,
    enoughExpected: 10,
    binPenalty: noise,
    turnPenalty: noise,
    thinRows: 10,
  }
}

/** A bin holds half a percent of the rows and 20 of them at least. */
function leastShare(rows: number): number {
  return Math.max(0.005, Math.min(0.5, 20 / rows))
}

function woeOf({ slots, codes }: Prebinned, { bins, binOfSlot }: BinnedColumn): Coded {
  return { codes, values: Float64Array.from(slots, (_, slot) => bins[binOfSlot[slot]!]!.woe) }
}

function dropCorrelated(found: Candidate[], limit: number, excluded: Excluded[]): Candidate[] {
  const kept: { candidate: Candidate; standard: Standard }[] = []
  for (const candidate of found) {
    const standard = standardise(candidate.crossFitted)
    const twin = kept.find((other) => correlatesAbove(limit, standard, other.standard))
    if (!twin) kept.push({ candidate, standard })
    else {
      const r = correlation(standard, twin.standard).toFixed(3)
      const why = `correlates ${r} with ${twin.candidate.column.name}`
      excluded.push({ feature: candidate.column.name, step: 'correlation', why })
    }
  }
  return kept.map(({ candidate }) => candidate)
}
