import { describe, expect, it } from 'vitest'
import { usualDefinition } from './definition.ts'
import { observationDays, parseAsOf } from './observation_days.ts'

const usual = await usualDefinition()
const span = { first: '2015-07-01', last: '2017-01-01', until: '2018-01-01' }
const refusal = (code: string, part: string) =>
  expect.objectContaining({ code, message: expect.stringContaining(part) })

describe('days asked for', () => {
  it('are a list, each once and in order, or a range every so many months', () => {
    expect(parseAsOf('2016-10-01, 2016-07-01,2016-10-01')).toEqual(['2016-07-01', '2016-10-01'])
    expect(parseAsOf('2016-01-01..2016-12-31')).toEqual([
      '2016-01-01',
      '2016-04-01',
      '2016-07-01',
      '2016-10-01',
    ])
    // The last of a month stays the last.
    expect(parseAsOf('2016-01-31..2016-04-30', 1)).toEqual([
      '2016-01-31',
      '2016-02-29',
      '2016-03-31',
      '2016-04-30',
    ])
  })

  it('are refused where they are none, fall, or are too many', () => {
    expect(() => parseAsOf('2016-02-30')).toThrow(refusal('BAD_REQUEST', '2016-02-30'))
    expect(() => parseAsOf('2017-01-01..2016-01-01')).toThrow(refusal('BAD_REQUEST', 'rise'))
    expect(() => parseAsOf('2000-01-01..2016-01-01', 1)).toThrow(refusal('BAD_REQUEST', '60 days'))
    expect(() => parseAsOf('2016-01-01', 3)).toThrow(refusal('BAD_REQUEST', 'FROM..TO'))
  })
})

describe('days of observation', () => {
  it('are those asked for, else those of the definition, else back from the last window that is over', () => {
    const observing = (observe: object) => ({ ...usual, observe })
    expect(observationDays(usual, span, ['2016-07-01'])).toEqual(['2016-07-01'])
    expect(observationDays(observing({ days: ['2016-05-01'] }), span)).toEqual(['2016-05-01'])
    expect(observationDays(observing({ from: '2016-02-01', every_months: 6 }), span)).toEqual([
      '2016-02-01',
      '2016-08-01',
    ])
    expect(observationDays(usual, span)).toEqual([
      '2015-07-01',
      '2015-10-01',
      '2016-01-01',
      '2016-04-01',
      '2016-07-01',
      '2016-10-01',
      '2017-01-01',
    ])
  })

  it('are refused where a window is not over: its outcome is not known', () => {
    expect(() => observationDays(usual, span, ['2016-07-01', '2017-01-02'])).toThrow(
      refusal('NOT_READY', 'as-of 2017-01-02: its window of 12 months is not over'),
    )
    expect(() => observationDays(usual, undefined)).toThrow(refusal('NOT_READY', 'no lines'))
  })
})
