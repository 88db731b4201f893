// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { golden, optionNames, texts } from '../golden.ts'
import { examples } from './examples.ts'
import { moveStep, moves } from './moves.ts'

it('draws its example as the golden file keeps it', async () => {
  const drawn = examples[0]!.draw(640)
  await expect(golden(drawn)).toMatchFileSnapshot('./moves.svg')
})

const states = [
  { key: 'a', name: 'A' },
  { key: 'b', name: 'B' },
]
const base = {
  width: 640,
  label: 'Moves',
  measure: { kind: 'count' },
  rows: states,
  columns: states,
  columnTitle: 'Later',
  amountName: 'Facilities',
} as const

it('a move that nobody made is empty: no mark, no zero', () => {
  const chart = moves([{ from: 'a', to: 'b', share: 1, amount: 3 }], base)
  expect(optionNames(chart)).toEqual(['A → B'])
  expect(chart.querySelectorAll('.vacant')).toHaveLength(3)
})

it('the same share of worse and of better has opposite tints, and growing ones', () => {
  expect([0.005, 0.03, 0.4, 0.9].map((share) => moveStep(share, 'worse'))).toEqual([
    'div-4',
    'div-3',
    'div-2',
    'div-1',
  ])
  expect(moveStep(0.9, 'same')).toBe('div-4')
  expect([0.03, 0.9].map((share) => moveStep(share, 'better'))).toEqual(['div-5', 'div-7'])
})

it('what is not zero never reads as zero, and the total of a row is at its end', () => {
  const chart = moves(
    [
      { from: 'a', to: 'a', share: 0.9999, amount: 9999 },
      { from: 'a', to: 'b', share: 0.0001, amount: 1 },
    ],
    base,
  )
  expect(texts(chart)).toEqual(expect.arrayContaining(['<0.1%', '10.0K']))
})
