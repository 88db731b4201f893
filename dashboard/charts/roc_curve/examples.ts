import type { Example } from '../example.ts'
import { type RocPoint, rocCurve } from './roc_curve.ts'

const options = {
  label: 'Bads caught and goods refused, by cutoff',
  goodsName: 'Share of goods',
  badsName: 'Share of bads',
  scoreName: 'Score',
  ks: 0.382,
}

const draw =
  (points: readonly RocPoint[]): Example['draw'] =>
  (width) =>
    rocCurve(points, { ...options, width })

const smooth = Array.from({ length: 20 }, (_, i) => {
  const goods = ((i + 1) / 20) ** 1.5
  return { score: 500 + 12 * i, goods, bads: goods ** 0.4 }
})

export const examples: Example[] = [
  { name: 'A scorecard', note: 'dotted: chance', span: 5, draw: draw(smooth) },
  { name: 'One cutoff', span: 5, draw: draw([{ score: 600, goods: 1, bads: 1 }]) },
  {
    name: 'Worse than chance, scores of 10^12',
    span: 5,
    draw: draw([
      { score: -1_000_000_000_000, goods: 0.7, bads: 0.2 },
      { score: 1_000_000_000_000, goods: 1, bads: 1 },
    ]),
  },
  { name: 'Empty', span: 5, draw: draw([]) },
]
