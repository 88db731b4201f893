import { type Example, forty } from '../example.ts'
import type { StaircaseOptions, StairRow } from './options.ts'
import { staircase } from './staircase.ts'

const rows: StairRow[] = [
  {
    key: 'CLASS_II_YEAR',
    name: 'Class II allowance left',
    note: '¥200,000 − ¥38,400 used',
    value: 161_600,
    role: 'cap',
  },
  {
    key: 'EXPOSURE',
    name: 'Exposure elsewhere',
    note: '4 × income − ¥200 elsewhere',
    value: 28_600,
    role: 'cap',
  },
  { key: 'TARGET', name: 'Target', note: 'band C × 50–75% used', value: 15_000, role: 'target' },
  { key: 'INCOME_2X', name: 'Income', note: '2 × ¥7,200 a month', value: 14_400, role: 'cap' },
  {
    key: 'MAX_INCREASE',
    name: 'Greatest increase',
    note: '+50% on ¥8,000',
    value: 12_000,
    role: 'cap',
  },
]

const draw =
  (given: readonly StairRow[], extra: Partial<StaircaseOptions> = {}): Example['draw'] =>
  (width, on) =>
    staircase(given, {
      label: 'Why ¥12,000',
      width,
      measure: { kind: 'money', currency: 'CNY' },
      old: 8000,
      quota: 12_000,
      binding: 'MAX_INCREASE',
      on,
      ...extra,
    })

export const examples: Example[] = [
  { name: 'Why ¥12,000', note: 'the least of target and caps', span: 5, draw: draw(rows) },
  {
    name: 'A decrease to nothing',
    span: 5,
    draw: draw(
      [
        {
          key: 'TARGET',
          name: 'Target',
          note: 'band E × over 90% used',
          value: 9000,
          role: 'target',
        },
        { key: 'DPD_30', name: 'Past due', note: '34 days: frozen', value: 0, role: 'cap' },
      ],
      { old: 22_000, quota: 0, binding: 'DPD_30' },
    ),
  },
  {
    name: 'A new line; a floor; one not applicable; forty letters',
    span: 5,
    draw: draw(
      [
        { key: 'TARGET', name: forty, note: forty, value: 1e12, role: 'target' },
        { key: 'x', name: 'Not applicable', value: null, role: 'cap' },
        { key: 'f', name: 'Least step', value: 2e11, role: 'floor' },
      ],
      { old: null, quota: 1e12, binding: 'TARGET', measure: { kind: 'money', currency: 'TWD' } },
    ),
  },
  { name: 'Empty', span: 5, draw: draw([]) },
]
