import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../../db/store.ts'
import { openTallystick } from '../../open_store.ts'

let store: Store
beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
})
afterAll(() => store.close())

const holding = (sql: string, day: string) => store.read.all(sql, [day])

it('only one notice held for class II accounts before December 2016, and class III was cut in 2018', async () => {
  const caps = (day: string) =>
    holding(
      `select account_class as class, usage, arg_max(notice, effective_on) as notice,
         arg_max(day_cap, effective_on) as day_cap, arg_max(year_cap, effective_on) as year_cap
       from account_class_rule where effective_on <= $1::date group by all order by all`,
      day,
    )
  expect(await caps('2016-11-30')).toEqual([
    { class: 2, usage: 'out', notice: '392', day_cap: '10000.00', year_cap: null },
  ])
  expect(await caps('2019-01-01')).toEqual([
    { class: 2, usage: 'in', notice: '302', day_cap: '10000.00', year_cap: '200000.00' },
    { class: 2, usage: 'out', notice: '302', day_cap: '10000.00', year_cap: '200000.00' },
    { class: 3, usage: 'in', notice: '16', day_cap: '2000.00', year_cap: '50000.00' },
    { class: 3, usage: 'out', notice: '16', day_cap: '2000.00', year_cap: '50000.00' },
  ])
})

it('a thousand need no PIN from June 2018 on, and only at upgraded merchants', async () => {
  const cap = (day: string) =>
    holding(
      `select is_upgraded as up, arg_max(cap, effective_on) as cap
       from no_pin_rule where effective_on <= $1::date group by all order by all`,
      day,
    )
  expect(await cap('2018-05-31')).toEqual([
    { up: false, cap: '300.00' },
    { up: true, cap: '300.00' },
  ])
  expect(await cap('2018-06-01')).toEqual([
    { up: false, cap: '300.00' },
    { up: true, cap: '1000.00' },
  ])
})

it('codes have a grade from April 2018 on; the contract caps the best', async () => {
  const caps = (day: string) =>
    holding(
      'select grade, day_cap from qr_grade_rule where effective_on <= $1::date order by 1',
      day,
    )
  expect(await caps('2018-03-31')).toEqual([])
  expect(await caps('2018-04-01')).toEqual([
    { grade: 'A', day_cap: null },
    { grade: 'B', day_cap: '5000.00' },
    { grade: 'C', day_cap: '1000.00' },
    { grade: 'D', day_cap: '500.00' },
  ])
})
