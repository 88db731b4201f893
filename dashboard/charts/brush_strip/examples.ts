import { type Example, noise } from '../example.ts'
import { type BrushRow, brushStrip } from './brush_strip.ts'

const random = noise(8)

export const weeks: BrushRow[] = Array.from({ length: 104 }, (_, i) => ({
  day: new Date(Date.UTC(2016, 0, 4) + i * 7 * 864e5).toISOString().slice(0, 10),
  value: 3e6 * (1 + (i / 52) ** 1.9) * (0.93 + 0.14 * random()) * (i === 44 || i === 96 ? 1.35 : 1),
}))

const draw =
  (rows: readonly BrushRow[]): Example['draw'] =>
  (width) =>
    brushStrip(rows, {
      width,
      label: 'Chosen days',
      measure: { kind: 'money', currency: 'CNY' },
      from: '2017-10-01',
      to: '2017-12-31',
      before: { from: '2017-07-01', to: '2017-09-30' },
      note: ['Weekly, 24 months', 'drag to select'],
    })

export const examples: Example[] = [
  {
    name: 'Two years by week',
    note: 'chosen dark, comparison tinted',
    span: 12,
    draw: draw(weeks),
  },
  { name: 'One row', span: 6, draw: draw(weeks.slice(-13, -12)) },
  {
    name: 'NULL and negative',
    span: 6,
    draw: draw(
      weeks
        .slice(-40)
        .map((row, i) => ({ ...row, value: i % 5 === 1 ? null : i % 7 === 2 ? -2e6 : row.value })),
    ),
  },
  { name: 'Empty', span: 6, draw: draw([]) },
]
