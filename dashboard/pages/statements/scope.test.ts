import { describe, expect, it } from 'vitest'
import { parseAddress } from '../../state/address.ts'
import { scopeOf, statementFilter } from './scope.ts'

const coverage = { firstDay: '2005-04-30', lastDay: '2005-09-30' }
const of = (path: string) =>
  scopeOf(parseAddress(path), coverage, { kind: 'money', currency: 'TWD' })

describe('the scope of statements', () => {
  it('is the last month against the one before, unless told', () => {
    const { period, compared, all } = of('/spending')
    expect(period).toEqual({ from: '2005-09-01', to: '2005-09-30' })
    expect(compared).toEqual({ from: '2005-08-01', to: '2005-08-31' })
    expect(all).toEqual({ from: '2005-04-01', to: '2005-09-30' })
  })

  it('compares whole months with as many before, where the data have them', () => {
    expect(of('/spending?closed=2005-07-01..2005-09-30').compared).toEqual({
      from: '2005-04-01',
      to: '2005-06-30',
    })
    expect(of('/spending?closed=2005-06-10..2005-09-30').period.from).toBe('2005-06-01')
    expect(of('/spending?closed=2005-06-01..2005-09-30').compared).toBeNull()
    expect(of('/spending?vs=none').compared).toBeNull()
  })

  it('asks what the address asks, but not for the chart’s own field', () => {
    const address = parseAddress('/spending?limit=50000&status=!1,2&education=null')
    const closed = { from: '2005-09-01', to: '2005-09-30' }
    expect(statementFilter(address, closed, ['limit'])).toEqual({
      closed,
      status: { notIn: ['1', '2'] },
      education: { isNull: true },
    })
  })
})
