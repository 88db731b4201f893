// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest'
import { golden, optionNames, texts } from '../golden.ts'
import { examples } from './examples.ts'
import { matrix } from './matrix.ts'

it('draws its example as the golden file keeps it', async () => {
  const drawn = examples[0]!.draw(640)
  await expect(golden(drawn)).toMatchFileSnapshot('./matrix.svg')
})

const base = {
  width: 720,
  label: 'Matrix',
  measure: { kind: 'money', currency: 'CNY' },
  rows: [
    { key: 'A', name: 'Band A' },
    { key: 'B', name: 'Band B' },
  ],
  columns: [
    { key: '0', name: '0%' },
    { key: '1', name: '1–10' },
  ],
  columnTitle: 'Utilisation',
  countName: 'Customers',
  valueName: 'mean quota',
} as const
const cell = (row: string, column: string, count: number, change: number | null) => ({
  row,
  column,
  count,
  value: 5800,
  change,
})
const cells = [cell('A', '0', 5, 0.17), cell('A', '1', 7, -0.3), cell('B', '0', 11, 0.01)]

it('a change has its sign as a glyph beside the colour; within 1.5% it has none', () => {
  const said = texts(matrix(cells, base))
  expect(said).toEqual(expect.arrayContaining(['¥5.8K', '5 ▲17%', '7 ▼30%', '11']))
})

it('margins total rows and columns, and agree', () => {
  const readings: string[] = []
  const chart = matrix(cells, { ...base, on: { read: (text) => readings.push(text) } })
  for (const option of chart.querySelectorAll('[role=option]'))
    option.dispatchEvent(new Event('pointerenter'))
  expect(readings.slice(-4)).toEqual([
    'Band A: 12 customers',
    'Band B: 11 customers',
    '0%: 16 customers',
    '1–10: 7 customers',
  ])
})

it('a cell without customers is vacant: 0, no value, no change', () => {
  const chart = matrix(cells, base)
  expect(chart.querySelectorAll('.vacant')).toHaveLength(1)
})

it('arrows walk the grid and Enter chooses the cell', () => {
  const include = vi.fn()
  const chart = matrix(cells, { ...base, on: { include } })
  document.body.append(chart)
  for (const key of ['Home', 'ArrowRight', 'ArrowDown', 'ArrowLeft', 'Enter'])
    chart.dispatchEvent(new KeyboardEvent('keydown', { key }))
  expect(include).toHaveBeenCalledWith('B|0')
})

it('narrow, it leaves out the margins and the currency', () => {
  const chart = matrix(cells, { ...base, width: 358 })
  expect(optionNames(chart)).toHaveLength(4)
  expect(texts(chart)).toEqual(expect.arrayContaining(['5.8K', '▲17', '=']))
})
