import { max } from 'd3-array'
import { scaleSqrt } from 'd3-scale'
import { formatTick, type Measure } from '../../format/measure.ts'
import { percent } from '../../format/share.ts'
import { gridlines } from '../../marks/axis.ts'
import { interact, type Mark } from '../../marks/interact.ts'
import { line, svg } from '../../marks/svg.ts'
import { label } from '../../marks/text.ts'
import { type ChartOptions, canvas, emptyChart } from '../chart.ts'

/** A band of scores: what was predicted and what came true, with the bounds of that; 0 to 1. */
export type CalibrationRow = {
  key: string
  name: string
  predicted: number
  actual: number
  lower: number
  upper: number
}

export type CalibrationOptions = ChartOptions & {
  /** Under the axis across: "Mean PD". */
  predictedName: string
  /** Over the axis upwards: "Bad rate". */
  actualName: string
}

const share: Measure = { kind: 'share' }

/** Round values that stand about as far from each other on an axis by the square root. */
const ticksTo = (most: number): number[] => {
  const round = [0, 1, 2, 3, 4].map((k) => Number((most * (k / 4.4) ** 2).toPrecision(1)))
  return [...new Set(round)].filter((value) => value <= most)
}

/**
 * On axes that go by the square root, since most bands lie low: what came true against what was
 * predicted, a dot a band with its 95% interval, about the line on which both agree. A band whose interval misses the line is filled: rust where more came true, teal where less.
 */
export function calibration(
  rows: readonly CalibrationRow[],
  options: CalibrationOptions,
): SVGSVGElement {
  const { width, predictedName, actualName, locale = 'en', on } = options
  if (!rows.length) return emptyChart('calibration', options, 160)
  const [top, bottom, height] = [34, 274, 310]
  const chart = canvas('calibration', options, height)
  const most = Math.max(0.001, max(rows, ({ predicted, upper }) => Math.max(predicted, upper)) ?? 1)
  const x = scaleSqrt([0, most], [40, width - 16])
  const y = scaleSqrt([0, most], [bottom, top])
  const tick = (value: number) => formatTick(value, share, locale)
  const ticks = ticksTo(most)
  const grid = gridlines(y, ticks, 0, width, tick)
  chart.append(...grid.rules, label(0, 10, actualName, { class: 'mid' }))
  for (const value of ticks)
    chart.append(
      line(x(value), bottom, x(value), bottom + 4, 'base'),
      label(x(value), bottom + 16, tick(value), { anchor: 'middle' }),
    )
  chart.append(
    label(width / 2, height - 4, predictedName, { anchor: 'middle', class: 'mid' }),
    line(x(0), y(0), x(most), y(most), 'before-line'),
  )
  const marks = rows.map((row): Mark => {
    const { predicted, actual, lower, upper } = row
    const [cx, cy] = [x(predicted), y(actual)]
    const tone = lower > predicted ? 'bad' : upper < predicted ? 'good' : null
    const stroke = `stroke:var(--${tone ?? 'ink-2'})`
    chart.append(
      line(cx, y(lower), cx, y(upper), 'whisker', stroke),
      svg('circle', {
        cx,
        cy,
        r: 4,
        class: 'estimate',
        style: `${stroke};fill:var(--${tone ?? 'surface'})`,
      }),
    )
    const [said, came] = [percent(predicted, 2, locale), percent(actual, 2, locale)]
    const bounds = `${percent(lower, 2, locale)}–${percent(upper, 2, locale)}`
    return {
      key: row.key,
      name: row.name,
      reading: `${row.name}: ${predictedName} ${said}, ${actualName} ${came} (95%: ${bounds})`,
      box: { x: cx - 7, y: Math.min(y(upper), cy - 7), width: 14, height: 14 },
      tip: {
        title: row.name,
        rows: [
          { name: predictedName, value: said },
          { name: actualName, value: came },
          { name: '95%', value: bounds },
        ],
      },
    }
  })
  chart.append(...grid.labels)
  interact(chart, marks, { on, bounds: { x: 0, y: 0, width, height } })
  return chart
}
