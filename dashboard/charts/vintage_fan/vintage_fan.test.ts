// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { golden, optionNames, texts } from '../golden.ts'
import { examples } from './examples.ts'
import { vintageFan } from './vintage_fan.ts'

it('draws its example as the golden file keeps it', async () => {
  const drawn = examples[0]!.draw(640)
  await expect(golden(drawn)).toMatchFileSnapshot('./vintage_fan.svg')
})

const base = {
  width: 640,
  label: 'Vintages',
  measure: { kind: 'share' },
  monthName: 'Months on book',
} as const
const cohort = (key: string, values: (number | null)[]) => ({
  key,
  name: key,
  points: values.map((value, month) => ({ month, value })),
})

it('a cohort ends where it has matured no further: an unmatured month is no mark', () => {
  const chart = vintageFan([cohort('a', [0, 0.01, null])], base)
  expect(optionNames(chart)).toEqual(['a, months on book 0', 'a, months on book 1'])
})

it('of names that would touch at their ends the younger stays', () => {
  const chart = vintageFan([cohort('old', [0, 0.01]), cohort('young', [0, 0.0101])], base)
  expect(texts(chart)).toContain('young')
  expect(texts(chart)).not.toContain('old')
})

it('the youngest cohort has the accent', () => {
  const chart = vintageFan([cohort('a', [0, 0.01, 0.02]), cohort('b', [0, 0.02])], base)
  const styles = [...chart.querySelectorAll('path.series')].map((path) =>
    path.getAttribute('style'),
  )
  expect(styles.at(-1)).toBe('stroke:var(--accent)')
})
