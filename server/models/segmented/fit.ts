import { type FitTimes, metricsOf, timed } from '../metrics.ts'
import { rowsOfSegment, scoreRows } from '../score_rows.ts'
import { type FitOptions, fitScorecard } from '../scorecard/fit.ts'
import { usualScaling } from '../scorecard/scaling.ts'
import { type Table, takeRows } from '../scorecard/table.ts'
import { segmentColumns } from './condition.sql.ts'
import type { Segment, Segmented } from './model.ts'

/** A segment to fit a card of: of its rows, or, where they are too few, of all. */
export type PlannedSegment = Pick<Segment, 'name' | 'when' | 'whole'>

/**
 * Fits a scorecard to the rows of each segment by itself, all on one scale. Throws, naming the segment,
 * where its rows lack a class.
 */
export function fitSegmented(
  table: Table,
  planned: readonly PlannedSegment[],
  options: FitOptions,
  times?: FitTimes,
): Segmented {
  const segments = planned.map(({ name, when, whole }, number): Segment => {
    const rows = rowsOfSegment(table, number)
    const bads = rows.reduce((sum, row) => sum + table.bad[row]!, 0)
    const card = fitNaming(name, () =>
      fitScorecard(whole ? table : takeRows(table, rows), options, times),
    )
    return { name, when, ...(whole && { whole }), rows: rows.length, bads, card }
  })
  const { rows, bads } = {
    rows: table.bad.length,
    bads: table.bad.reduce((sum, b) => sum + b, 0),
  }
  const model: Segmented = {
    kind: 'segmented',
    version: 1,
    features: [
      ...new Set([...segmentColumns(segments), ...segments.flatMap(({ card }) => card.features)]),
    ],
    target: options.target,
    scaling: options.scaling ?? usualScaling,
    segments,
    meanScore: 0,
    training: {
      rows,
      bads,
      seed: options.seed ?? 1,
      method: `a scorecard a segment, ${segments.length} segments; ${segments[0]!.card.training.method}`,
      excluded: [],
      ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
      ...(options.dataVersion === undefined ? {} : { dataVersion: options.dataVersion }),
    },
    metrics: {},
  }
  return timed(times, 'evaluate', () => measured(model, table))
}

/** The model with its mean score and figures on the rows it was fitted on. */
export function measured(model: Segmented, training: Table): Segmented {
  const { score, pd } = scoreRows(model, training)
  const { weight, bad } = training
  const total = weight ? weight.reduce((sum, w) => sum + w, 0) : score.length
  const sum = score.reduce((all, s, row) => all + s * (weight?.[row] ?? 1), 0)
  return {
    ...model,
    meanScore: sum / total,
    metrics: { ...model.metrics, training: metricsOf(score, pd, bad, weight) },
  }
}

function fitNaming<T>(name: string, work: () => T): T {
  try {
    return work()
  } catch (cause) {
    throw new Error(`segment ${name}: ${cause instanceof Error ? cause.message : cause}`, { cause })
  }
}
