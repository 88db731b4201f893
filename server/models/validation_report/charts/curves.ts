import { scaleLinear } from 'd3-scale'
import { line as path } from 'd3-shape'
import type { Measured } from '../../validation/validation.ts'
import { el, fixed, percent } from '../markup.ts'
import { canvas, columns, FRAME, label, line, rows, WIDTH } from './canvas.ts'

const HEIGHT = 280
const BOTTOM = HEIGHT - FRAME.bottom
const share = (value: number) => percent(value, 0)

/** ROC: share of bads caught by share of goods refused, as the cutoff rises. */
export function rocCurve({ curve, auc }: Measured): string {
  const x = scaleLinear([0, 1], [FRAME.left, WIDTH - FRAME.right])
  const y = scaleLinear([0, 1], [BOTTOM, FRAME.top])
  const d = path<{ goods: number; bads: number }>()
    .digits(1)
    .x(({ goods }) => x(goods))
    .y(({ bads }) => y(bads))([{ goods: 0, bads: 0 }, ...curve])
  return canvas(
    `ROC curve, AUC ${fixed(auc)}`,
    HEIGHT,
    rows(y, share),
    columns(x, BOTTOM, share, 'Goods refused'),
    line(x(0), y(0), x(1), y(1), 'chance'),
    el('path', { d: d ?? '', class: 'series' }),
    label(x(0.97), y(0.06), `AUC ${fixed(auc)}`, 'end', 'strong'),
    label(FRAME.left + 4, FRAME.top + 10, 'Bads caught', 'start', 'name'),
  )
}

/** Cumulative shares of goods and bads by score, and where they lie farthest apart. */
export function ksCurves({ curve, ks }: Measured): string {
  const scores = curve.map(({ score }) => score)
  const x = scaleLinear([scores[0]!, scores.at(-1)!], [FRAME.left, WIDTH - FRAME.right])
  const y = scaleLinear([0, 1], [BOTTOM, FRAME.top])
  const of = (key: 'goods' | 'bads') =>
    path<(typeof curve)[number]>()
      .digits(1)
      .x(({ score }) => x(score))
      .y((point) => y(point[key]))(curve) ?? ''
  const widest = curve.reduce((a, b) => (b.bads - b.goods > a.bads - a.goods ? b : a))
  const middle = curve[Math.floor(curve.length * 0.6)]!
  return canvas(
    `Cumulative share of goods and bads by score, KS ${fixed(ks)}`,
    HEIGHT,
    rows(y, share),
    columns(x, BOTTOM, (score) => fixed(score, 0), 'Score'),
    line(x(widest.score), y(widest.goods), x(widest.score), y(widest.bads), 'distance'),
    label(
      x(widest.score) - 6,
      y((widest.goods + widest.bads) / 2),
      `KS ${fixed(ks)}`,
      'end',
      'strong',
    ),
    el('path', { d: of('bads'), class: 'series bad' }),
    el('path', { d: of('goods'), class: 'series good' }),
    label(x(middle.score) - 8, y(middle.bads) - 8, 'Bads', 'end', 'bad'),
    label(x(middle.score) + 8, y(middle.goods) + 14, 'Goods', 'start', 'good'),
  )
}
