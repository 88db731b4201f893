import { type Example, forty } from '../example.ts'
import { type IntervalRow, intervals } from './intervals.ts'

const rows: IntervalRow[] = [
  {
    key: '1',
    name: 'loan_2017-01',
    note: '481 against 119',
    value: 0.075,
    lower: 0.023,
    upper: 0.109,
    worth: '+¥50.6',
  },
  {
    key: '2',
    name: 'loan_2017-03',
    note: '461 against 116',
    value: 0.052,
    lower: -0.012,
    upper: 0.097,
    worth: '+¥42.8',
  },
  {
    key: '3',
    name: 'loan_2017-04',
    note: '452 against 107',
    value: -0.03,
    lower: -0.05,
    upper: -0.01,
    worth: '−¥12.0',
  },
]

const draw =
  (given: readonly IntervalRow[]): Example['draw'] =>
  (width, choice = {}) =>
    intervals(given, {
      label: 'Uplift by campaign',
      width,
      valueName: 'Uplift against the holdout',
      worthName: 'Value an offer',
      on: choice,
    })

export const examples: Example[] = [
  { name: 'Uplift', note: 'hollow: the interval holds zero', span: 6, draw: draw(rows) },
  {
    name: 'NULL, forty letters',
    span: 6,
    draw: draw([
      { key: 'a', name: `${forty} And more.`, value: null, lower: null, upper: null },
      {
        key: 'b',
        name: 'No interval',
        value: 0,
        lower: null,
        upper: null,
        worth: '¥1,000,000,000,000',
      },
    ]),
  },
  { name: 'Empty', span: 6, draw: draw([]) },
]
