import { expect, it } from 'vitest'
import { festivals } from './festivals.ts'

it('both ends of the period belong to it, in each of its years', () => {
  const found = festivals('CNY', '2016-11-11', '2017-11-11').map(({ day }) => day)
  expect(found.sort()).toEqual(['2016-11-11', '2016-12-12', '2017-10-01', '2017-11-11'])
})

it('a lender of another currency has none of these days', () => {
  expect(festivals('CZK', '2016-01-01', '2017-12-31')).toEqual([])
})
