import { varianceInflation } from '../../stats/vif.ts'
import type { Dropped } from './select.ts'

/**
 * Columns that are left when, of those whose variance inflation is above the limit, the last one goes,
 * again and again: columns come by falling information value, so it is the one that says least.
 */
export function dropInflated(
  columns: readonly Float64Array[],
  limit: number,
  weight?: Float64Array,
): { kept: number[]; dropped: Dropped[] } {
  let kept = [...columns.keys()]
  const dropped: Dropped[] = []
  for (;;) {
    const vifs = varianceInflation(
      kept.map((j) => columns[j]!),
      weight,
    )
    const last = vifs.findLastIndex((vif) => vif > limit)
    if (last < 0) return { kept, dropped }
    const vif = vifs[last]!
    const shown = Number.isFinite(vif) ? vif.toFixed(1) : 'infinite'
    dropped.push({ column: kept[last]!, step: 'vif', why: `VIF ${shown} above ${limit}` })
    kept = kept.filter((_, i) => i !== last)
  }
}
