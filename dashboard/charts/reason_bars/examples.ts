import { type Example, forty } from '../example.ts'
import { type ReasonRow, reasonBars } from './reason_bars.ts'

const rows: ReasonRow[] = [
  {
    key: 'TARGET',
    name: 'Target of the policy table; no cap binds',
    binding: 37716,
    neutral: true,
  },
  { key: 'MAX_INCREASE', name: 'At most +50% at once', binding: 11862, hit: 13950, cut: 4120 },
  { key: 'INCOME_2X', name: 'At most 2 × monthly income', binding: 6410, hit: 9877, cut: 3380 },
  { key: 'COOLING_OFF', name: 'Changed in the last 90 days', binding: 5283, hit: 6014, cut: 1950 },
  {
    key: 'CLASS_II_YEAR',
    name: 'Class II allowance left this year',
    binding: 2911,
    hit: 4702,
    cut: 2240,
  },
  {
    key: 'EXPOSURE',
    name: 'Lines at other lenders above 1 × income',
    binding: 2208,
    hit: 5130,
    cut: 2870,
  },
  { key: 'SCORE_FLOOR', name: 'Score below 560: no line', binding: 1357, hit: 1620, cut: 2530 },
  { key: 'DPD_30', name: 'More than 30 days past due: frozen', binding: 1181, cut: 4610 },
  { key: 'PRODUCT_MAX', name: 'Product ceiling ¥200,000', binding: 12, cut: 18400 },
]

const draw =
  (given: readonly ReasonRow[]): Example['draw'] =>
  (width, choice = {}) =>
    reasonBars(given, {
      label: 'What decided',
      width,
      measure: { kind: 'money', currency: 'CNY' },
      ...choice,
      on: choice,
    })

export const examples: Example[] = [
  { name: 'What decided', note: 'each customer has one binding rule', span: 7, draw: draw(rows) },
  {
    name: 'Chosen and left out',
    span: 5,
    draw: (width, choice) =>
      draw(rows.slice(1, 5))(width, {
        selected: ['INCOME_2X'],
        excluded: ['COOLING_OFF'],
        ...choice,
      }),
  },
  {
    name: 'Never bound, 10^12, forty letters and more',
    span: 7,
    draw: draw([
      {
        key: 'a',
        name: `${forty} And as many again after them.`,
        binding: 1e12,
        hit: 1e12 + 5,
        cut: 1e12,
      },
      { key: 'b', name: 'Never bound', binding: 0, hit: 0 },
    ]),
  },
  { name: 'Empty', span: 5, draw: draw([]) },
]
