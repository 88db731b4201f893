import { type Example, forty } from '../example.ts'
import { matrix } from './matrix.ts'
import type { MatrixCell, MatrixOptions } from './options.ts'

const rows = [
  { key: 'A', name: 'Band A', note: '720 and up', short: 'A' },
  { key: 'B', name: 'Band B', note: '680–719', short: 'B' },
  { key: 'C', name: 'Band C', note: '640–679', short: 'C' },
  { key: 'D', name: 'Band D', note: '600–639', short: 'D' },
  { key: 'E', name: 'Band E', note: 'below 600', short: 'E' },
]
const columns = ['0%', '1–10', '10–30', '30–50', '50–75', '75–90', 'over 90'].map((name) => ({
  key: name,
  name,
  short: name.replace('over ', '>'),
}))

const counts = [
  [2992, 3427, 3237, 1833, 1003, 331, 236],
  [4170, 4564, 4684, 3171, 2258, 952, 712],
  [3030, 3162, 3848, 2702, 2379, 1202, 1155],
  [1585, 1505, 1967, 1720, 1734, 999, 1168],
  [920, 801, 1075, 1133, 1228, 868, 1189],
]
const values = [14200, 9100, 5800, 3600, 2000]
const changes = [
  [0, 0.04, 0.09, 0.17, 0.22, 0.14, 0.04],
  [0, 0.02, 0.06, 0.13, 0.16, 0.08, 0],
  [0, 0, 0.03, 0.07, 0.06, 0, -0.06],
  [-0.04, 0, 0, 0, -0.03, -0.1, -0.18],
  [-0.12, -0.06, -0.04, -0.08, -0.15, -0.24, -0.36],
]

const cells: MatrixCell[] = rows.flatMap((row, i) =>
  columns.map((column, j) => ({
    row: row.key,
    column: column.key,
    count: counts[i]![j]!,
    value: values[i]! * (1 + 0.1 * Math.min(j, 4)) * (1 + changes[i]![j]!),
    change: changes[i]![j]!,
  })),
)

const base = {
  label: 'Score band by utilisation',
  measure: { kind: 'money', currency: 'CNY' },
  rows,
  columns,
  columnTitle: 'Utilisation of the old quota',
  countName: 'Customers',
  valueName: 'mean quota',
} as const

const draw =
  (given: readonly MatrixCell[], extra: Partial<MatrixOptions> = {}): Example['draw'] =>
  (width, choice = {}) =>
    matrix(given, { ...base, width, ...extra, ...choice, on: choice })

export const examples: Example[] = [
  {
    name: 'Score band × utilisation',
    note: 'mean new quota; customers; change',
    span: 7,
    draw: (width, choice) => draw(cells)(width, { selected: ['A|30–50'], ...choice }),
  },
  {
    name: 'Vacant, unknown and huge cells, in Chinese',
    span: 5,
    draw: draw(
      [
        { row: 'A', column: '0%', count: 12, value: null, change: null },
        { row: 'B', column: '1–10', count: 1e12, value: 1e12, change: 9.99 },
        { row: 'C', column: '30–50', count: 3, value: -5800, change: -1 },
      ],
      { locale: 'zh', columnTitle: '原额度使用率', countName: '客户', valueName: '平均额度' },
    ),
  },
  {
    name: 'One row, forty letters',
    span: 7,
    draw: draw(cells.slice(0, 7), {
      rows: [{ key: 'A', name: forty }],
      columns: columns.map((column) => ({ ...column, name: `${column.name} of the limit` })),
    }),
  },
  { name: 'Empty', span: 5, draw: draw([]) },
]
