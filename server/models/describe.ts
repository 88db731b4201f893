import { RiskError } from '../db/errors.ts'
import { type BASELINES, type CutoffBaseline, pairsOf } from './baseline.ts'
import type { Card, Model } from './document.ts'
import { rowsOfSegment, scoreRows } from './score_rows.ts'
import type { TrainingScores } from './scorecard/model.ts'
import type { Routed } from './scorecard/route.ts'
import { binsByPlace, scoreTable } from './scorecard/score_table.ts'
import { foldsOf, rowsWhere, type Split } from './scorecard/split.ts'
import { placesOf, type Table, takeRows } from './scorecard/table.ts'

/** What training is asked for: a cutoff is a score. */
export interface BaselineAsked {
  baseline?: (typeof BASELINES)[number] | undefined
  cutoff?: number | undefined
}

/** Fewer rows at the cutoff than this have no mean to speak of. */
const FEWEST_ROWS = 30
const BANDS = 10

/**
 * Writes into the model what is kept of the rows it was trained on: the baseline of its reasons, where
 * one is asked for, and how its scores lay, in ten bands of equal count, against which later ones are
 * held. Throws BAD_REQUEST for a cutoff without its baseline or with fewer than 30 rows behind it.
 */
export function describe(
  model: Model,
  { table: all, split }: { table: Table; split: Split },
  { baseline, cutoff }: BaselineAsked,
): void {
  if ((baseline === 'cutoff') !== (cutoff !== undefined))
    throw new RiskError('BAD_REQUEST', 'train: the baseline cutoff, and no other, needs a cutoff')
  const { foldOfRow } = foldsOf(all, split.kind === 'test' ? split : { kind: 'none' })
  const table =
    split.kind === 'test'
      ? takeRows(
          all,
          rowsWhere(foldOfRow, (fold) => fold < 0),
        )
      : all
  const { score } = scoreRows(model, table)
  model.training.scores = bandsOf(score, table.weight)
  if (baseline === undefined || baseline === 'mean') return
  const write = (card: Card, part: Table, ofPart: Float64Array, of = '') => {
    card.baseline =
      baseline === 'cutoff'
        ? atCutoff(card, part, ofPart, { cutoff: cutoff as number, of })
        : { kind: baseline }
  }
  if (model.kind !== 'segmented') {
    write(model, table, score)
    return
  }
  model.segments.forEach(({ card, name, whole }, number) => {
    const rows = whole ? Uint32Array.from(table.bad.keys()) : rowsOfSegment(table, number)
    const part = takeRows(table, rows)
    write(card, part, scoreTable(card, part, rows.length).score, `segment ${name}, `)
  })
}

/** Ten bands of equal count as far as ties allow; the counts are sums of weights where rows have them. */
export function bandsOf(score: Float64Array, weight?: Float64Array): TrainingScores {
  const rising = score.toSorted()
  const at = Array.from({ length: BANDS - 1 }, (_, i) =>
    Math.floor((score.length * (i + 1)) / BANDS),
  )
  const edges = [...new Set(at.map((place) => rising[place]!))].filter((edge) => edge > rising[0]!)
  const counts = new Array<number>(edges.length + 1).fill(0)
  score.forEach((one, row) => {
    const band = edges.findLastIndex((edge) => one >= edge) + 1
    counts[band]! += weight?.[row] ?? 1
  })
  return { edges, counts }
}

/** Mean points of the rows that scored at or slightly above the cutoff: up to half the points that double the odds. */
function atCutoff(
  model: Card,
  table: Table,
  score: Float64Array,
  { cutoff, of }: { cutoff: number; of: string },
): CutoffBaseline {
  const upTo = cutoff + model.scaling.pdo / 2
  const at = [...score.keys()].filter((row) => score[row]! >= cutoff && score[row]! < upTo)
  if (at.length < FEWEST_ROWS)
    throw new RiskError(
      'BAD_REQUEST',
      `${of}cutoff ${cutoff}: ${at.length} training rows score from there to under ${upTo}; at least ${FEWEST_ROWS} are needed`,
    )
  const weights = at.map((row) => table.weight?.[row] ?? 1)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const mean = (pointsOf: (row: number) => number) =>
    at.reduce((sum, row, i) => sum + weights[i]! * pointsOf(row), 0) / total
  const ofCharacteristics = model.characteristics.map((c) => {
    const bin = routed(c, table)
    return mean((row) => c.bins[bin(row)]?.points ?? c.pointsUnseen)
  })
  const ofPairs = pairsOf(model).map(({ axes, points }) => {
    const [first, second] = [routed(axes[0], table), routed(axes[1], table)]
    return mean((row) => points[first(row)]?.[second(row)] ?? 0)
  })
  return {
    kind: 'cutoff',
    cutoff,
    upTo,
    rows: at.length,
    means: [...ofCharacteristics, ...ofPairs],
  }
}

/** The bin of each row, -1 where none holds its value. */
function routed(axis: Routed, { columns }: Table): (row: number) => number {
  const column = columns.find(({ name }) => name === axis.feature)!
  const bins = binsByPlace(axis, column)
  const places = placesOf(column)
  return (row) => bins[places[row]!]!
}
