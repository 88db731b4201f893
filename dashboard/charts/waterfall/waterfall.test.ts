// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { golden, number, texts } from '../golden.ts'
import { examples } from './examples.ts'
import { waterfall } from './waterfall.ts'

it('draws its example as the golden file keeps it', async () => {
  const drawn = examples[0]!.draw(640)
  await expect(golden(drawn)).toMatchFileSnapshot('./waterfall.svg')
})

const base = {
  width: 700,
  label: 'Why 655',
  start: 650,
  startName: 'Average customer',
  endName: 'Score',
} as const
const rows = [
  { key: 'a', name: 'Tenure', value: '21 months', points: 9 },
  { key: 'b', name: 'Lateness', points: -4, reason: 1 },
] as const

it('ends at the start and all points', () => {
  expect(texts(waterfall(rows, base)).at(-1)).toBe('655')
})

it('each bar begins where the one before ended', () => {
  const [gain, loss] = ['.gives', '.takes'].map((name) =>
    waterfall(rows, base).querySelector(`rect${name}`),
  )
  expect(number(loss, 'x') + number(loss, 'width')).toBeCloseTo(
    number(gain, 'x') + number(gain, 'width'),
    0,
  )
})

it('points carry their sign and a reason its number', () => {
  expect(texts(waterfall(rows, base))).toEqual(expect.arrayContaining(['+9', '−4', '1']))
})

it('the nearest band edge above the score shows; one far off does not', () => {
  const edges = [
    { at: 660, below: 'Band C', above: 'Band B' },
    { at: 900, below: 'Band B', above: 'Band A' },
  ]
  const said = texts(waterfall(rows, { ...base, edges }))
  expect(said).toContain('Band B')
  expect(said).not.toContain('Band A')
})
