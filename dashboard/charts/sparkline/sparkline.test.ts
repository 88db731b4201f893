// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { golden, number } from '../golden.ts'
import { examples } from './examples.ts'
import { sparkline } from './sparkline.ts'

it('draws its example as the golden file keeps it', async () => {
  const drawn = examples[0]!.draw(640)
  await expect(golden(drawn)).toMatchFileSnapshot('./sparkline.svg')
})

it('ends in a dot on the last known value', () => {
  const chart = sparkline([1, 3, null])
  expect(number(chart.querySelector('circle'), 'cx')).toBeLessThan(60)
})

it('is hidden from screen readers beside its number, an image where it has a label', () => {
  expect(sparkline([1]).getAttribute('aria-hidden')).toBe('true')
  expect(sparkline([1], { label: 'Falling' }).getAttribute('role')).toBe('img')
})
