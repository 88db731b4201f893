import { psiByChance, shiftOf } from '../../stats/psi_threshold.ts'
import { termsOf } from '../cards.ts'
import type { Model } from '../document.ts'
import { fileOf, type Judgeable } from '../elsewhere.ts'
import type { SavedModel } from '../registry.ts'
import type { BinStability } from '../scorecard/bin_stability.ts'
import { limitsOf } from './limits_of.ts'
import { measure, type Scored } from './measure.ts'
import { outOfTimeOf, scoreShiftOf, vintagesOf } from './over_time.ts'
import type { Lacking, NamedShift, Validation } from './validation.ts'

/** Held-back predictions as they were kept, each row with its month. */
export type KeptRows = Scored & { month: Float64Array; stability: readonly BinStability[] }

const NOT_KEPT =
  'nothing was kept of its held-back rows: it was saved by an earlier version; train it again, or import it again'
const NO_TIME =
  'nothing is kept of when the rows were observed that it was judged on; a later table tells how it keeps (--table)'
const NO_BINS = 'it is run as a whole: it has no characteristics with bins of their own'
const NO_FIT =
  'it was trained elsewhere: what a term adds is measured on rows held back from the fit, and these are not known'
const NO_ROWS = 'no row was held back'

/**
 * What a model's document and its kept held-back predictions say; what needs the rows themselves (groups,
 * sources) is lacking. Undefined rows: of a model saved without them.
 */
export function validationOf(saved: SavedModel<Judgeable>, rows: KeptRows | undefined): Validation {
  const { metrics, kind } = saved.model
  const file = fileOf(saved.model)
  const none: Lacking | null = !rows
    ? { why: NOT_KEPT }
    : rows.bad.length === 0
      ? { why: NO_ROWS }
      : null
  const kept = rows as KeptRows
  const contributions = metrics.heldBack?.contributions ?? []
  const untimed = file && none === null ? { why: NO_TIME } : none
  const byLedger = {
    why: saved.model.training.table
      ? `it was ${file === null ? 'trained' : 'judged'} on a table, and what source a column comes of is known of the ledger’s features alone`
      : 'it is measured by tally report',
  }
  const told: Omit<Validation, 'limits' | 'saved'> = {
    method: metrics.heldBack?.method ?? null,
    heldBack: none ?? measure(kept),
    vintages: untimed ?? vintagesOf(kept),
    outOfTime: untimed ?? outOfTimeOf(kept, 'outOfTime' in metrics ? metrics.outOfTime : undefined),
    scoreShift: untimed ?? scoreShiftOf(kept),
    binShift:
      kind === 'imported'
        ? { why: NO_BINS }
        : (untimed ?? worstMonths(saved.model, kept.stability)),
    contributions: file
      ? { why: NO_FIT }
      : (none ?? (contributions.length > 0 ? contributions : { why: NO_ROWS })),
    bySource: byLedger,
    thinFiles: byLedger,
    fairness: { why: 'no protected column was named (--protected)' },
    alternatives: { why: 'they were not asked for (--alternatives, with --protected)' },
    overrides: {
      why: saved.model.training.table
        ? 'it is a model of a table, and decides nothing here'
        : 'they are counted by tally report',
    },
    given: null,
  }
  return { saved, ...told, limits: limitsOf(saved.model, told) }
}

/** Of every characteristic the month that differs most from the others. */
function worstMonths(model: Model, stability: readonly BinStability[]): NamedShift[] | Lacking {
  if (stability.length === 0)
    return {
      why: 'fewer than two months are known of the training rows, and no table was given (--table)',
    }
  const terms = new Map(termsOf(model).map((term) => [term.name, term.characteristic]))
  return stability.flatMap(({ feature, months }) => {
    const worst = months.toSorted((a, b) => b.psi - a.psi)[0]
    const bins = terms.get(feature)?.bins.length ?? 2
    if (!worst) return []
    const others = months.reduce((sum, { rows }) => sum + rows, 0) - worst.rows
    const byChance = psiByChance(others, worst.rows, bins)
    const { rows, psi, month } = worst
    return [{ name: `${feature}, ${month}`, rows, psi, byChance, shift: shiftOf(psi, byChance) }]
  })
}
