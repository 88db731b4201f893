import { type Example, forty } from '../example.ts'
import type { FanCohort, VintageFanOptions } from './options.ts'
import { vintageFan } from './vintage_fan.ts'

const quarters = ['Q1 2016', 'Q2 2016', 'Q3 2016', 'Q4 2016', 'Q1 2017', 'Q2 2017', 'Q3 2017']

/** Eight quarters of a lender whose younger cohorts age a little worse. */
const cohorts: FanCohort[] = quarters.map((name, i) => ({
  key: name,
  name,
  points: Array.from({ length: 24 }, (_, month) => {
    const matured = month <= 21 - 3 * i
    const value = Math.max(0, month - 3) ** 0.8 * (0.0032 + 0.0004 * i)
    return { month, value: matured ? value : null }
  }),
}))

const draw =
  (given: readonly FanCohort[], extra: Partial<VintageFanOptions> = {}): Example['draw'] =>
  (width, choice = {}) =>
    vintageFan(given, {
      label: 'Ever 90+ by months on book',
      width,
      measure: { kind: 'share' },
      monthName: 'Months on book',
      ...extra,
      ...choice,
      on: choice,
    })

const point = (month: number, value: number | null) => ({ month, value })

export const examples: Example[] = [
  { name: 'Vintages', note: 'unmatured months are blank', span: 7, draw: draw(cohorts) },
  {
    name: 'One cohort of one month, with a long name',
    span: 5,
    draw: draw([{ key: 'a', name: forty.slice(0, 24), points: [point(0, 0.02)] }]),
  },
  {
    name: 'Nothing late yet, NULL and unmatured',
    span: 5,
    draw: draw([
      { key: 'a', name: 'Jan', points: [point(0, 0), point(1, 0), point(2, null)] },
      { key: 'b', name: 'Feb', points: [point(0, null)] },
    ]),
  },
  {
    name: '10^12, below zero',
    span: 7,
    draw: draw(
      [{ key: 'a', name: 'Jan', points: [point(0, -1e12), point(1, 1e12), point(40, 5e11)] }],
      { measure: { kind: 'money', currency: 'CNY' } },
    ),
  },
  { name: 'Empty', span: 5, draw: draw([]) },
]
