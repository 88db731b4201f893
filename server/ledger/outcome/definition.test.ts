import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import {
  badInWords,
  digestOf,
  othersInWords,
  readDefinition,
  usualDefinition,
} from './definition.ts'

const usual = await usualDefinition()
const written = (change: object) => stringify({ ...usual, ...change })

it('the usual definition is the default outcome: ever over 90 days past due within 12 months', () => {
  expect(badInWords(usual)).toBe(
    'ever over 90 days past due, charged off or forborne within 12 months',
  )
  expect(othersInWords(usual)).toMatchObject({
    indeterminate: 'worst over 30, up to 90 days past due',
    good: 'worst 30 or less over 12 whole months',
  })
})

it('the synthetic lender states it as its own', async () => {
  const files = await readFile(new URL('../../simulate/sql/files.sql', import.meta.url), 'utf8')
  expect(files).toContain(`'${badInWords(usual)}'`)
})

it('words and digest follow what a definition says, not how it is laid out', () => {
  const reordered = readDefinition(
    stringify(Object.fromEntries(Object.entries(parse(written({}))).reverse())),
  )
  expect(digestOf(reordered)).toBe(digestOf(usual))
  const other = readDefinition(
    written({ window_months: 6, material_from: 50.5, bad: { dpd_over: 59, states: [] } }),
  )
  expect(digestOf(other)).not.toBe(digestOf(usual))
  expect(badInWords(other)).toBe(
    'ever over 59 days past due with 50.5 or more overdue within 6 months',
  )
})

it('what is material may be an amount, a share of what is owed, or both', () => {
  const words = (change: object) =>
    badInWords(readDefinition(written({ bad: { dpd_over: 90, states: [] }, ...change })))
  expect(words({ material_from: 100, material_share: 0.01 })).toBe(
    'ever over 90 days past due with 100 or more and 1% or more of what is owed overdue within 12 months',
  )
  expect(words({ material_share: 0.07 })).toBe(
    'ever over 90 days past due with 7% or more of what is owed overdue within 12 months',
  )
  expect(() => readDefinition(written({ material_share: 1.5 }))).toThrow(/material_share: .*1\.5/)
})

it('is refused with every value that cannot be, and where it stands', () => {
  const refused = (yaml: string, ...parts: string[]) => {
    for (const part of parts)
      expect(() => readDefinition(yaml, 'mine.yaml')).toThrow(
        expect.objectContaining({ code: 'BAD_REQUEST', message: expect.stringContaining(part) }),
      )
  }
  refused(written({ window_months: 0 }), 'mine.yaml: window_months: ', ': 0')
  refused(
    written({ bad: { dpd_over: 'ninety', states: ['late'] } }),
    'bad.dpd_over: ',
    '"ninety"',
    'bad.states.0: ',
    '"late"',
  )
  refused(
    written({ indeterminate: { dpd_over: 91 } }),
    'indeterminate.dpd_over: at most that of bad is expected, 90: 91',
  )
  refused(
    written({ exclude: { ...usual.exclude, states: ['fraud', 'forborne'] } }),
    'exclude.states: who is bad on the day is to be excluded, also charged_off: ["fraud","forborne"]',
  )
  refused(written({ observe: { days: ['2016-02-30'] } }), 'observe.days.0: ', '"2016-02-30"')
  refused(
    written({ observe: { days: ['2016-02-01'], every_months: 3 } }),
    'observe: give days, or from, to and every_months, not both',
  )
  refused(written({ horizon: 12 }), '"horizon"')
  refused('name: [', 'mine.yaml: not YAML: ')
  refused('', 'mine.yaml: document: ')
})
