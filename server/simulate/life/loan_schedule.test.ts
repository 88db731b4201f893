import { expect, it } from 'vitest'
import type { LoanTerms } from './customer.ts'
import { defer, dueBy, dueDayOf, newSchedule } from './loan_schedule.ts'

/** First days of the months of 2020. */
const world = { firstDays: [0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335] }
/** Opened on 10 January, of three instalments. */
const loan = () => newSchedule({ month: 0, day: 9, months: 3 } as LoanTerms)
const schedule = (of = loan()) => [1, 2, 3].map((part) => dueDayOf(world, of, part))
const due = (of = loan()) => [0, 1, 2, 3, 4, 5, 6].map((number) => dueBy(of, number))

it('instalments are due on the monthly days after the opening', () => {
  // 10 February, 10 March, 10 April.
  expect(schedule()).toEqual([40, 69, 100])
  expect(due()).toEqual([0, 1, 2, 3, 3, 3, 3])
})

it('forbearance defers what falls in it, and moves what comes after, by as many months', () => {
  const eased = loan()
  // From 10 March until 9 May: March and April ask for nothing.
  defer(world, eased, 69, 129)
  expect(schedule(eased)).toEqual([40, 130, 161])
  expect(due(eased)).toEqual([0, 1, 1, 1, 2, 3, 3])
})

it('forbearance between two monthly days defers none, and after the last moves none', () => {
  const [between, after] = [loan(), loan()]
  defer(world, between, 70, 99)
  defer(world, after, 101, 190)
  for (const eased of [between, after]) {
    expect(schedule(eased)).toEqual([40, 69, 100])
    expect(due(eased)).toEqual([0, 1, 2, 3, 3, 3, 3])
  }
})
