// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { golden, optionNames } from '../golden.ts'
import { examples } from './examples.ts'
import { hourHeatmap } from './hour_heatmap.ts'

it('draws its example as the golden file keeps it', async () => {
  const drawn = examples[0]!.draw(640)
  await expect(golden(drawn)).toMatchFileSnapshot('./hour_heatmap.svg')
})

const base = { width: 640, label: 'Payments', measure: { kind: 'count' } } as const

it('a cell without data is hollow; zero is the lightest step', () => {
  const chart = hourHeatmap(
    [
      { weekday: 0, hour: 0, value: 0 },
      { weekday: 0, hour: 1, value: 9 },
    ],
    base,
  )
  expect(chart.querySelectorAll('.hollow')).toHaveLength(166)
  expect(chart.querySelector('rect[style*="seq-1"]')).not.toBeNull()
})

it('the peak is outlined, and no cell is where all are zero', () => {
  const rows = [{ weekday: 5, hour: 19, value: 3 }]
  expect(hourHeatmap(rows, base).querySelectorAll('.peak')).toHaveLength(1)
  expect(
    hourHeatmap(
      rows.map((row) => ({ ...row, value: 0 })),
      base,
    ).querySelectorAll('.peak'),
  ).toHaveLength(0)
})

it('weekday 0 is Monday, in both languages', () => {
  const names = (locale: 'en' | 'zh') =>
    optionNames(hourHeatmap([{ weekday: 0, hour: 0, value: 1 }], { ...base, locale }))[0]
  expect([names('en'), names('zh')]).toEqual(['Mon 00:00–01:00', '周一 00:00–01:00'])
})
