import { describe, expect, it } from 'vitest'
import { FEATURES } from '../features/catalogue.ts'
import { reasonText } from './reason_text.ts'
import type { Locale } from './told.ts'

function tell(name: string, value: number | string | null, locale: Locale = 'en'): string {
  const feature = FEATURES.find((one) => one.name === name)
  if (!feature) throw new Error(`unknown feature: ${name}`)
  return reasonText(feature, value, locale, 'CNY')
}

const VALUES = [-2, -1, -0.5, 0, 0.25, 1, 2, 6, 40]

describe.each(FEATURES.map((feature) => [feature.name, feature] as const))('%s', (_, feature) => {
  const values = [null, ...(feature.type === 'number' ? VALUES : ['two_words'])]
  it.each(['en', 'zh'] as const)(
    'is told as one whole sentence whatever its value: %s',
    (locale) => {
      for (const value of values) {
        const text = reasonText(feature, value, locale, 'CNY')
        expect(text).not.toMatch(/[{}]|undefined|NaN|-\d/)
        expect(text).toMatch(
          locale === 'en' ? /^[A-Z][^.]*(\.\d[^.]*)*\.$/ : /^[^a-z]*[\p{Script=Han}].*。$/u,
        )
      }
    },
  )
})

it('an amount is told with the sign of the lender’s currency and a true minus', () => {
  expect(tell('balance_min_90d', 212.4)).toBe(
    'Your balance fell to ¥212.40 at its lowest in the last 90 days.',
  )
  expect(tell('balance_min_90d', -1500)).toContain('−¥1,500')
  expect(tell('balance_min_90d', 212.4, 'zh')).toBe('您近 90 天的余额最低为 ¥212.40。')
})

it('one is told in the singular, none in a word', () => {
  expect(tell('declined_count_90d', 1)).toBe('You had 1 payment declined in the last 90 days.')
  expect(tell('declined_count_90d', 2)).toContain('2 payments declined')
  expect(tell('declined_count_90d', 0)).toContain('no payments declined')
})

it('a repayment status is told by what it stands for', () => {
  expect(tell('worst_status_3m', 2)).toBe(
    'At worst in your last 3 statements, you were 2 months late.',
  )
  expect(tell('statement_status_0', 1)).toBe('On your last statement, you were 1 month late.')
  expect(tell('statement_status_1', 0)).toContain('carried part of the bill over')
  expect(tell('statement_status_2', -1, 'zh')).toBe('倒数第 3 期账单，您已全额还款。')
  expect(tell('statement_status_0', -2)).toContain('did not use your credit line')
})

it('a trend is told by its direction and its size', () => {
  expect(tell('spend_trend_90d', -0.35)).toBe(
    'Your daily spending fell by 35% of its average over the last 90 days.',
  )
  expect(tell('spend_trend_90d', 1.2)).toContain('rose by 120% of its average')
  expect(tell('spend_trend_90d', 0)).toContain('neither rose nor fell')
})

it('what is not known is told as what it means, not as a number', () => {
  expect(tell('days_since_binding', null)).toBe(
    'You had no card, device or code bound to your account.',
  )
  expect(tell('balance_mean_90d', null)).toBe(
    'We did not have enough on record to know your mean balance over 90 days.',
  )
})

it('a category is told in the lender’s words', () => {
  expect(tell('education', 'graduate_school')).toBe(
    'Your education was on record as graduate school.',
  )
})
