import { z } from 'zod'
import { assumed, day, month, positive, section, share, sourced } from './parameter.ts'
import { surroundings } from './surroundings_parameters.ts'

const band = z.strictObject({
  band: z.string().length(1),
  share,
  /** Monthly chance that an ordinary customer forgets the minimum, and that a spell of stress begins. */
  miss: share,
  stress: share,
  declined: share,
  referred: share,
  loan_declined: share,
  /** First limit against the median, and yearly chance of an increase where it is deserved. */
  limit: positive,
  raised: share,
})
const adoptionCurve = z.strictObject({
  cap: share,
  steepness: positive,
  midpoint: month,
  from: day,
})
const byMissed = z.array(share).length(7)

/**
 * What the synthetic lender assumes about its world; amounts are yuan, shares 0 to 1. Each default says
 * whether it is `sourced` or `assumed`; a configuration file may give any of them another value.
 */
export const parametersSchema = z.strictObject({
  bands: assumed(
    z.array(band).length(5),
    [
      {
        band: 'A',
        share: 0.2,
        miss: 0.011,
        stress: 0.0009,
        declined: 0.03,
        referred: 0.02,
        loan_declined: 0.06,
        limit: 1.35,
        raised: 0.16,
      },
      {
        band: 'B',
        share: 0.3,
        miss: 0.022,
        stress: 0.002,
        declined: 0.06,
        referred: 0.04,
        loan_declined: 0.12,
        limit: 1.15,
        raised: 0.14,
      },
      {
        band: 'C',
        share: 0.25,
        miss: 0.038,
        stress: 0.0039,
        declined: 0.12,
        referred: 0.08,
        loan_declined: 0.22,
        limit: 1,
        raised: 0.11,
      },
      {
        band: 'D',
        share: 0.15,
        miss: 0.068,
        stress: 0.0073,
        declined: 0.22,
        referred: 0.15,
        loan_declined: 0.4,
        limit: 0.8,
        raised: 0.06,
      },
      {
        band: 'E',
        share: 0.1,
        miss: 0.14,
        stress: 0.0155,
        declined: 0.38,
        referred: 0.2,
        loan_declined: 0.62,
        limit: 0.6,
        raised: 0.02,
      },
    ],
    'latent risk from A to E: so that ever-90+ is near .57% at 6 months on book, 1.77 at 12, 2.94 at 18, and current to M1 .8 to 9% a month',
  ),
  customers: section({
    arrival: assumed(positive, 1.3, 'how customers arrive: 1 evenly, more: more at first'),
    applying: assumed(share, 0.91, 'customers who ask for a line'),
    leaving: assumed(share, 0.006, 'monthly chance to stop paying with it'),
    frailty: assumed(
      z.number().min(0).max(2),
      0.5,
      'spread of risk within a band, of its logarithm',
    ),
  }),
  spending: section({
    rhythm: assumed(positive, 0.6, 'median pace of a customer against the rates below'),
    rhythm_spread: assumed(
      z.number().min(0).max(2),
      0.75,
      'spread of its logarithm: negative binomial counts with k near 1.2',
    ),
    online: assumed(positive, 2.5, 'payments a month online'),
    scan: assumed(positive, 6, 'payments a month by scan, of those who scan'),
    flash: assumed(positive, 3, 'payments a month by flash, of those who tap'),
    counter: assumed(positive, 0.8, 'payments a month by card at the counter'),
    weekend: assumed(positive, 1.15, 'a weekend day against a weekday at the till'),
    quota_share: assumed(
      z.tuple([share, share]),
      [0.6, 1],
      'least and largest share of payments that a customer puts on the line',
    ),
    hours: sourced(
      z.array(z.number().min(0)).length(24),
      [5, 3, 2, 2, 2, 4, 14, 32, 46, 40, 44, 64, 78, 56, 44, 42, 46, 62, 73, 77, 68, 46, 27, 12],
      '36.3% of payments between 18:00 and 06:00 (central bank, National Day 2021); the peaks at 8, 12 and 18 to 20 assumed',
    ),
    online_season: sourced(
      z.array(positive).length(12),
      [0.81, 0.81, 0.99, 0.98, 0.98, 0.98, 1.05, 1.05, 1.05, 1.05, 1.25, 1.1],
      'month index of online retail 2017, growth removed (national statistics); November assumed',
    ),
    online_days: assumed(
      z.record(z.string().regex(/^\d{2}-\d{2}$/), positive),
      {
        '06-17': 1.3,
        '06-18': 2,
        '06-19': 1.2,
        '11-10': 1.5,
        '11-11': 8,
        '11-12': 1.6,
        '12-12': 2.4,
      },
      'days that move online spending, as month-day and factor',
    ),
    spring_festival: sourced(
      z.array(day),
      [
        '2014-01-31',
        '2015-02-19',
        '2016-02-08',
        '2017-01-28',
        '2018-02-16',
        '2019-02-05',
        '2020-01-25',
        '2021-02-12',
        '2022-02-01',
        '2023-01-22',
        '2024-02-10',
        '2025-01-29',
        '2026-02-17',
      ],
      'first day of Spring Festival by the lunar calendar; that online spending halves for seven days is assumed',
    ),
  }),
  adoption: section({
    scan: assumed(
      adoptionCurve,
      { cap: 0.9, steepness: 0.14, midpoint: '2016-01', from: '2014-01-01' },
      'who scans: logistic by month',
    ),
    flash: assumed(
      adoptionCurve,
      { cap: 0.4, steepness: 0.35, midpoint: '2017-05', from: '2016-09-01' },
      'who taps: steepness .35 a month and month 10 of the calibration page; the cap for a lender that is past its pilot',
    ),
  }),
  quota: section({
    median: assumed(positive, 1600, 'median first limit'),
    spread: assumed(positive, 0.8, 'spread of its logarithm'),
    cap: sourced(
      positive,
      200000,
      'largest limit of a customer: the rule on internet loans of 2020-07-17',
    ),
    expired: assumed(share, 0.024, 'approved but never taken up'),
    temporary: assumed(
      share,
      0.25,
      'good lines that are raised for the shopping festival of November',
    ),
  }),
  repayment: section({
    full: assumed(share, 0.62, 'pay the bill in full'),
    plan: assumed(share, 0.25, 'pay a part and make a plan of the rest'),
    late: assumed(share, 0.05, 'pay in full, late'),
    purchase_plan: assumed(share, 0.5, 'large purchases on the line that are paid in parts'),
    purchase_plan_from: assumed(
      positive,
      500,
      'least amount of a purchase that may be paid in parts',
    ),
    plan_months: sourced(
      z.record(z.enum(['3', '6', '12', '24']), z.number().int().min(0)),
      { '3': 4, '6': 3, '12': 2, '24': 1 },
      'terms of the tariff of 2016-04-10; how many choose which assumed',
    ),
    plan_fee: sourced(
      z.number().min(0).max(0.02),
      0.006,
      'fee a month on the original principal: .5 to 1.2% (tariff of 2016-04-10)',
    ),
    returned: assumed(share, 0.004, 'repayments that the bank sends back'),
    again: assumed(share, 0.625, 'repayments sent back that are made again three days later'),
    miss_careless: assumed(
      byMissed,
      [0, 0.06, 0.3, 0.5, 0.7, 0.8, 0.9],
      'chance to miss again without stress, by statements missed before (the first is by band)',
    ),
    miss_early: assumed(
      byMissed,
      [0.06, 0.35, 0.6, 0.75, 0.85, 0.9, 0.93],
      'the same while stress builds up',
    ),
    miss_failing: assumed(
      byMissed,
      [0.65, 0.85, 0.88, 0.92, 0.94, 0.95, 0.95],
      'the same once it has built up',
    ),
    returned_failing: assumed(share, 0.06, 'repayments sent back then'),
    recovery: assumed(share, 0.03, 'monthly chance that a charged-off line pays something'),
  }),
  stress: section({
    months_before: assumed(
      z.tuple([z.number().int(), z.number().int()]),
      [3, 6],
      'months of rising use before payments fail',
    ),
    spending: assumed(positive, 1.35, 'pace of spending meanwhile'),
    cash: assumed(share, 0.16, 'share of payments that turns cash-like'),
    quota: assumed(share, 0.25, 'share of payments that moves to the line'),
  }),
  economy: section({
    drift: assumed(z.number().min(-0.1).max(0.1), 0, 'growth of risk a month'),
    shock: assumed(
      z.strictObject({ from: month, months: z.number().int().min(1), factor: positive }).nullable(),
      null,
      'months in which stress begins more often; none unless switched on',
    ),
  }),
  fraud: section({
    bust_out: assumed(share, 0.0015, 'lines that are opened to be run up and left'),
  }),
  forbearance: section({
    dpd: assumed(
      z.tuple([z.number().int().min(1), z.number().int().max(180)]),
      [31, 90],
      'least and most days past due at which it is granted',
    ),
    eased: assumed(
      share,
      0.05,
      'monthly chance of a pause of 90 days, once, for a line or a loan so late',
    ),
  }),
  loans: section({
    asking: assumed(share, 0.14, 'customers who ask for an instalment loan'),
    fee: assumed(z.number().min(0).max(0.02), 0.008, 'fee a month on what was lent'),
  }),
  refunds: section({
    online: assumed(share, 0.06, 'online payments that are given back, in full or in part'),
    till: assumed(share, 0.008, 'the same at the till'),
  }),
  ...surroundings,
})

/** The world as it is made: every parameter has its value. */
export type Parameters = z.output<typeof parametersSchema>

/** Days of the month on which statements close, an equal part of lines each; null: the last. */
export const STATEMENT_DAYS = [null, 5, 10, 15, 20, 25] as const
