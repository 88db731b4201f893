import { random } from '../stats/random.ts'
import type { Model } from './document.ts'
import { rowsOfSegment, scoreRows } from './score_rows.ts'
import { joinTables, type Table } from './scorecard/table.ts'

export type RejectMethod = 'fuzzy' | 'parcelling' | 'cutoff'

/** Requests that were refused, so that nobody knows how they would have done, and how it is guessed. */
export type Rejects = {
  table: Table
  rows: number
  method: RejectMethod
  /** The odds of bad of a refused row are so many times those of an accepted one with the same score. */
  factor: number
  seed: number
}

/** What is kept of it with the model. */
export type RejectRecord = {
  method: RejectMethod
  rejects: number
  factor: number
  /** Bads expected among the rejects, by the model of the accepted and the factor. */
  expectedBads: number
  /** In words: what must be true for the model to be right about them. */
  assumes: string
}

const BANDS = 10

const ASSUMES: Record<RejectMethod, string> = {
  fuzzy:
    'each refused request counts in part as bad and in part as good, by its PD among the accepted',
  parcelling:
    'in each tenth of scores the share of the refused that is bad is that of the accepted; which of them are is drawn by the seed',
  cutoff:
    'the refused with the highest PDs are all bad, as many as are expected to be, and the others good',
}

/**
 * Learns from the accepted, guesses the outcomes of the refused by that model, and learns again from
 * both. Nothing in the data can tell whether the guess is right: it repeats the accepted's odds by
 * score, times `factor`.
 */
export function fitWithRejects(
  accepted: Table,
  rejects: Rejects,
  learn: (table: Table) => Model,
): Model {
  const first = learn(accepted)
  const { score, pd } = scoreRows(first, rejects.table)
  const { factor, method } = rejects
  const chance = pd.map((p) => (factor * p) / (factor * p + 1 - p))
  const expectedBads = chance.reduce((sum, p) => sum + p, 0)
  const guessed = guess(rejects, score, chance)
  const model = learn(joinTables([weighed(accepted), ...guessed]))
  const share = factor === 1 ? '' : `, odds of bad times ${factor}`
  model.training.rejects = {
    method,
    rejects: rejects.rows,
    factor,
    expectedBads,
    assumes: ASSUMES[method] + share,
  }
  if (model.kind === 'segmented')
    model.segments.forEach((segment, number) => {
      const rows = rowsOfSegment(accepted, number)
      segment.rows = rows.length
      segment.bads = rows.reduce((sum, row) => sum + accepted.bad[row]!, 0)
    })
  model.training.rows = accepted.bad.length
  model.training.bads = accepted.bad.reduce((sum, b) => sum + b, 0)
  return model
}

/** The refused with outcomes, one table or, where each counts in part as either, two. */
function guess(rejects: Rejects, score: Float64Array, chance: Float64Array): Table[] {
  const { columns, segment } = rejects.table
  const told = { columns, ...(segment && { segment }) }
  const all = (bad: number) => new Uint8Array(rejects.rows).fill(bad)
  if (rejects.method === 'fuzzy')
    return [
      { ...told, bad: all(1), weight: chance },
      { ...told, bad: all(0), weight: chance.map((p) => 1 - p) },
    ]
  const bad = rejects.method === 'cutoff' ? worst(chance) : drawn(score, chance, rejects.seed)
  return [weighed({ ...told, bad })]
}

/** As many as are expected to be bad, those with the highest PDs; equal PDs in the order of rows. */
function worst(chance: Float64Array): Uint8Array {
  const expected = Math.round(chance.reduce((sum, p) => sum + p, 0))
  const order = [...chance.keys()].sort((a, b) => chance[b]! - chance[a]! || a - b)
  const bad = new Uint8Array(chance.length)
  for (const row of order.slice(0, expected)) bad[row] = 1
  return bad
}

/** In each tenth of the scores as many as are expected to be bad there, drawn by the seed. */
function drawn(score: Float64Array, chance: Float64Array, seed: number): Uint8Array {
  const next = random(seed)
  const order = [...score.keys()].sort((a, b) => score[a]! - score[b]! || a - b)
  const bad = new Uint8Array(score.length)
  for (let band = 0; band < BANDS; band++) {
    const from = Math.round((order.length * band) / BANDS)
    const rows = order.slice(from, Math.round((order.length * (band + 1)) / BANDS))
    const expected = Math.round(rows.reduce((sum, row) => sum + chance[row]!, 0))
    const lots = rows.map((row) => ({ row, lot: next() })).sort((a, b) => a.lot - b.lot)
    for (const { row } of lots.slice(0, expected)) bad[row] = 1
  }
  return bad
}

const weighed = (table: Table): Table =>
  table.weight ? table : { ...table, weight: new Float64Array(table.bad.length).fill(1) }
