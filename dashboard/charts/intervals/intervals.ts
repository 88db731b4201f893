import { scaleLinear } from 'd3-scale'
import { formatChange, formatTick, type Measure } from '../../format/measure.ts'
import { changePoints } from '../../format/share.ts'
import { roundTicks } from '../../marks/axis.ts'
import { interact, type Mark } from '../../marks/interact.ts'
import { line, svg } from '../../marks/svg.ts'
import { ellipsis, label, textWidth } from '../../marks/text.ts'
import { type ChartOptions, canvas, emptyChart } from '../chart.ts'

/** A difference of shares with the bounds of its interval; null where it cannot be told. */
export type IntervalRow = {
  key: string
  name: string
  /** Beneath the name, lighter. */
  note?: string | undefined
  value: number | null
  lower: number | null
  upper: number | null
  /** At the right: what it is worth, already formatted. */
  worth?: string | undefined
}

export type IntervalsOptions = ChartOptions & {
  /** Over the axis: "Uplift, percentage points". */
  valueName: string
  /** Over the worth at the right. */
  worthName?: string | undefined
}

const share: Measure = { kind: 'share' }

const toneOf = ({ lower, upper }: IntervalRow): string =>
  lower !== null && lower > 0 ? 'good' : upper !== null && upper < 0 ? 'bad' : 'ink-3'

/**
 * Differences with their 95% intervals about the line of none: teal where the whole interval lies
 * above it, rust where below, grey and hollow where it holds zero.
 */
export function intervals(rows: readonly IntervalRow[], options: IntervalsOptions): SVGSVGElement {
  const { width, valueName, worthName, locale = 'en', on } = options
  if (!rows.length) return emptyChart('intervals', options, 120)
  const narrow = width < 520
  const [top, step] = [38, narrow ? 44 : rows.some(({ note }) => note) ? 36 : 28]
  const chart = canvas('intervals', options, top + rows.length * step)
  const names = rows.flatMap(({ name, note = '' }) => [textWidth(name, 12), textWidth(note)])
  const left = narrow ? 14 : Math.min(Math.max(...names) + 16, width * 0.44)
  const worth = Math.max(
    textWidth(worthName ?? ''),
    ...rows.map((row) => textWidth(row.worth ?? '')),
  )
  const right = narrow ? 10 : 70 + worth
  const ends = rows.flatMap(({ lower, upper, value }) => [lower ?? 0, upper ?? 0, value ?? 0])
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)]
  const x = scaleLinear([low, high === low ? 0.01 : high], [left, width - right - 8])
  const bottom = top + rows.length * step
  chart.append(label(left, 10, valueName, { class: 'mid' }))
  if (!narrow && worthName) chart.append(label(width, 28, worthName, { anchor: 'end' }))
  for (const tick of roundTicks(x, 4))
    chart.append(
      line(x(tick), top - 4, x(tick), bottom, tick === 0 ? 'edge' : 'grid'),
      label(x(tick), 28, formatTick(tick, share, locale), { anchor: 'middle' }),
    )
  const marks = rows.map((row, i): Mark => {
    const y = top + i * step
    const middle = narrow ? y + 30 : y + step / 2
    const tone = toneOf(row)
    const said =
      row.value === null ? formatChange(null, null, share) : changePoints(row.value, 1, locale)
    const room = narrow ? width - textWidth(said) - textWidth(row.worth ?? '') - 20 : left - 12
    const nameY = narrow ? y + 14 : row.note ? middle - 2 : middle + 4
    chart.append(
      label(0, nameY, ellipsis(row.name, room, 12), { class: 'ink s12', title: row.name }),
    )
    if (!narrow && row.note)
      chart.append(label(0, middle + 12, ellipsis(row.note, left - 12), { title: row.note }))
    if (row.lower !== null && row.upper !== null)
      chart.append(
        line(x(row.lower), middle, x(row.upper), middle, 'whisker', `stroke:var(--${tone})`),
      )
    if (row.value !== null)
      chart.append(
        svg('circle', {
          cx: x(row.value),
          cy: middle,
          r: 4,
          class: 'estimate',
          style: `stroke:var(--${tone});fill:var(--${tone === 'ink-3' ? 'surface' : tone})`,
        }),
      )
    const worthRoom = row.worth ? worth + 12 : 0
    chart.append(
      label(
        width - (narrow ? (row.worth ? textWidth(row.worth) + 10 : 0) : worthRoom),
        narrow ? y + 14 : middle + 4,
        said,
        {
          anchor: 'end',
          class: 'strong',
        },
      ),
    )
    if (row.worth)
      chart.append(
        label(width, narrow ? y + 14 : middle + 4, row.worth, { anchor: 'end', class: 'mid' }),
      )
    const bounds =
      row.lower === null || row.upper === null
        ? ''
        : locale === 'zh'
          ? `，95% 区间 ${changePoints(row.lower, 1, locale)} 至 ${changePoints(row.upper, 1, locale)}`
          : `, 95% interval ${changePoints(row.lower)} to ${changePoints(row.upper)}`
    return {
      key: row.key,
      name: row.name,
      reading: `${row.name}${row.note ? ` (${row.note})` : ''}: ${said}${bounds}${row.worth ? `, ${row.worth}` : ''}`,
      box: { x: 0, y: y + 1, width, height: step - 2 },
    }
  })
  interact(chart, marks, { on })
  return chart
}
