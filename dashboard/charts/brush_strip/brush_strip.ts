import { brushX, type D3BrushEvent } from 'd3-brush'
import { scaleUtc } from 'd3-scale'
import { select } from 'd3-selection'
import { dateRange, iso, utc } from '../../format/date.ts'
import type { Measure } from '../../format/measure.ts'
import { valueScale } from '../../marks/axis.ts'
import { line, rect, svg } from '../../marks/svg.ts'
import { label, textWidth } from '../../marks/text.ts'
import { timeAxis } from '../../marks/time_axis.ts'
import { type ChartEvents, type ChartOptions, canvas, emptyChart } from '../chart.ts'
import { dayAfter, shift, snapped, type Window } from './selection.ts'

/** The total of the week that begins on `day`. */
export type BrushRow = { day: string; value: number | null }

export type BrushStripOptions = Omit<ChartOptions, 'on'> & {
  measure: Measure
  /** The chosen days, both within. */
  from: string
  to: string
  /** The comparison period, tinted. */
  before?: Window | undefined
  /** One or two short lines at the right: "Weekly, 24 months", "drag to select". */
  note?: readonly string[] | undefined
  /** Space left and right, to stand under a time series: see `brushMargins`. */
  left?: number | undefined
  right?: number | undefined
  on?:
    | (Pick<ChartEvents, 'clear' | 'read'> & {
        /** `done` is false while dragging. */
        brush?: ((window: Window, done: boolean) => void) | undefined
      })
    | undefined
}

const height = 58
const base = 40

const tone = (day: Date, { from, to }: Window, before: Window | undefined): string => {
  const end = +day + 6 * 864e5
  const within = (span: Window) => end >= +utc(span.from) && +day <= +utc(span.to)
  return within({ from, to }) ? 'week-in' : before && within(before) ? 'week-before' : 'week'
}

/** Weekly bars with the chosen days to drag, a slider for the keyboard: arrows move it by a week. */
export function brushStrip(rows: readonly BrushRow[], options: BrushStripOptions): SVGSVGElement {
  const { width, before, note = [], locale = 'en', on = {} } = options
  if (!rows.length) return emptyChart('brush-strip', { ...options, on: undefined }, height)
  const narrow = width < 560
  const right = width - (options.right ?? (narrow ? 62 : 128))
  const left = options.left ?? (narrow ? 26 : 34)
  const days = rows.map(({ day }) => utc(day))
  const limits = {
    from: iso(days[0]!),
    to: iso(new Date(+days.at(-1)! + 6 * 864e5)),
  }
  const x = scaleUtc([days[0]!, dayAfter(limits.to)], [left, right]).clamp(true)
  const y = valueScale(
    rows.map(({ value }) => value),
    base,
    6,
    1,
  )
  const chart = canvas('brush-strip', options, height)
  let window: Window = { from: options.from, to: options.to }

  const bars = rows.map((row, i) => {
    const from = x(days[i]!)
    const wide = Math.max(1.2, x(dayAfter(new Date(+days[i]! + 6 * 864e5))) - from - 1)
    const top = Math.min(y(row.value ?? 0), y(0))
    return rect(from, top, wide, Math.abs(y(row.value ?? 0) - y(0)))
  })
  const paintBars = () => {
    for (const [i, bar] of bars.entries()) bar.setAttribute('class', tone(days[i]!, window, before))
  }
  const tell = () => {
    const words = dateRange(window.from, window.to, locale)
    chart.setAttribute('aria-valuetext', words)
    chart.setAttribute('aria-valuenow', String(Math.round(+utc(window.from) / 864e5)))
    on.read?.(words)
  }
  chart.append(
    ...bars,
    line(left, base + 0.5, right, base + 0.5, 'base'),
    timeAxis(
      x
        .copy()
        .domain([days[0]!, utc(limits.to)])
        .range([left, x(utc(limits.to))]),
      base,
      { locale, right, gap: 34 },
    ),
  )
  if (before) {
    const [from, to] = [x(utc(before.from)), x(dayAfter(before.to))]
    chart.append(rect(from, 1, to - from, base, { class: 'cut', rx: 3 }))
  }
  for (const [i, text] of note.slice(0, narrow ? 1 : 2).entries()) {
    if (textWidth(text) * 0.92 > width - right - 9) continue
    chart.append(label(right + 9, 18 + i * 15, text))
  }
  paintBars()

  const layer = svg('g', { class: 'brush' })
  chart.append(layer)
  const brush = brushX<unknown>()
    .extent([
      [left, 1],
      [right, base + 1],
    ])
    .handleSize(10)
  const extent = (): [number, number] => [x(utc(window.from)), x(dayAfter(window.to))]
  const selection = select<SVGGElement, unknown>(layer)
  selection.call(brush).call(brush.move, extent())
  const grips = [0, 1].map(() => rect(0, 13, 6, 16, { class: 'grip', rx: 2 }))
  layer.append(...grips)
  const hold = ([from, to]: [number, number]) => {
    grips[0]!.setAttribute('x', (from - 3).toFixed(1))
    grips[1]!.setAttribute('x', (to - 3).toFixed(1))
  }
  hold(extent())
  brush.on('brush end', (event: D3BrushEvent<unknown>) => {
    if (!event.sourceEvent) return
    const span = event.selection as [number, number] | null
    if (!span) {
      selection.call(brush.move, extent())
      return
    }
    hold(span)
    const next = snapped(x.invert(span[0]), x.invert(span[1]), limits)
    const same = next.from === window.from && next.to === window.to
    window = next
    paintBars()
    tell()
    if (event.type === 'end') on.brush?.(window, true)
    else if (!same) on.brush?.(window, false)
  })

  chart.setAttribute('role', 'slider')
  chart.setAttribute('tabindex', '0')
  chart.setAttribute('aria-valuemin', String(Math.round(+utc(limits.from) / 864e5)))
  chart.setAttribute('aria-valuemax', String(Math.round(+utc(limits.to) / 864e5)))
  tell()
  chart.addEventListener('keydown', (event) => {
    const move = {
      ArrowLeft: -7,
      ArrowDown: -7,
      ArrowRight: 7,
      ArrowUp: 7,
      PageDown: -28,
      PageUp: 28,
    }[event.key]
    if (event.key === 'Escape') on.clear?.()
    else if (move) {
      window = shift(window, move, limits, event.shiftKey)
      selection.call(brush.move, extent())
      hold(extent())
      paintBars()
      tell()
      on.brush?.(window, true)
    } else return
    event.preventDefault()
    event.stopPropagation()
  })
  return chart
}
