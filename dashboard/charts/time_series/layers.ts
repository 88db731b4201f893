import { max, min } from 'd3-array'
import type { ScaleLinear, ScaleTime } from 'd3-scale'
import { area, line as lineShape, type Series as Stacked, stack, stackOffsetExpand } from 'd3-shape'
import { paint } from '../../marks/colour.ts'
import { svg } from '../../marks/svg.ts'
import type { Series } from './options.ts'

/** One day with a value for each series, in the order of the series. */
export type Column = { day: Date; values: (number | null)[] }

export type Layer = {
  series: Series
  /** Where the mark of each column starts and ends; null where nothing is known. */
  spans: ({ from: number; to: number } | null)[]
}

/**
 * Above zero upwards and below it downwards, as d3's diverging offset, but for a value of nothing,
 * which that puts on the base: here it stays upon the layer beneath, so that the next ones meet it.
 */
function stackFromZero(stacked: Stacked<Column, number>[], order: number[]): void {
  for (const day of (stacked[0] ?? []).keys()) {
    let [up, down] = [0, 0]
    for (const i of order) {
      const pair = stacked[i]![day]!
      const size = pair[1] - pair[0]
      const from = size < 0 ? down : up
      ;[pair[0], pair[1]] = [Math.min(from, from + size), Math.max(from, from + size)]
      if (size < 0) down += size
      else up += size
    }
  }
}

/** Lines from zero, or series stacked upon each other, or each as a share of its column. */
export function layers(
  columns: readonly Column[],
  series: readonly Series[],
  mode: 'lines' | 'stack' | 'share',
): Layer[] {
  if (mode === 'lines') {
    return series.map((one, i) => ({
      series: one,
      spans: columns.map(({ values }) => {
        const value = values[i] ?? null
        return value === null ? null : { from: 0, to: value }
      }),
    }))
  }
  const stacked = stack<Column, number>()
    .keys(series.map((_, i) => i))
    // A share of a column that holds refunds: what is below zero counts as nothing.
    .value(({ values }, i) => (mode === 'share' ? Math.max(0, values[i] ?? 0) : (values[i] ?? 0)))
    .offset(mode === 'share' ? stackOffsetExpand : stackFromZero)([...columns])
  return series.map((one, i) => ({
    series: one,
    spans: stacked[i]!.map((pair) =>
      Number.isFinite(pair[1]) ? { from: pair[0], to: pair[1] } : null,
    ),
  }))
}

/** Least and greatest value drawn. */
export const reach = (drawn: readonly Layer[]): [number, number] => {
  const spans = drawn.flatMap((layer) => layer.spans.filter((span) => span !== null))
  return [min(spans, (span) => span.to) ?? 0, max(spans, (span) => span.to) ?? 0]
}

type Scales = { x: ScaleTime<number, number>; y: ScaleLinear<number, number> }

/** A line a series; a day that stands alone between unknown ones is a dot. */
export function drawLine(
  { series, spans }: Layer,
  days: readonly Date[],
  { x, y }: Scales,
  before = false,
): SVGElement[] {
  const path = lineShape<{ from: number; to: number } | null>()
    .defined((span) => span !== null)
    .digits(1)
    .x((_, i) => x(days[i]!))
    .y((span) => y(span!.to))(spans)
  const drawn: SVGElement[] = [
    svg('path', {
      class: before ? 'series-before' : 'series',
      d: path ?? '',
      style: `stroke:${paint(series.colour)}`,
      'data-move': `${before ? 'before' : 'line'}-${series.key}`,
    }),
  ]
  if (before) return drawn
  for (const [i, span] of spans.entries()) {
    const alone = span && !spans[i - 1] && !spans[i + 1]
    if (!alone || i === spans.length - 1) continue
    drawn.push(
      svg('circle', {
        cx: x(days[i]!),
        cy: y(span.to),
        r: 2,
        style: `fill:${paint(series.colour)}`,
      }),
    )
  }
  return drawn
}

/** A filled layer of a stack with a hairline of the surface between it and the next. */
export function drawArea(
  { series, spans }: Layer,
  days: readonly Date[],
  { x, y }: Scales,
): SVGElement {
  const shape = area<{ from: number; to: number } | null>()
    .defined((span) => span !== null)
    .digits(1)
    .x((_, i) => x(days[i]!))
    .y0((span) => y(span!.from))
    .y1((span) => y(span!.to))(spans)
  return svg('path', {
    d: shape ?? '',
    class: 'layer',
    style: `fill:${paint(series.colour)}`,
    'data-move': `area-${series.key}`,
  })
}
