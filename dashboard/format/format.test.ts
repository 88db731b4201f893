import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateRange, fullDate, instant, monthYear, utc, weekdayDate } from './date.ts'
import { formatChange, formatTick } from './measure.ts'
import { compactMoney, exactMoney, shortMoney } from './money.ts'
import { compact, exact, exactDecimal, short } from './number.ts'
import { changePercent, changePoints, percent, relativeChange, signedWhole } from './share.ts'

describe('short', () => {
  it('is whole under ten thousand and has three significant digits from there', () => {
    const texts = [0, 7, 9870, 9999, 10_000, 85_912, 1_130_400, 224_000_000, 1e12, 2.5e15].map(
      (n) => short(n),
    )
    expect(texts).toEqual('0 7 9,870 9,999 10.0K 85.9K 1.13M 224M 1.00T 2,500T'.split(' '))
  })

  it('counts in 万 and 亿 in Chinese', () => {
    const texts = [9870, 85_912, 1_130_400, 224_000_000, 1e12].map((n) => short(n, 'zh'))
    expect(texts).toEqual(['9,870', '8.59万', '113万', '2.24亿', '1.00万亿'])
  })

  it('moves to the next unit when rounding fills this one', () => {
    expect([9999.7, 999_950, 999_999_999].map((n) => short(n))).toEqual(['10.0K', '1.00M', '1.00B'])
    expect(short(99_995_000, 'zh')).toBe('1.00亿')
  })

  it('keeps three digits of a small fraction and says a true minus', () => {
    expect([96.24, 0.5, -688, -12_345.6].map((n) => short(n))).toEqual([
      '96.2',
      '0.5',
      '−688',
      '−12.3K',
    ])
  })

  it('is "no data" for NULL, never zero', () => {
    expect([short(null), short(null, 'zh'), short(Number.NaN)]).toEqual([
      'no data',
      '无数据',
      'no data',
    ])
  })

  it('never writes a hyphen, an exponent or more than nine characters up to 10^15', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e15, max: 1e15 }), (n) => {
        const text = short(n)
        expect(text).not.toMatch(/[-e]/)
        expect(text.length).toBeLessThanOrEqual(9)
      }),
    )
  })
})

describe('exact', () => {
  it('groups a decimal string without passing through a float', () => {
    expect(exactDecimal('90071992547409939.07')).toBe('90,071,992,547,409,939.07')
    expect([exactDecimal('-1234567.5'), exactDecimal('-0.00'), exactDecimal('0012')]).toEqual([
      '−1,234,567.50',
      '0.00',
      '12.00',
    ])
  })

  it('throws naming what is no decimal', () => {
    expect(() => exactDecimal('1e5')).toThrow('not a decimal: 1e5')
  })

  it('writes every digit of a count', () => {
    expect([exact(2_324_493), exact(-5, 2), exact(null)]).toEqual(['2,324,493', '−5.00', 'no data'])
  })
})

describe('money', () => {
  it('puts the sign where its country puts it, after the minus', () => {
    expect([
      shortMoney(224e6, 'CNY'),
      shortMoney(-4120, 'TWD'),
      shortMoney(1.13e6, 'CZK'),
      shortMoney(5, 'XAU'),
    ]).toEqual(['¥224M', '−NT$4,120', '1.13M\u00a0Kč', 'XAU\u00a05'])
    expect([compactMoney(5800, 'CNY'), compact(999), compact(125_000)]).toEqual([
      '¥5.8K',
      '999',
      '125K',
    ])
    expect(exactMoney('8050.5', 'CNY')).toBe('¥8,050.50')
  })
})

describe('change', () => {
  it('is signed, in per cent, and in points between shares', () => {
    expect([changePercent(0.283), changePercent(-0.003), changePercent(0)]).toEqual([
      '+28.3%',
      '−0.3%',
      '0.0%',
    ])
    expect([changePoints(0.026), changePoints(-0.002, 1, 'zh')]).toEqual([
      '+2.6 pp',
      '−0.2 个百分点',
    ])
    expect(formatChange(0.71, 0.684, { kind: 'share' })).toBe('+2.6 pp')
    expect([signedWhole(21), signedWhole(-14), signedWhole(0)]).toEqual(['+21', '−14', '0'])
  })

  it('is not applicable from nothing or from the unknown', () => {
    expect(relativeChange(5, 0)).toBeNull()
    expect([changePercent(8.9), changePercent(9), changePercent(110.88)]).toEqual([
      '+890.0%',
      '×10',
      '×112',
    ])
    expect([changePercent(null), formatChange(5, 0, { kind: 'count' })]).toEqual(['—', '—'])
  })

  it('does not round a small share to nothing', () => {
    expect([percent(0.0002), percent(0.713), percent(0), percent(null)]).toEqual([
      '0.02%',
      '71.3%',
      '0.0%',
      'no data',
    ])
  })
})

describe('gridline labels', () => {
  it('are as short as the step allows', () => {
    const money = { kind: 'money', currency: 'CNY' } as const
    expect([1e6, 2.5e6, 500, 20_000].map((n) => formatTick(n, money))).toEqual([
      '¥1M',
      '¥2.5M',
      '¥500',
      '¥20K',
    ])
    expect(formatTick(0.4, { kind: 'share' })).toBe('40%')
  })
})

describe('dates', () => {
  it('are written in both languages, in UTC', () => {
    expect([fullDate('2017-12-31'), fullDate('2017-12-31', 'zh')]).toEqual([
      '31 Dec 2017',
      '2017年12月31日',
    ])
    expect([weekdayDate('2017-11-28'), weekdayDate('2017-11-28', 'zh')]).toEqual([
      'Tue 28 Nov 2017',
      '2017年11月28日 周二',
    ])
    expect([monthYear('2017-10-01'), instant('2017-12-31 23:58:31')]).toEqual([
      'Oct 2017',
      '31 Dec 23:58:31',
    ])
  })

  it('name a year once in a range within it', () => {
    expect([
      dateRange('2017-10-01', '2017-12-31'),
      dateRange('2016-12-01', '2017-01-31'),
      dateRange('2017-10-01', '2017-12-31', 'zh'),
    ]).toEqual(['1 Oct – 31 Dec 2017', '1 Dec 2016 – 31 Jan 2017', '2017年10月1日至12月31日'])
  })

  it('refuse what is no date, naming it', () => {
    expect(() => utc('31.12.2017')).toThrow('not a date: 31.12.2017')
  })
})
