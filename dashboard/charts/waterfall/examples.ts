import { type Example, forty } from '../example.ts'
import type { WaterfallOptions, WaterfallRow } from './options.ts'
import { waterfall } from './waterfall.ts'

const rows: WaterfallRow[] = [
  { key: 'payment_ratio_3m', name: 'Payment ratio, 3 months', value: '92%', points: 21 },
  {
    key: 'worst_dpd_6m',
    name: 'Worst lateness, 6 months',
    value: '8 days',
    points: -14,
    reason: 1,
  },
  { key: 'tenure', name: 'Tenure', value: '21 months', points: 9 },
  { key: 'min_balance_90d', name: 'Lowest balance, 90 days', value: '¥212', points: -9, reason: 2 },
  { key: 'income', name: 'Income, monthly', value: '¥7,200', points: 8 },
  { key: 'inquiries_3m', name: 'Bureau inquiries, 3 months', value: '2', points: -7, reason: 3 },
  { key: 'cash_share', name: 'Cash-like share of spend', value: '4%', points: 6 },
  { key: 'utilisation', name: 'Utilisation', value: '58%', points: -6, reason: 4 },
  { key: 'trend_90d', name: 'Spend trend, 90 days', value: '+34%', points: -5 },
  { key: 'binding_age', name: 'Age of class II binding', value: '14 months', points: 5 },
  { key: 'night_share', name: 'Share of spend at night', value: '11%', points: 3 },
  { key: 'others', name: '6 others', points: 5 },
]

const draw =
  (given: readonly WaterfallRow[], extra: Partial<WaterfallOptions> = {}): Example['draw'] =>
  (width, on) =>
    waterfall(given, {
      label: 'Why 668',
      width,
      start: 652,
      startName: 'Average customer',
      endName: 'Score',
      edges: [
        { at: 680, below: 'Band C', above: 'Band B' },
        { at: 640, below: 'Band D', above: 'Band C' },
      ],
      on,
      ...extra,
    })

export const examples: Example[] = [
  { name: 'Why 668', note: 'points against the average customer', span: 7, draw: draw(rows) },
  {
    name: 'One row, no data for it, forty letters',
    span: 5,
    draw: draw([{ key: 'a', name: forty, value: 'no data', points: -120, reason: 1 }]),
  },
  {
    name: 'Nothing gained or lost',
    span: 5,
    draw: draw(rows.map((row) => ({ ...row, points: 0, reason: undefined }))),
  },
  { name: 'Empty', span: 5, draw: draw([]) },
]
