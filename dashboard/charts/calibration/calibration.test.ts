// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { golden } from '../golden.ts'
import { calibration } from './calibration.ts'
import { examples } from './examples.ts'

it('draws its example as the golden file keeps it', async () => {
  await expect(golden(examples[0]!.draw(560))).toMatchFileSnapshot('./calibration.svg')
})

it('a band is filled where its interval misses the line: rust above, teal below', () => {
  const row = { predicted: 0.1, actual: 0.1 }
  const chart = calibration(
    [
      { ...row, key: '1', name: 'A', lower: 0.05, upper: 0.15 },
      { ...row, key: '2', name: 'B', lower: 0.11, upper: 0.15 },
      { ...row, key: '3', name: 'C', lower: 0.05, upper: 0.09 },
    ],
    { width: 500, label: 'Calibration', predictedName: 'PD', actualName: 'Bad rate' },
  )
  const styles = [...chart.querySelectorAll('.estimate')].map((dot) => dot.getAttribute('style'))
  expect(styles).toEqual([
    'stroke:var(--ink-2);fill:var(--surface)',
    'stroke:var(--bad);fill:var(--bad)',
    'stroke:var(--good);fill:var(--good)',
  ])
})
