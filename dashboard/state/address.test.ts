import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Address, formatAddress, parseAddress, unknownKeys } from './address.ts'
import { toggleExcluded, toggleIncluded, withoutFilter, withRange, withSetting } from './edit.ts'
import { emptyFilter, type Filter, isEmpty } from './filter.ts'

const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 })
// Lone surrogates cannot be written in an address.
const value = text.filter((each) => each.isWellFormed())
const list = fc.uniqueArray(value, { maxLength: 4 }).map((values) => values.sort())
const end = fc.option(value)
const filter: fc.Arbitrary<Filter> = fc
  .record({
    in: list,
    notIn: list,
    range: fc.option(fc.record({ from: end, to: end }).filter(({ from, to }) => !!(from ?? to))),
    isNull: fc.option(fc.boolean()),
  })
  .filter((each) => !isEmpty(each))
const field = fc.stringMatching(/^[a-z_]{1,8}$/).filter((key) => !reserved.has(key))
const reserved = new Set(['as_of', 'at', 'by', 'grain', 'list', 'm', 'sort', 'vs', '__proto__'])
const address: fc.Arbitrary<Address> = fc.record({
  page: fc.constantFrom('spending', 'quota', 'customers'),
  id: fc.option(value),
  filters: fc.dictionary(field, filter, { maxKeys: 4, noNullPrototype: true }),
  settings: fc.record({ vs: value, sort: value, at: value, m: value }, { requiredKeys: [] }),
})

describe('an address', () => {
  it('says the same after it is written and read', () => {
    fc.assert(
      fc.property(address, (each) => {
        expect(parseAddress(formatAddress(each))).toEqual(each)
      }),
    )
  })

  it('is written in one way only, whatever the order of its keys and values', () => {
    fc.assert(
      fc.property(address, (each) => {
        const shuffled = Object.fromEntries(Object.entries(each.filters).reverse())
        expect(formatAddress({ ...each, filters: shuffled })).toBe(formatAddress(each))
      }),
    )
    expect(formatAddress(parseAddress('/spending?vs=yoy&place=b,a&channel=scan'))).toBe(
      '/spending?channel=scan&place=a,b&vs=yoy',
    )
  })

  it('reads any text without throwing', () => {
    fc.assert(
      fc.property(fc.string(), (each) => {
        expect(parseAddress(each).settings).toBeDefined()
      }),
    )
    expect(parseAddress('/spending?place=%E0%A4%A').filters.place?.in).toEqual(['%E0%A4%A'])
  })

  it('follows the grammar: any of, none of, between, not stated', () => {
    const { page, filters, settings } = parseAddress(
      '/spending?paid=2017-10-01..2017-12-31&place=!beijing&channel=scan,flash&merchant=null&vs=prev',
    )
    expect(page).toBe('spending')
    expect(filters).toEqual({
      paid: { ...emptyFilter, range: { from: '2017-10-01', to: '2017-12-31' } },
      place: { ...emptyFilter, notIn: ['beijing'] },
      channel: { ...emptyFilter, in: ['flash', 'scan'] },
      merchant: { ...emptyFilter, isNull: true },
    })
    expect(settings).toEqual({ vs: 'prev' })
    expect(formatAddress(parseAddress('/spending?amount=..100'))).toBe('/spending?amount=..100')
  })

  it('leaves defaults out', () => {
    const each = parseAddress('/spending?vs=prev&m=amount')
    expect(formatAddress(each, { vs: 'prev' })).toBe('/spending?m=amount')
  })

  it('keeps keys that the page does not know, and names them', () => {
    const each = parseAddress('/spending?colour=blue&channel=scan')
    expect(unknownKeys(each, { fields: ['channel'], defaults: {} })).toEqual(['colour'])
    expect(formatAddress(each)).toBe('/spending?channel=scan&colour=blue')
  })
})

describe('a click', () => {
  it('on an included value lifts it, so that two clicks change nothing', () => {
    fc.assert(
      fc.property(address, field, value, (each, key, chosen) => {
        fc.pre(!each.filters[key] && !each.settings.at)
        const once = toggleIncluded(each, key, chosen)
        expect(once.filters[key]?.in).toEqual([chosen])
        expect(toggleIncluded(once, key, chosen)).toEqual(each)
      }),
    )
  })

  it('never leaves a value both included and excluded', () => {
    const start = parseAddress('/spending')
    const excluded = toggleExcluded(toggleIncluded(start, 'place', 'a'), 'place', 'a')
    expect(excluded.filters.place).toEqual({ ...emptyFilter, notIn: ['a'] })
    expect(toggleIncluded(excluded, 'place', 'a').filters.place?.notIn).toEqual([])
  })

  it('that changes what is filtered starts the table at its first row again', () => {
    const paged = withSetting(parseAddress('/spending?place=a'), 'at', 'cursor')
    expect(withoutFilter(paged, 'place').settings.at).toBeUndefined()
    expect(withRange(paged, 'paid', { from: 'x', to: null }).settings.at).toBeUndefined()
    expect(withSetting(paged, 'sort', '-amount').settings.at).toBeUndefined()
    expect(withSetting(paged, 'm', 'count').settings.at).toBe('cursor')
  })
})
