import type { Example } from '../example.ts'
import { type OutcomeBarsOptions, type OutcomeRow, outcomeBars } from './outcome_bars.ts'

const bands = ['A', 'B', 'C', 'D', 'E']
const rows = bands.map((key) => ({ key, name: `Band ${key}`, short: key }))
const outcomes = [
  { key: 'approve', name: 'New line', tone: 'new' },
  { key: 'increase', name: 'Increase', tone: 'up' },
  { key: 'keep', name: 'Keep', tone: 'same' },
  { key: 'decrease', name: 'Decrease', tone: 'down' },
  { key: 'freeze', name: 'Freeze', tone: 'stop' },
  { key: 'decline', name: 'Decline', tone: 'no' },
] as const
const shares = [
  [0.02, 0.31, 0.655, 0.01, 0.002, 0.003],
  [0.03, 0.24, 0.7, 0.022, 0.004, 0.004],
  [0.035, 0.12, 0.775, 0.052, 0.01, 0.008],
  [0.03, 0.02, 0.73, 0.165, 0.028, 0.027],
  [0.012, 0, 0.475, 0.318, 0.083, 0.112],
]
const cells: OutcomeRow[] = bands.flatMap((row, i) =>
  outcomes.map(({ key }, j) => ({ row, outcome: key, count: Math.round(shares[i]![j]! * 10_000) })),
)

const draw =
  (given: readonly OutcomeRow[], extra: Partial<OutcomeBarsOptions> = {}): Example['draw'] =>
  (width, choice = {}) =>
    outcomeBars(given, {
      label: 'Outcome by band',
      width,
      rows,
      outcomes,
      ...extra,
      ...choice,
      on: choice,
    })

export const examples: Example[] = [
  { name: 'Outcome by band', note: 'share of customers', span: 5, draw: draw(cells) },
  {
    name: 'Bands without customers; one outcome',
    span: 5,
    draw: draw([
      { row: 'B', outcome: 'keep', count: 1 },
      { row: 'D', outcome: 'decline', count: 1e12 },
    ]),
  },
  { name: 'One row', span: 5, draw: draw(cells, { rows: rows.slice(0, 1) }) },
  { name: 'Empty', span: 5, draw: draw([]) },
]
