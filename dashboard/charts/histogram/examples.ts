import type { Example } from '../example.ts'
import { type HistogramOptions, type HistogramRow, histogram } from './histogram.ts'

const edges = [0, 10, 30, 100, 300, 1000, 3000]
const shares = [0.194, 0.278, 0.261, 0.159, 0.072, 0.026, 0.01]
const before = [0.172, 0.271, 0.273, 0.169, 0.077, 0.028, 0.01]
const rows: HistogramRow[] = edges.map((from, i) => ({
  from,
  to: edges[i + 1] ?? null,
  share: shares[i] ?? null,
  before: before[i] ?? null,
}))

const draw =
  (given: readonly HistogramRow[], extra: Partial<HistogramOptions> = {}): Example['draw'] =>
  (width, choice = {}) =>
    histogram(given, {
      label: 'Size of payment',
      width,
      measure: { kind: 'money', currency: 'CNY' },
      versus: 'Q3',
      ...extra,
      ...choice,
      on: choice,
    })

export const examples: Example[] = [
  { name: 'Size of payment', note: '% of count; line: Q3', span: 3, draw: draw(rows) },
  {
    name: 'Chosen and left out',
    span: 3,
    draw: (width, choice) =>
      draw(rows)(width, { selected: ['30..100'], excluded: ['0..10'], ...choice }),
  },
  { name: 'One row', span: 3, draw: draw([{ from: 0, to: null, share: 1, before: null }]) },
  {
    name: 'NULL and tiny',
    span: 3,
    draw: draw(
      rows.map((row, i) => ({ ...row, share: i === 2 ? null : i === 5 ? 0.0002 : row.share })),
    ),
  },
  {
    name: 'Wide edges, NT$',
    span: 3,
    draw: draw(
      [0, 1e4, 1e6, 1e8, 1e10, 1e12].map((from, i, all) => ({
        from,
        to: all[i + 1] ?? null,
        share: 1 / 6,
      })),
      { measure: { kind: 'money', currency: 'TWD' } },
    ),
  },
  { name: 'Empty', span: 3, draw: draw([]) },
]
