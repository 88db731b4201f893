import { expect, it } from 'vitest'
import { neededText } from './needed_text.ts'

const range = (lower: number | null, upper: number | null) => ({
  kind: 'range' as const,
  lower,
  upper,
})

it('says what a value would have to be in both languages: a bound of whole numbers is one of them', () => {
  expect(neededText(range(null, 0.3), 'ratio', 'en')).toBe('under 30%')
  expect(neededText(range(null, 2.5), 'count', 'en')).toBe('at most 2')
  expect(neededText(range(1, 4), 'months', 'en')).toBe('1 to 3 months')
  expect(neededText(range(0.5, 2), 'count', 'en')).toBe('1')
  expect(neededText(range(4000, null), 'currency', 'zh')).toBe('不低于 4,000')
  expect(neededText(range(0.1, 0.2), 'ratio', 'zh')).toBe('10% 至低于 20%')
  expect(neededText({ kind: 'values', values: ['own', 'rent'] }, 'category', 'en')).toBe(
    'own, rent',
  )
})
