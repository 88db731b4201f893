import { max, min } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { line as path } from 'd3-shape'
import type { CalibrationBand } from '../../../stats/calibration.ts'
import type { GainsBand } from '../../../stats/gains.ts'
import type { Vintage } from '../../validation/validation.ts'
import { el, percent } from '../markup.ts'
import { canvas, columns, FRAME, label, line, rows, WIDTH, whisker } from './canvas.ts'

const HEIGHT = 270
const BOTTOM = HEIGHT - FRAME.bottom
const share = (value: number) => percent(value, value < 0.02 && value > 0 ? 1 : 0)

/** Mean PD against bad rate with its interval, by band of PD; the line is where both agree. */
export function calibrationChart(bands: readonly CalibrationBand[]): string {
  const top = Math.max(
    max(bands, ({ upper }) => upper) ?? 1,
    max(bands, ({ meanPd }) => meanPd) ?? 1,
  )
  const x = scaleLinear([0, top], [FRAME.left, WIDTH - FRAME.right])
  const y = scaleLinear([0, top], [BOTTOM, FRAME.top])
  const marks = bands.map(
    ({ meanPd, badRate, lower, upper }) =>
      whisker(x(meanPd), y(lower), y(upper)) +
      el('circle', { cx: x(meanPd), cy: y(badRate), r: 4, class: 'mark' }),
  )
  return canvas(
    'Bad rate by mean PD',
    HEIGHT,
    rows(y, share),
    columns(x, BOTTOM, share, 'Mean PD of the band'),
    line(x(0), y(0), x(top), y(top), 'chance'),
    ...marks,
    label(FRAME.left + 4, FRAME.top + 10, 'Bad rate, 95% interval', 'start', 'name'),
  )
}

/** Bad rate by band of score with its interval, and the PD said for it. */
export function gainsChart(bands: readonly GainsBand[]): string {
  const top = Math.max(
    max(bands, ({ upper }) => upper) ?? 1,
    max(bands, ({ meanPd }) => meanPd) ?? 1,
  )
  const y = scaleLinear([0, top * 1.05], [BOTTOM, FRAME.top])
  const step = (WIDTH - FRAME.left - FRAME.right) / bands.length
  const marks = bands.map(({ badRate, lower, upper, meanPd }, i) => {
    const middle = FRAME.left + (i + 0.5) * step
    const half = Math.min(18, step * 0.36)
    return (
      el('rect', {
        x: middle - half,
        y: y(badRate),
        width: 2 * half,
        height: BOTTOM - y(badRate),
        class: 'bar',
      }) +
      whisker(middle, y(lower), y(upper)) +
      line(middle - half - 3, y(meanPd), middle + half + 3, y(meanPd), 'said') +
      label(middle, BOTTOM + 15, String(i + 1), 'middle')
    )
  })
  return canvas(
    'Bad rate and PD by band of score',
    HEIGHT,
    rows(y, share),
    ...marks,
    label(WIDTH / 2, BOTTOM + 30, 'Band of score, the riskiest first', 'middle', 'name'),
    label(
      WIDTH - FRAME.right,
      FRAME.top + 10,
      'Bar: bad rate, 95% interval · line: PD',
      'end',
      'name',
    ),
  )
}

/** Predicted and actual bad rate by month of observation. */
export function vintageChart(months: readonly Vintage[]): string {
  const high = Math.max(
    max(months, ({ upper }) => upper) ?? 1,
    max(months, ({ meanPd }) => meanPd) ?? 1,
  )
  const low = Math.min(0, min(months, ({ lower }) => lower) ?? 0)
  const y = scaleLinear([low, high * 1.05], [BOTTOM, FRAME.top])
  const last = Math.max(1, months.length - 1)
  const x = scaleLinear([0, last], [FRAME.left + 16, WIDTH - FRAME.right - 16])
  const said = path<Vintage>()
    .digits(1)
    .x((_, i) => x(i))
    .y(({ meanPd }) => y(meanPd))([...months])
  const every = Math.ceil(months.length / 6)
  return canvas(
    'Predicted and actual bad rate by month',
    HEIGHT,
    rows(y, share),
    el('path', { d: said ?? '', class: 'series' }),
    ...months.map(
      ({ badRate, lower, upper, month }, i) =>
        whisker(x(i), y(lower), y(upper)) +
        el('circle', { cx: x(i), cy: y(badRate), r: 4, class: 'mark' }) +
        (i % every === 0 ? label(x(i), BOTTOM + 15, month, 'middle') : ''),
    ),
    label(WIDTH / 2, BOTTOM + 30, 'Month of observation', 'middle', 'name'),
    label(
      FRAME.left + 4,
      FRAME.top + 10,
      'Dot: bad rate, 95% interval · line: mean PD',
      'start',
      'name',
    ),
  )
}
