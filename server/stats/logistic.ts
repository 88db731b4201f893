import { cholesky, inverseDiagonal } from './cholesky.ts'
import { informationMatrix } from './information.ts'
import { newtonTarget, penalised } from './newton_target.ts'
import { twoSidedP } from './normal.ts'
import { productsWith } from './products.ts'
import { softplus } from './softplus.ts'

export type LogisticOptions = {
  /** Ridge penalty l2 / 2 * sum of squared coefficients (less `centre`); the intercept is free. Default 0. */
  l2?: number
  /** What the ridge penalty draws coefficients towards. Default 0. */
  centre?: number
  /** Every coefficient >= 0 (the intercept is free). Default false. */
  nonNegative?: boolean
  maxIterations?: number
  /** How much each row counts, as if it stood there so many times. Default 1. */
  weight?: Float64Array
}

export type LogisticFit = {
  intercept: number
  coefficients: Float64Array
  /** From the inverse (penalised) information; NaN for a coefficient that the sign constraint holds at 0. */
  standardErrors: Float64Array
  /** Two-sided Wald p-values; NaN where the standard error is. */
  pValues: Float64Array
  interceptStandardError: number
  /** Columns whose coefficient the sign constraint does not hold at 0. */
  free: number[]
  /** Penalised information matrix at the maximum, of the intercept and then the free columns, row-major. */
  information: Float64Array
  /** Log likelihood without the penalty, in nats. */
  logLikelihood: number
  iterations: number
  /** The penalty used: larger than asked where the data do not determine the coefficients. */
  l2: number
  /** Why l2 was raised, where it was. */
  fallback: 'collinear' | 'separated' | null
}

/**
 * Logistic regression P(event) = 1 / (1 + exp(-(intercept + x b))) by Newton's method (IRLS) with step
 * halving. `columns` are features of equal length without NaN, `event` holds 0 or 1 per row.
 * Where columns are collinear or the classes separate, the maximum is not unique or not finite:
 * a ridge penalty of 1e-3 (collinear) or 1 (separated) is used and said in `fallback`.
 * Throws where a class is absent, lengths differ or a value is not finite.
 */
export function logistic(
  columns: Float64Array[],
  event: Uint8Array,
  { l2 = 0, centre = 0, nonNegative = false, maxIterations = 50, weight }: LogisticOptions = {},
): LogisticFit {
  check(columns, event, l2)
  const fitWith = (penalty: number, iterations: number) =>
    newton({ columns, event, weight }, { l2: penalty, centre }, nonNegative, iterations)
  const asked = fitWith(l2, maxIterations)
  if (typeof asked !== 'string') return { ...asked, l2, fallback: null }
  const raised = Math.max(l2, asked === 'collinear' ? 1e-3 : 1)
  const ridge = fitWith(raised, maxIterations)
  if (typeof ridge !== 'string') return { ...ridge, l2: raised, fallback: asked }
  const last = fitWith(Math.max(l2, 1), 4 * maxIterations)
  if (typeof last === 'string')
    throw new Error(`no logistic fit with l2 ${Math.max(l2, 1)}; ${columns.length} columns ${last}`)
  return { ...last, l2: Math.max(l2, 1), fallback: asked }
}

function check(columns: Float64Array[], event: Uint8Array, l2: number) {
  if (!(l2 >= 0 && Number.isFinite(l2))) throw new Error(`invalid l2; not >= 0: ${l2}`)
  let events = 0
  for (const e of event) events += e
  if (events === 0 || events === event.length)
    throw new Error(`needs both outcomes; got ${events} events in ${event.length} rows`)
  columns.forEach((column, j) => {
    if (column.length !== event.length)
      throw new Error(`column ${j} has ${column.length} rows; the outcome has ${event.length}`)
    for (let row = 0; row < column.length; row++)
      if (!Number.isFinite(column[row]!))
        throw new Error(`column ${j} row ${row} is not finite: ${column[row]}`)
  })
}

/** A penalty l2 / 2 * (b - centre)^2 on each coefficient but the intercept. */
type Ridge = { l2: number; centre: number }

type NewtonFit = Omit<LogisticFit, 'l2' | 'fallback'>

/** Outcomes by row, and how much each row counts. */
type Sample = { event: Uint8Array; weight: Float64Array | undefined }

function newton(
  { columns, event, weight }: Sample & { columns: Float64Array[] },
  ridge: Ridge,
  nonNegative: boolean,
  maxIterations: number,
): NewtonFit | 'collinear' | 'separated' {
  const rows = event.length
  const n = columns.length + 1
  const x = [new Float64Array(rows).fill(1), ...columns]
  const bounded = new Uint8Array(n).fill(nonNegative ? 1 : 0)
  bounded[0] = 0
  let b = new Float64Array(n)
  let events = 0
  for (let i = 0; i < rows; i++) events += event[i]! * (weight?.[i] ?? 1)
  const total = weight ? weight.reduce((sum, w) => sum + w, 0) : rows
  b[0] = Math.log(events / (total - events))
  const sample = { event, weight }
  const { l2 } = ridge
  let state = likelihood(x, sample, b, ridge)
  for (let iteration = 1; iteration <= maxIterations; iteration++) {
    const gradient = slopes(x, sample, state.p, b, ridge)
    const target = newtonTarget({ x, p: state.p, b, gradient, l2, bounded, weight })
    if (!target) return state.extreme > 25 ? 'separated' : 'collinear'
    let step = 1
    let next = state
    let moved = b
    for (; step > 1e-6; step /= 2) {
      moved = b.map((value, i) => value + step * (target[i]! - value))
      next = likelihood(x, sample, moved, ridge)
      if (next.objective >= state.objective - 1e-12 * Math.abs(state.objective)) break
    }
    const gain = next.objective - state.objective
    b = moved
    state = next
    if (l2 === 0 && state.extreme > 25 && -state.logLikelihood < 1e-6 * rows) return 'separated'
    if (Math.abs(gain) < 1e-10 * (1 + Math.abs(state.objective)))
      return finish({ x, weight }, state, b, l2, bounded, iteration)
  }
  return 'separated'
}

function likelihood(x: Float64Array[], { event, weight }: Sample, b: Float64Array, ridge: Ridge) {
  const rows = event.length
  const p = new Float64Array(rows)
  x.forEach((column, j) => {
    const slope = b[j]!
    if (slope !== 0) for (let i = 0; i < rows; i++) p[i]! += slope * column[i]!
  })
  let logLikelihood = 0
  let extreme = 0
  for (let i = 0; i < rows; i++) {
    const logit = p[i]!
    const size = Math.abs(logit)
    if (size > extreme) extreme = size
    const lost = softplus(event[i] === 1 ? -logit : logit)
    logLikelihood -= weight ? weight[i]! * lost : lost
    p[i] = 1 / (1 + Math.exp(-logit))
  }
  let squares = 0
  for (let j = 1; j < b.length; j++) squares += (b[j]! - ridge.centre) ** 2
  return { p, logLikelihood, objective: logLikelihood - (ridge.l2 / 2) * squares, extreme }
}

/** Gradient of the penalised log likelihood. */
function slopes(
  x: Float64Array[],
  { event, weight }: Sample,
  p: Float64Array,
  b: Float64Array,
  { l2, centre }: Ridge,
): Float64Array {
  const residual = p.map((chance, i) => event[i]! - chance)
  if (weight) for (let i = 0; i < residual.length; i++) residual[i]! *= weight[i]!
  return productsWith(x, residual).map((slope, j) =>
    j > 0 ? slope - l2 * (b[j]! - centre) : slope,
  )
}

function finish(
  { x, weight }: { x: Float64Array[]; weight: Float64Array | undefined },
  state: { p: Float64Array; logLikelihood: number },
  b: Float64Array,
  l2: number,
  bounded: Uint8Array,
  iterations: number,
): NewtonFit | 'collinear' {
  const free = [...b.keys()].filter((j) => !(bounded[j] && b[j] === 0))
  const information = informationMatrix(
    free.map((j) => x[j]!),
    state.p,
    undefined,
    weight,
  )
  const h = penalised(
    information,
    free.map((j) => (j > 0 ? l2 : 0)),
  )
  const l = cholesky(h, free.length)
  if (!l) return 'collinear'
  const variances = inverseDiagonal(l, free.length)
  const errors = new Float64Array(b.length).fill(Number.NaN)
  free.forEach((j, i) => {
    errors[j] = Math.sqrt(variances[i]!)
  })
  const standardErrors = errors.slice(1)
  const coefficients = b.slice(1)
  return {
    intercept: b[0]!,
    coefficients,
    standardErrors,
    pValues: coefficients.map((value, j) => twoSidedP(value / standardErrors[j]!)),
    interceptStandardError: errors[0]!,
    free: free.slice(1).map((j) => j - 1),
    information: h,
    logLikelihood: state.logLikelihood,
    iterations,
  }
}
