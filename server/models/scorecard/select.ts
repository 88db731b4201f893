import { dropInflated } from './drop_inflated.ts'
import { lasso } from './lasso.ts'
import type { SelectionMethod } from './model.ts'
import { quadraticOf } from './quadratic.ts'
import { type RidgeFit, ridgeFit } from './ridge_fit.ts'
import { shrink } from './shrink.ts'
import { stepwise } from './stepwise.ts'

const USUAL_MOST = 20
const USUAL_MIN_Z = 0.5

export type SelectOptions = {
  /** How characteristics are chosen. Default: shrink. */
  selection?: SelectionMethod
  /** What a further coefficient must lower the deviance by, where chosen by it: 2 (AIC), ln rows (BIC). Default: aic. */
  criterion?: 'aic' | 'bic'
  /** Ridge penalty on the coefficients of WoE. Default 30 where they are chosen by shrinking, else 0. */
  l2?: number
  /** Default 20. */
  maxCharacteristics?: number
  /** Shrinking: a coefficient nearer to 0 than this many standard errors goes. Default 0.5. */
  minZ?: number
  /** Highest variance inflation. Default: any where they are chosen by shrinking, else 10. */
  maxVif?: number
  /** Weight of each row; default: 1. */
  weight?: Float64Array
}

/** WoE by column and row, and whether the row is good. */
export type Regression = {
  columns: readonly Float64Array[]
  good: Uint8Array
  weight?: Float64Array | undefined
}

/** A column that is left out: at which step, and why. */
export type Dropped = { column: number; step: 'vif' | 'sign' | 'selection'; why: string }

/** A column that joined or left, and by how much the criterion (of shrinking: the deviance) changed; null on an L1 path. */
export type SelectionStep = { action: 'in' | 'out'; column: number; change: number | null }

/** `chosen[k]` is the column of `fit`'s k-th coefficient; `dropped` says why the others are not in. */
export type Selection = {
  chosen: number[]
  fit: RidgeFit
  dropped: Dropped[]
  steps: SelectionStep[]
}

/**
 * Chooses among WoE columns, given by falling information value, and fits a logistic regression of
 * good on them, all coefficients >= 0 (points never fall as WoE rises): first those go that the others
 * say (`maxVif`), then by shrinking, by a criterion step by step, or by an L1 penalty. What a method
 * but shrinking chose is fitted without a penalty, unless asked.
 */
export function select(
  columns: readonly Float64Array[],
  good: Uint8Array,
  options: SelectOptions = {},
): Selection {
  const { weight } = options
  const usual = usualSelection(options)
  const apart =
    usual.maxVif === null
      ? { kept: [...columns.keys()], dropped: [] }
      : dropInflated(columns, usual.maxVif, weight)
  const left: Regression = { columns: apart.kept.map((j) => columns[j]!), good, weight }
  const { selection } = usual
  const found =
    selection === 'shrink' ? shrink(left, usual) : searched(left, { ...usual, selection })
  const named = <T extends { column: number }>(one: T): T => ({
    ...one,
    column: apart.kept[one.column]!,
  })
  return {
    chosen: found.chosen.map((j) => apart.kept[j]!),
    fit: found.fit,
    dropped: [...apart.dropped, ...found.dropped.map(named)],
    steps: found.steps.map(named),
  }
}

/** The options with what they are where nothing is said. */
export function usualSelection({
  selection = 'shrink',
  criterion = 'aic',
  maxCharacteristics = USUAL_MOST,
  minZ = USUAL_MIN_Z,
  ...options
}: SelectOptions) {
  const shrinks = selection === 'shrink'
  const l2 = options.l2 ?? (shrinks ? 30 : 0)
  const maxVif = options.maxVif ?? (shrinks ? null : 10)
  return { selection, criterion, maxCharacteristics, minZ, l2, maxVif }
}

type Search = Omit<ReturnType<typeof usualSelection>, 'selection'> & {
  selection: Exclude<SelectionMethod, 'shrink'>
}

function searched(
  regression: Regression,
  { selection: method, criterion, l2, maxCharacteristics: most }: Search,
): Selection {
  const { columns, good, weight } = regression
  const quadratic = quadraticOf(regression)
  const price = criterion === 'aic' ? 2 : Math.log(good.length)
  const { chosen: found, steps } =
    method === 'lasso'
      ? lasso(quadratic, { price, most })
      : stepwise(quadratic, { direction: method, price, most })
  let chosen = found
  const dropped: Dropped[] = []
  for (;;) {
    const left = { columns: chosen.map((j) => columns[j]!), good, weight }
    const fit = ridgeFit(left, l2)
    const positive = chosen.filter((_, k) => fit.free.includes(k))
    if (positive.length === chosen.length) {
      const out = [...columns.keys()].filter((j) => !found.includes(j))
      const why = `not chosen (${method}, ${criterion.toUpperCase()})`
      dropped.push(...out.map((column): Dropped => ({ column, step: 'selection', why })))
      return { chosen, fit, dropped, steps }
    }
    for (const column of chosen)
      if (!positive.includes(column))
        dropped.push({ column, step: 'sign', why: 'no weight left beside the others' })
    chosen = positive
  }
}
