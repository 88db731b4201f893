import type { LogisticFit } from '../../stats/logistic.ts'
import { quadraticOfFit, weakestOf } from './quadratic.ts'
import { ridgeFit } from './ridge_fit.ts'
import type { Dropped, Regression, Selection } from './select.ts'

/**
 * Ridge regression of all columns (`ridgeFit`), then backward elimination of those nearest to 0: it
 * walks on the quadratic approximation at the maximum (one step costs the weakest z, no pass over the
 * rows), then refits.
 */
export function shrink(
  { columns, good, weight }: Regression,
  { l2, maxCharacteristics, minZ }: { l2: number; maxCharacteristics: number; minZ: number },
): Selection {
  const dropped: Dropped[] = []
  const steps: Selection['steps'] = []
  let chosen = columns.map((_, j) => j)
  for (;;) {
    const left = { columns: chosen.map((j) => columns[j]!), good, weight }
    const fit = ridgeFit(left, l2)
    const { kept, out } = eliminate(fit, maxCharacteristics, minZ)
    if (kept.length === chosen.length) return { chosen, fit, dropped, steps }
    chosen.forEach((column, k) => {
      if (!fit.free.includes(k))
        dropped.push({ column, step: 'sign', why: 'no weight left beside the others' })
    })
    for (const { k, z } of out) {
      const column = chosen[k]!
      const why = `adds least beside the others (${z.toFixed(2)} standard errors from 0)`
      dropped.push({ column, step: 'selection', why })
      steps.push({ action: 'out', column, change: z * z })
    }
    chosen = kept.map((k) => chosen[k]!)
  }
}

/** Indices of the coefficients that stay, ascending, and of those that go, each with its z then. */
function eliminate(fit: LogisticFit, most: number, minZ: number) {
  const quadratic = quadraticOfFit(fit)
  const out: { k: number; z: number }[] = []
  let left = [...fit.free.keys()]
  for (;;) {
    const weakest = weakestOf(quadratic, left)
    if (!weakest || (left.length <= most && weakest.z >= minZ))
      return { kept: left.map((i) => fit.free[i]!), out }
    out.push({ k: fit.free[left[weakest.place]!]!, z: weakest.z })
    left = left.filter((_, i) => i !== weakest.place)
  }
}
