import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../../db/store.ts'
import { put, putLender } from '../../ledger/testing/put.ts'
import { openTallystick } from '../../open_store.ts'

let store: Store
/** Seven attempts of May 2020: flash (3) states its hits, scan (2) its first reasons alone. */
beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
  await putLender(store.read)
  const pay = (channel: number, amount: string, more = {}) => ({
    customer_id: 1,
    booked_on: '2020-05-10',
    channel,
    amount,
    status: 1,
    ...more,
  })
  const declined = (reason: number | null, hits: string | null = null) => ({
    status: 2,
    decline_reason: reason,
    decline_hits: hits,
  })
  await put(store.read, 'transaction', [
    pay(3, '10'),
    pay(3, '20', declined(2, 'line risk')),
    pay(3, '40', declined(2, 'line')),
    pay(3, '80', declined(7, 'risk')),
    pay(2, '100'),
    pay(2, '200', declined(7)),
    pay(2, '400', declined(null)),
    // None of these is an attempt of the window, or known.
    pay(3, '1', { kind: 13, status: 3 }),
    pay(3, '1', { kind: 4 }),
    pay(3, '1', { booked_on: '2020-06-01' }),
    pay(3, '1', { booked_on: '2020-05-01' }),
    pay(3, '1', { recorded_at: '2024-07-01 00:00:00' }),
  ])
})
afterAll(() => store.close())

const steps = async (channel: number | null) =>
  store.read.all(
    `select * exclude (channel, position) from decline_funnel('2020-06-01', '2024-06-01', 30)
     where channel is not distinct from $1 order by position`,
    [channel],
  )

it('each attempt ends at one step: approved, or its first reason', async () => {
  const flash = { attempts: 4, attempted_amount: '150.00', without_hits: 0 }
  expect(await steps(3)).toEqual([
    {
      ...flash,
      step: 'approved',
      payments: 1,
      amount: '10.00',
      share: 0.25,
      hits: null,
      hit_amount: null,
      alone: null,
      alone_amount: null,
    },
    // Two had no line; of them one would have been approved with a larger line.
    {
      ...flash,
      step: 'line',
      payments: 2,
      amount: '60.00',
      share: 0.5,
      hits: 2,
      hit_amount: '60.00',
      alone: 1,
      alone_amount: '40.00',
    },
    // Risk was first once, and held behind the line once more.
    {
      ...flash,
      step: 'risk',
      payments: 1,
      amount: '80.00',
      share: 0.25,
      hits: 2,
      hit_amount: '100.00',
      alone: 1,
      alone_amount: '80.00',
    },
  ])
})

it('reasons beyond the first are not known where no decline states them', async () => {
  expect(await steps(2)).toMatchObject([
    { step: 'approved', attempts: 3, payments: 1, without_hits: 0 },
    { step: 'risk', payments: 1, without_hits: 1, hits: null, alone: null, alone_amount: null },
    { step: 'not_stated', payments: 1, amount: '400.00', without_hits: 1, hits: null },
  ])
})

it('all channels together are the sums of each', async () => {
  expect(await steps(null)).toMatchObject([
    { step: 'approved', attempts: 7, attempted_amount: '850.00', payments: 2, amount: '110.00' },
    { step: 'line', payments: 2, hits: 2, alone: 1 },
    { step: 'risk', payments: 2, amount: '280.00', without_hits: 1, hits: 2, alone: 1 },
    { step: 'not_stated', payments: 1 },
  ])
})
