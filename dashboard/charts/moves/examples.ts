import { type Example, forty } from '../example.ts'
import { moves } from './moves.ts'
import type { Move, MovesOptions } from './options.ts'

const states = ['current', 'M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'WO', 'paid', 'closed']
const rows = states.slice(0, 7).map((key) => ({ key, name: key }))
const columns = states.map((key) => ({ key, name: key }))
const shares = [
  [0.93, 0.031, 0, 0, 0, 0, 0, 0, 0.034, 0.005],
  [0.42, 0.33, 0.19, 0, 0, 0, 0, 0, 0.06, 0],
  [0.1, 0.12, 0.2, 0.55, 0, 0, 0, 0, 0.03, 0],
  [0.05, 0.02, 0.03, 0.14, 0.75, 0, 0, 0, 0.01, 0],
  [0.03, 0, 0.01, 0.02, 0.07, 0.86, 0, 0, 0.01, 0],
  [0.02, 0, 0, 0, 0.01, 0.06, 0.9, 0, 0.01, 0],
  [0.0003, 0, 0, 0, 0, 0.01, 0.0597, 0.93, 0, 0],
]
const cells: Move[] = rows.flatMap(({ key }, i) =>
  columns.flatMap((column, j) => {
    const share = shares[i]?.[j] ?? 0
    const amount = Math.round(share * 50_000 * 0.4 ** i)
    return share ? [{ from: key, to: column.key, share, before: share * 0.97, amount }] : []
  }),
)

const news: MovesOptions['news'] = (from, to) => {
  const [before, after] = [states.indexOf(from), states.indexOf(to)]
  if (after >= 8 || after < before) return 'better'
  return after > before ? 'worse' : 'same'
}

const draw =
  (given: readonly Move[], extra: Partial<MovesOptions> = {}): Example['draw'] =>
  (width, choice = {}) =>
    moves(given, {
      label: 'Roll rates',
      width,
      measure: { kind: 'count' },
      rows,
      columns,
      columnTitle: 'A month later',
      amountName: 'Facilities',
      news,
      versus: 'on a month before',
      ...extra,
      ...choice,
      on: choice,
    })

const two = [
  { key: 'a', name: forty, short: 'A' },
  { key: 'b', name: 'Loss', short: 'B' },
]

export const examples: Example[] = [
  { name: 'Roll rates', note: 'a row adds up to 100%', span: 7, draw: draw(cells) },
  {
    name: 'Without an order, NULL, forty letters and 10^12',
    span: 5,
    draw: draw(
      [
        { from: 'a', to: 'a', share: null, amount: null },
        { from: 'a', to: 'b', share: 1, amount: 1e12 },
      ],
      {
        rows: two,
        columns: two,
        news: undefined,
        measure: { kind: 'money', currency: 'CNY' },
      },
    ),
  },
  {
    name: 'One row',
    span: 5,
    draw: draw([{ from: 'M1', to: 'M1', share: 1, amount: 1 }], { rows: rows.slice(1, 2) }),
  },
  { name: 'Empty', span: 5, draw: draw([]) },
]
