import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../../db/store.ts'
import { booked, lenderOfLines } from '../testing/lines.ts'

let store: Store
/**
 * Line m bought for 1,000 in month m of 2020 and never paid: at the end of July line 7 is current, line 6 in
 * M1, and so on to line 1 in M6. In August half of line 7's purchase and a fifth of line 1's is refunded.
 */
beforeAll(async () => {
  const lines = [1, 2, 3, 4, 5, 6, 7]
  store = await lenderOfLines(
    lines.map((facility_id) => ({ facility_id })),
    {
      transaction: [
        ...lines.map((line) => booked(line, `2020-0${line}-15`, 'purchase', '1000')),
        booked(7, '2020-08-05', 'refund', '500'),
        booked(1, '2020-08-05', 'refund', '200'),
      ],
    },
  )
})
afterAll(() => store.close())

const flows = (month: string, asOf = '2020-09-01') =>
  store.read.all(
    "select * exclude (month) from flow_rate($1, '2024-06-01', 2) where month = $2::date order by bucket",
    [asOf, month],
  )

it('a flow is what the next bucket holds over what this one held a month before', async () => {
  const august = await flows('2020-08-01')
  expect(august).toHaveLength(7)
  expect(august[0]).toEqual({
    bucket: 0,
    next_bucket: 1,
    accounts_before: 1,
    accounts: 1,
    account_rate: 1,
    balance_before: '1000.00',
    balance: '500.00',
    balance_rate: 0.5,
    to_write_off: 0.4,
    net_flow_loss: '400.00',
  })
  expect(august[1]).toMatchObject({ balance_rate: 1, to_write_off: 0.8, net_flow_loss: '800.00' })
  expect(august[6]).toMatchObject({ next_bucket: 7, balance: '800.00', to_write_off: 0.8 })
})

it('where a bucket was empty its rate is not known, nor is the product over it', async () => {
  // At the end of June nothing was in M6.
  const july = await flows('2020-07-01')
  expect(july[6]).toMatchObject({ balance_before: '0.00', balance_rate: null, to_write_off: null })
  expect(july[0]).toMatchObject({ balance_rate: 1, to_write_off: null, net_flow_loss: null })
})

it('what is in WO flowed into it once', async () => {
  // In September line 2 comes to WO, line 1 has been there.
  expect((await flows('2020-09-01', '2020-10-01'))[6]).toMatchObject({
    accounts: 1,
    balance: '1000.00',
  })
})
