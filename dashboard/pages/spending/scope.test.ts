import { describe, expect, it } from 'vitest'
import { parseAddress } from '../../state/address.ts'
import { scopeOf } from './scope.ts'

const coverage = { firstDay: '2016-01-01', lastDay: '2017-12-31' }
const of = (path: string) =>
  scopeOf(parseAddress(path), coverage, { kind: 'money', currency: 'CNY' })

describe('the scope of the page', () => {
  it('is the last 92 days against the 92 before, unless told', () => {
    const scope = of('/spending')
    expect(scope.period).toEqual({ from: '2017-10-01', to: '2017-12-31' })
    expect(scope.compared).toEqual({ from: '2017-07-01', to: '2017-09-30' })
    expect(scope.strip).toEqual({ from: '2016-01-01', to: '2017-12-31' })
  })

  it('ends on the day as of which it is asked', () => {
    expect(of('/spending?as_of=2017-06-30').period).toEqual({
      from: '2017-03-31',
      to: '2017-06-30',
    })
    expect(of('/spending?as_of=2030-01-01').asOf).toBe('2017-12-31')
  })

  it('compares with nothing where the data do not cover the period before', () => {
    expect(of('/spending?paid=2016-02-01..2016-03-31').compared).toBeNull()
    expect(of('/spending?vs=none').compared).toBeNull()
  })

  it('takes open ends of a period from the data', () => {
    expect(of('/spending?paid=2017-12-01..').period).toEqual({
      from: '2017-12-01',
      to: '2017-12-31',
    })
    expect(of('/spending?paid=..2016-01-31').period).toEqual({
      from: '2016-01-01',
      to: '2016-01-31',
    })
  })

  it('ignores what is no date', () => {
    expect(of('/spending?paid=x..y&as_of=soon').period).toEqual(of('/spending').period)
  })
})
