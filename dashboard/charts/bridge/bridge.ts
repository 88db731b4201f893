import { scaleLinear } from 'd3-scale'
import { notApplicable } from '../../format/locale.ts'
import { formatExact, formatShort, type Measure } from '../../format/measure.ts'
import { interact, type Mark } from '../../marks/interact.ts'
import { line, rect } from '../../marks/svg.ts'
import { ellipsis, label, textWidth } from '../../marks/text.ts'
import { type ChartOptions, canvas, emptyChart } from '../chart.ts'

/**
 * A level (where the bridge stands, drawn from zero) or a flow that adds to it. `before` is the
 * same as of the comparison.
 */
export type BridgeRow = {
  key: string
  name: string
  kind: 'level' | 'flow'
  value: number
  before?: number | null | undefined
  /** Of a flow: good or bad news; without it neither. */
  news?: 'good' | 'bad' | undefined
}

export type BridgeOptions = ChartOptions & {
  measure: Measure
  /** Over the values at the right. */
  valueName: string
  /** Over those of the comparison. */
  beforeName?: string | undefined
}

const looks = { good: 'gives', bad: 'takes' } as const

type Span = { from: number; to: number }

const spansOf = (rows: readonly BridgeRow[]): Span[] => {
  let at = 0
  return rows.map(({ kind, value }) => {
    const from = kind === 'level' ? 0 : at
    at = from + value
    return { from, to: at }
  })
}

/** From one level to another by the flows between, a bar each; flows that add are named with +. */
export function bridge(rows: readonly BridgeRow[], options: BridgeOptions): SVGSVGElement {
  const { width, measure, valueName, beforeName, locale = 'en', on } = options
  if (!rows.length) return emptyChart('bridge', options, 160)
  const narrow = width < 520
  const [top, step] = [22, narrow ? 38 : 26]
  const chart = canvas('bridge', options, top + rows.length * step + 2)
  const spans = spansOf(rows)
  const said = ({ kind, value }: BridgeRow): string =>
    `${kind === 'flow' && value > 0 ? '+' : ''}${formatShort(value, measure, locale)}`
  const values = Math.max(textWidth(valueName), ...rows.map((row) => textWidth(said(row)) + 8))
  const compared = !narrow && beforeName !== undefined && rows.some(({ before }) => before != null)
  const right = values + (compared ? Math.max(72, textWidth(beforeName) + 12) : 0)
  const names = Math.max(...rows.map(({ name }) => textWidth(name, 12)))
  const left = narrow ? 0 : Math.min(names + 14, width * 0.34)
  const ends = spans.flatMap(({ from, to }) => [from, to])
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)]
  const end = narrow ? width : width - right - 16
  const x = scaleLinear([low, high === low ? low + 1 : high], [left, end])
  const valueEnd = compared ? width - Math.max(72, textWidth(beforeName) + 12) : width
  chart.append(label(valueEnd, 10, valueName, { anchor: 'end' }))
  if (compared) chart.append(label(width, 10, beforeName, { anchor: 'end' }))
  const marks = rows.map((row, i): Mark => {
    const y = top + i * step
    const { from, to } = spans[i]!
    const [barY, tall] = narrow ? [y + 19, 12] : [y + 5, 15]
    const start = x(Math.min(from, to))
    const plain = row.value < 0 ? 'fewer' : 'column'
    const look = row.kind === 'level' ? 'more' : row.news ? looks[row.news] : plain
    const weight = row.kind === 'level' ? 'strong s12' : 'mid s12'
    const nameRoom = narrow ? width - values - 8 : left - 8
    chart.append(
      label(0, y + (narrow ? 12 : 17), ellipsis(row.name, nameRoom, 12), {
        class: weight,
        title: row.name,
      }),
      rect(start, barY, Math.max(row.value === 0 ? 0 : 1, x(Math.max(from, to)) - start), tall, {
        rx: 1,
        class: look,
        'data-move': row.key,
      }),
      label(valueEnd, y + (narrow ? 12 : 17), said(row), { anchor: 'end', class: 'strong' }),
    )
    // Narrow, a link would run through the name of the next row.
    if (!narrow && i < rows.length - 1)
      chart.append(line(x(to), barY + tall, x(to), barY + step, 'link'))
    const before = row.before == null ? '' : formatShort(row.before, measure, locale)
    if (compared)
      chart.append(label(width, y + 17, before || notApplicable, { anchor: 'end', class: 'mid' }))
    const than = before && beforeName ? `, ${beforeName.toLowerCase()} ${before}` : ''
    return {
      key: row.key,
      name: row.name,
      reading: `${row.name}: ${formatExact(row.value, measure, locale)}${than}`,
      box: { x: 0, y: y + 1, width, height: step - 2 },
    }
  })
  chart.append(line(x(0), top, x(0), top + rows.length * step, 'base'))
  interact(chart, marks, { on })
  return chart
}
