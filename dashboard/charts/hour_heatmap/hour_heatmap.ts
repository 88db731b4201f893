import { greatest } from 'd3-array'
import { weekdayName } from '../../format/date.ts'
import { formatExact, formatShort, type Measure } from '../../format/measure.ts'
import { paint, rampStep } from '../../marks/colour.ts'
import { interact, type Mark } from '../../marks/interact.ts'
import { rect } from '../../marks/svg.ts'
import { label } from '../../marks/text.ts'
import { type ChartOptions, type Choice, canvas, emptyChart } from '../chart.ts'

/** 0 is Monday; an hour begins at its number. A cell not given, or null, is "no data". */
export type HourRow = { weekday: number; hour: number; value: number | null }

export type HourHeatmapOptions = ChartOptions & Pick<Choice, 'selected'> & { measure: Measure }

const top = 16
const rowHeight = 19

const hours = (hour: number): string => {
  const two = (h: number) => String(h).padStart(2, '0')
  return `${two(hour)}:00–${two(hour + 1)}:00`
}

/** Weekday by hour, darker for more; the peak is outlined. Its ramp legend is `rampLegend`. */
export function hourHeatmap(rows: readonly HourRow[], options: HourHeatmapOptions): SVGSVGElement {
  const { width, measure, locale = 'en', selected = [], on } = options
  const height = top + 7 * rowHeight + 2
  if (!rows.length) return emptyChart('hour-heatmap', options, height)
  const chart = canvas('hour-heatmap', options, height)
  const left = 30
  const cell = (width - left) / 24
  const values = new Map(rows.map(({ weekday, hour, value }) => [`${weekday}-${hour}`, value]))
  const peak = greatest(rows, (a, b) => (a.value ?? -Infinity) - (b.value ?? -Infinity))
  const most = peak?.value ?? 0
  const marks: Mark[] = []
  for (let weekday = 0; weekday < 7; weekday++) {
    const y = top + weekday * rowHeight
    const day = weekdayName(weekday + 1, locale)
    chart.append(label(0, y + 13, day, { class: weekday > 4 ? 'mid' : '' }))
    for (let hour = 0; hour < 24; hour++) {
      const key = `${weekday}-${hour}`
      const value = values.get(key) ?? null
      const x = left + hour * cell
      chart.append(
        rect(x, y, cell - 1, rowHeight - 1, {
          rx: 1,
          ...(value === null
            ? { class: 'hollow' }
            : { style: `fill:${paint(`seq-${rampStep(value, most)}`)}` }),
        }),
      )
      const title = `${day} ${hours(hour)}`
      marks.push({
        key,
        name: title,
        reading: `${title}: ${formatExact(value, measure, locale)}`,
        box: { x, y, width: cell - 1, height: rowHeight - 1 },
        tip: { title, note: formatShort(value, measure, locale), rows: [] },
        selected: selected.includes(key),
      })
    }
  }
  for (const hour of [0, 6, 12, 18, 23]) {
    const text = hour === 0 ? (locale === 'zh' ? '0 时' : '0 h') : String(hour)
    chart.append(label(left + (hour + 0.5) * cell, 10, text, { anchor: 'middle' }))
  }
  const outline = (weekday: number, hour: number) =>
    ['peak-under', 'peak'].map((className) =>
      rect(left + hour * cell - 1, top + weekday * rowHeight - 1, cell + 1, rowHeight + 1, {
        class: className,
        rx: 2,
      }),
    )
  if (peak && most > 0) chart.append(...outline(peak.weekday, peak.hour))
  for (const { key } of marks.filter((mark) => mark.selected)) {
    const [weekday = 0, hour = 0] = key.split('-').map(Number)
    chart.append(
      rect(left + hour * cell, top + weekday * rowHeight, cell - 1, rowHeight - 1, {
        class: 'chosen',
      }),
    )
  }
  interact(chart, marks, {
    on,
    bounds: { x: 0, y: 0, width, height },
    start: peak ? peak.weekday * 24 + peak.hour : 0,
    page: 24,
  })
  return chart
}
