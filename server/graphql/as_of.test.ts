import { expect, it } from 'vitest'
import { openTallystick } from '../open_store.ts'
import { dayAfter } from './as_of.ts'

it('the day after a day is one that the engine reads, over the ends of months, years and the calendar', async () => {
  const days = ['2016-02-28', '2016-12-31', '9999-12-31', '0001-01-01']
  expect(days.map(dayAfter)).toEqual(['2016-02-29', '2017-01-01', '10000-01-01', '0001-01-02'])
  const store = await openTallystick({ dir: ':memory:' })
  const read = await store.read.first<{ gap: number }>(
    `select ($1::varchar::date - date '9999-12-31')::integer as gap`,
    [dayAfter('9999-12-31')],
  )
  expect(read?.gap).toBe(1)
  await store.close()
})
