import { RiskError } from '../../db/errors.ts'
import { random } from '../../stats/random.ts'
import type { Cell, Input } from './model.ts'
import { type Bound, predict } from './predict.ts'
import type { OnnxSession } from './runtime.ts'
import { NEAREST } from './score_of.ts'

/** Rows to judge on, a part at a time. */
export interface Rows {
  rows: number
  read(inputs: readonly Input[]): AsyncIterable<{ bad: Uint8Array; columns: Cell[][] }>
}

export interface Judged {
  score: Float64Array
  pd: Float64Array
  bad: Uint8Array
  /** A uniform sample of the rows, by the seed. */
  background: Cell[][]
  /** Mean score of that sample. */
  base: number
  /** Rows whose PD was nearer to 0 or 1 than is scored. */
  clamped: number
}

/** Rows that scores are explained against: more are dearer, fewer tell less of the population. */
const BACKGROUND = 32

/**
 * Scores all rows, and draws those that scores are explained against. Throws ONE_CLASS where the rows
 * lack an outcome, CANCELLED where the signal says so, and what `predict` throws.
 */
export async function judge(
  session: OnnxSession,
  bound: Bound,
  { rows, read }: Rows,
  {
    progress,
    signal,
    seed,
  }: {
    progress(progress: { step: string; done: number; total: number; unit: string }): void
    signal: AbortSignal
    seed: number
  },
): Promise<Judged> {
  const score = new Float64Array(rows)
  const pd = new Float64Array(rows)
  const bad = new Uint8Array(rows)
  const background: Cell[][] = []
  const next = random(seed)
  let done = 0
  for await (const part of read(bound.inputs)) {
    if (signal.aborted) throw new RiskError('CANCELLED', 'judging was cancelled; nothing was saved')
    const scored = await predict(session, bound, part.columns, part.bad.length, done)
    score.set(scored.score, done)
    pd.set(scored.pd, done)
    bad.set(part.bad, done)
    part.bad.forEach((_, row) => {
      // Reservoir sampling: every row has the same chance, however many come.
      const place = done + row < BACKGROUND ? done + row : Math.floor(next() * (done + row + 1))
      if (place < BACKGROUND)
        background[place] = part.columns.map((column) => finite(column[row] ?? null))
    })
    done += part.bad.length
    progress({ step: 'judge', done, total: rows, unit: 'rows' })
  }
  refuseOneClass(bad)
  const columns = bound.inputs.map((_, i) => background.map((row) => row[i]!))
  const base = (await predict(session, bound, columns, background.length)).score
  return {
    score,
    pd,
    bad,
    background,
    base: base.reduce((sum, one) => sum + one, 0) / base.length,
    clamped: pd.reduce((sum, one) => sum + (one <= NEAREST || one >= 1 - NEAREST ? 1 : 0), 0),
  }
}

/** Throws ONE_CLASS where rows lack an outcome. */
export function refuseOneClass(bad: Uint8Array): void {
  const bads = bad.reduce((sum, one) => sum + one, 0)
  if (bads > 0 && bads < bad.length) return
  throw new RiskError(
    'ONE_CLASS',
    `judging a model needs goods and bads: ${bad.length - bads} good, ${bads} bad`,
  )
}

/** JSON has no NaN and no infinity: they are missing in the background. */
const finite = (value: Cell): Cell =>
  typeof value === 'number' && !Number.isFinite(value) ? null : value
