// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { golden, texts } from '../golden.ts'
import { examples } from './examples.ts'
import { intervals } from './intervals.ts'

it('draws its example as the golden file keeps it', async () => {
  const drawn = examples[0]!.draw(640)
  await expect(golden(drawn)).toMatchFileSnapshot('./intervals.svg')
})

const base = { width: 640, label: 'Uplift', valueName: 'Uplift' }

it('an interval that holds zero is hollow, whatever its middle', () => {
  const chart = intervals(
    [
      { key: 'a', name: 'A', value: 0.05, lower: 0.01, upper: 0.09 },
      { key: 'b', name: 'B', value: 0.05, lower: -0.01, upper: 0.11 },
      { key: 'c', name: 'C', value: -0.05, lower: -0.09, upper: -0.01 },
    ],
    base,
  )
  const styles = [...chart.querySelectorAll('.estimate')].map((dot) => dot.getAttribute('style'))
  expect(styles).toEqual([
    'stroke:var(--good);fill:var(--good)',
    'stroke:var(--ink-3);fill:var(--surface)',
    'stroke:var(--bad);fill:var(--bad)',
  ])
})

it('a difference that cannot be told has no mark and says so', () => {
  const chart = intervals([{ key: 'a', name: 'A', value: null, lower: null, upper: null }], base)
  expect(chart.querySelector('.estimate')).toBeNull()
  expect(texts(chart)).toContain('—')
})
