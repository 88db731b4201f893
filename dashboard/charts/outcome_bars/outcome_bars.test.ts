// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { golden, texts } from '../golden.ts'
import { examples } from './examples.ts'
import { outcomeBars } from './outcome_bars.ts'

it('draws its example as the golden file keeps it', async () => {
  const drawn = examples[0]!.draw(640)
  await expect(golden(drawn)).toMatchFileSnapshot('./outcome_bars.svg')
})

const base = {
  width: 480,
  label: 'Outcomes',
  rows: [
    { key: 'A', name: 'Band A' },
    { key: 'B', name: 'Band B' },
  ],
  outcomes: [
    { key: 'up', name: 'Increase', tone: 'up' },
    { key: 'keep', name: 'Keep', tone: 'same' },
  ],
} as const

it('shares are of the band, not of all', () => {
  const chart = outcomeBars(
    [
      { row: 'A', outcome: 'up', count: 1 },
      { row: 'A', outcome: 'keep', count: 3 },
      { row: 'B', outcome: 'keep', count: 96 },
    ],
    base,
  )
  expect(texts(chart)).toEqual(expect.arrayContaining(['25%', '75%', '100%']))
})

it('a band without customers says none', () => {
  expect(texts(outcomeBars([{ row: 'A', outcome: 'up', count: 1 }], base))).toContain('none')
})

it('the legend names the ways by glyph', () => {
  const said = texts(outcomeBars([{ row: 'A', outcome: 'up', count: 1 }], base))
  expect(said.slice(0, 3)).toEqual(['▲ Increase', '= keep', ''])
})
