import { max, min } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import type { Bin } from '../../scorecard/model.ts'
import { el, fixed, percent } from '../markup.ts'
import { canvas, FRAME, label, line, rows, WIDTH } from './canvas.ts'

const HEIGHT = 240
const SPLIT = 150
const MOST_LABELS = 9

/** Bad rate by bin over how many rows it holds, and the points it gives beneath. */
export function binsChart(name: string, bins: readonly Bin[], meanPoints: number): string {
  const rate = scaleLinear(
    [0, (max(bins, ({ badRate }) => badRate) ?? 0) * 1.1 || 1],
    [SPLIT, FRAME.top],
  )
  const all = bins.reduce((sum, { count }) => sum + count, 0) || 1
  const widest = max(bins, ({ count }) => count) || 1
  const step = (WIDTH - FRAME.left - FRAME.right) / bins.length
  const half = Math.min(20, step * 0.4)
  const given = [...bins.map(({ points }) => points), meanPoints]
  const [low, high] = [min(given)!, max(given)!]
  const y = scaleLinear([low, high === low ? low + 1 : high], [HEIGHT - 14, SPLIT + 34])
  const few = bins.length <= MOST_LABELS
  const marks = bins.map(({ badRate, count, points }, i) => {
    const x = FRAME.left + (i + 0.5) * step
    const tall = (count / widest) * (SPLIT - FRAME.top - 20)
    return (
      el('rect', { x: x - half, y: SPLIT - tall, width: 2 * half, height: tall, class: 'pale' }) +
      line(x - half, rate(badRate), x + half, rate(badRate), 'said bad') +
      (few ? label(x, rate(badRate) - 5, percent(badRate, 1), 'middle', 'bad') : '') +
      (few ? label(x, SPLIT + 14, percent(count / all, 0), 'middle') : '') +
      el('rect', {
        x: x - half,
        y: Math.min(y(points), y(meanPoints)),
        width: 2 * half,
        height: Math.max(1, Math.abs(y(points) - y(meanPoints))),
        class: points < meanPoints ? 'takes' : 'gives',
      })
    )
  })
  return canvas(
    `${name}: bad rate, share of rows and points by bin`,
    HEIGHT,
    rows(rate, (value) => percent(value, 0), 3),
    ...marks,
    line(FRAME.left, y(meanPoints), WIDTH - FRAME.right, y(meanPoints), 'base'),
    label(FRAME.left - 6, y(meanPoints) + 4, fixed(meanPoints, 0), 'end'),
    label(
      WIDTH - FRAME.right,
      HEIGHT - 2,
      'Above: bad rate over share of rows · below: points about their mean',
      'end',
      'name',
    ),
  )
}
