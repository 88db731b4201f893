import { formatEdge, type Measure } from '../../format/measure.ts'
import { percent } from '../../format/share.ts'
import { valueScale } from '../../marks/axis.ts'
import { keepHeaviest } from '../../marks/collision.ts'
import { interact, type Mark } from '../../marks/interact.ts'
import { line, rect } from '../../marks/svg.ts'
import { label, textWidth } from '../../marks/text.ts'
import { type ChartOptions, type Choice, canvas, emptyChart } from '../chart.ts'

/** A bin [from, to), or from `from` upwards where `to` is null; shares are 0 to 1, null "no data". */
export type HistogramRow = {
  from: number
  to: number | null
  share: number | null
  before?: number | null | undefined
}

export type HistogramOptions = ChartOptions &
  Choice & {
    /** Of the edges. */
    measure: Measure
    /** How the line is called: "Q3". */
    versus?: string | undefined
    height?: number | undefined
  }

const edgeLabels = (rows: readonly HistogramRow[], bin: number, options: HistogramOptions) => {
  const { measure, locale = 'en', width } = options
  const last = rows.at(-1)!
  const edges = [...rows.map((row) => row.from), last.to]
  const words = edges.map((edge, i) =>
    edge === null ? '+' : formatEdge(edge, measure, locale, i > 0),
  )
  const spans = words.map((text, i) => {
    const anchor = i === 0 ? 'start' : i === edges.length - 1 ? 'end' : 'middle'
    const size = textWidth(text)
    const x = Math.min(width, i * bin)
    const from = anchor === 'start' ? x : anchor === 'end' ? x - size : x - size / 2
    // Ends first, then every second edge: what drops leaves an even rhythm.
    const weight = i === 0 || i === edges.length - 1 ? 3 : i % 2
    return { text, x, anchor, from, to: from + size, weight } as const
  })
  return keepHeaviest(spans, 2)
}

/** Share of payments by size, bins of equal width; a line on each bar where the comparison stood. */
export function histogram(rows: readonly HistogramRow[], options: HistogramOptions): SVGSVGElement {
  const { width, measure, versus, locale = 'en', selected = [], excluded = [], on } = options
  const height = options.height ?? 151
  if (!rows.length) return emptyChart('histogram', options, height)
  const chart = canvas('histogram', options, height)
  const bottom = height - 18
  const bin = Math.min(width / rows.length, 120)
  const y = valueScale(
    rows.flatMap(({ share, before }) => [share, before ?? null]),
    bottom,
    16,
    1.02,
  )
  const marks = rows.map((row, i): Mark => {
    const key = `${row.from}..${row.to ?? ''}`
    const x = i * bin
    const out = excluded.includes(key)
    const chosen = selected.includes(key)
    const high = Math.max(row.share ?? 0, row.before ?? 0)
    chart.append(
      rect(x + 1, y(row.share ?? 0), bin - 2, bottom - y(row.share ?? 0), {
        rx: 1,
        class: row.share === null || out ? 'unknown' : chosen ? 'column chosen-column' : 'column',
        'data-move': key,
      }),
    )
    if (row.before != null && !out) {
      chart.append(line(x + 1, y(row.before), x + bin - 1, y(row.before), 'was'))
    }
    const text = percent(row.share, (row.share ?? 0) < 0.0995 ? 1 : 0, locale)
    const bare = i === 0 || row.share === null ? text : text.replace('%', '')
    if (textWidth(bare) <= bin + 4) {
      chart.append(
        label(x + bin / 2, y(high) - 4, bare, { anchor: 'middle', class: out ? 'struck' : 'mid' }),
      )
    }
    const range =
      row.to === null
        ? `${formatEdge(row.from, measure, locale)} +`
        : `${formatEdge(row.from, measure, locale)}–${formatEdge(row.to, measure, locale, true)}`
    const was =
      row.before == null ? '' : `, ${versus ?? 'before'} ${percent(row.before, 1, locale)}`
    return {
      key,
      name: range,
      reading: `${range}: ${percent(row.share, 1, locale)}${was}`,
      box: { x: x + 1, y: 14, width: bin - 2, height: bottom - 14 },
      selected: chosen,
    }
  })
  chart.append(line(0, bottom, bin * rows.length, bottom, 'base'))
  for (const { x, anchor, text } of edgeLabels(rows, bin, options)) {
    chart.append(label(x, height - 4, text, { anchor }))
  }
  interact(chart, marks, { on })
  return chart
}
