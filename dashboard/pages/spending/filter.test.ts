import { describe, expect, it } from 'vitest'
import { parseAddress } from '../../state/address.ts'
import { transactionFilter } from './filter.ts'

const paid = { from: '2017-10-01', to: '2017-12-31' }

describe('the filter of an address', () => {
  it('asks for what the address asks', () => {
    const address = parseAddress(
      '/spending?place=!beijing&channel=scan,flash&merchant=null&size=30&customer=C-1&amount=10..99.5',
    )
    expect(transactionFilter(address, paid)).toEqual({
      paid,
      place: { notIn: ['beijing'] },
      channel: { in: ['flash', 'scan'] },
      merchant: { isNull: true },
      sizeBand: { in: ['30'] },
      customer: 'C-1',
      amount: { from: '10', to: '99.5' },
    })
  })

  it('leaves out the fields of the chart that asks, so that a chart does not filter itself', () => {
    const address = parseAddress('/spending?hour=20&weekday=6&channel=scan')
    expect(transactionFilter(address, paid, ['hour', 'weekday'])).toEqual({
      paid,
      channel: { in: ['scan'] },
    })
    expect(transactionFilter(address, paid).hour).toEqual([20])
  })

  it('turns excluded hours into the hours that are left', () => {
    const address = parseAddress('/spending?weekday=!6,7')
    expect(transactionFilter(address, paid).weekday).toEqual([1, 2, 3, 4, 5])
  })

  it('asks nothing of an amount that is no number', () => {
    expect(transactionFilter(parseAddress('/spending?amount=a..b'), paid).amount).toEqual({})
  })
})
