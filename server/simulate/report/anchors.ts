import type { Parameters } from '../parameters.ts'
import { GROUPS } from '../spending_groups.ts'

/** What a figure of a lender should come near to. */
export interface Anchor {
  measure: Measure
  part: string
  expected: number
  /** Near is what lies within this share of `expected`. */
  within: number
  basis: 'sourced' | 'assumed'
  source: string
}

type Unit = 'share' | 'money' | 'number'

/** The measures of a report, in their order: what each says, and in what unit. */
export const MEASURES = {
  ticket: { title: 'Mobile payments by size', unit: 'share' },
  ticket_size: { title: 'Mobile payments: median, mean', unit: 'money' },
  ticket_by_group: { title: 'Median payment by group of shops', unit: 'money' },
  frequency: { title: 'Payments a month of who pays that way', unit: 'number' },
  hour: { title: 'Payments by hour of the day', unit: 'share' },
  night: { title: 'From 18:00 to 06:00', unit: 'share' },
  season: { title: 'Online spending of a month against its year', unit: 'number' },
  event: { title: 'Online payments of a day against ordinary days', unit: 'number' },
  limit: { title: 'First limits: median, spread of the logarithm', unit: 'number' },
  utilisation: { title: 'Utilisation at the last month end', unit: 'share' },
  repayment: { title: 'What becomes of a statement', unit: 'share' },
  to_m1: { title: 'Monthly move from current to past due, by latent band', unit: 'share' },
  onward: { title: 'Monthly move to a later bucket', unit: 'share' },
  cure: { title: 'Monthly move back to current', unit: 'share' },
  ever_90: { title: 'Ever over 90 days past due, by months on book', unit: 'share' },
  refund: { title: 'Payments given back', unit: 'share' },
  true_pd_ks: { title: 'KS of what is so', unit: 'number' },
  true_pd_auc: { title: 'AUC of what is so: the ceiling of any score', unit: 'number' },
  true_pd_realised: { title: 'Defaults by tenth of the true PD', unit: 'share' },
} as const satisfies Record<string, { title: string; unit: Unit }>

export type Measure = keyof typeof MEASURES

const all = (
  measure: Measure,
  expected: Readonly<Record<string, number>>,
  of: Omit<Anchor, 'measure' | 'part' | 'expected'>,
): Anchor[] =>
  Object.entries(expected).map(([part, value]) => ({ measure, part, expected: value, ...of }))

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

const SURVEY = 'survey of mobile payment users, Payment & Clearing Association of China, 2016'
const RUN = 'chosen together, so that losses come out near those of published pools'

/** What a lender with these parameters is held to: published figures, and what we assume of a world. */
export function anchorsOf({ spending, refunds }: Parameters): Anchor[] {
  const hours = total(spending.hours)
  return [
    ...all(
      'ticket',
      { 'up to 100': 0.7725, '100 to 500': 0.188, 'over 500': 0.0395 },
      { within: 0.2, basis: 'sourced', source: SURVEY },
    ),
    ...all(
      'ticket_size',
      { median: 30, mean: 108 },
      { within: 0.2, basis: 'sourced', source: `lognormal of the ${SURVEY}` },
    ),
    ...all(
      'ticket_by_group',
      Object.fromEntries(GROUPS.map((group) => [group.mcc, group.median])),
      { within: 0.25, basis: 'assumed', source: 'medians of `spending_groups.ts`' },
    ),
    ...all(
      'frequency',
      { flash: 3, scan: 6, online: 2.5 },
      { within: 0.35, basis: 'assumed', source: 'payments a month of who has adopted the channel' },
    ),
    ...all(
      'hour',
      Object.fromEntries(
        spending.hours.map((weight, hour) => [String(hour).padStart(2, '0'), weight / hours]),
      ),
      { within: 0.15, basis: 'assumed', source: '`spending.hours`' },
    ),
    ...all(
      'night',
      { payments: 0.363, value: 0.331 },
      { within: 0.1, basis: 'sourced', source: "People's Bank of China, National Day 2021" },
    ),
    ...all(
      'season',
      Object.fromEntries(
        spending.online_season.map((factor, i) => [String(i + 1).padStart(2, '0'), factor]),
      ),
      {
        within: 0.25,
        basis: 'sourced',
        source: 'online retail 2017 without its growth, National Bureau of Statistics',
      },
    ),
    ...all(
      'event',
      { 'Double 11': 8, '618': 2, 'Spring Festival': 0.5 },
      { within: 0.3, basis: 'assumed', source: '`spending.online_days` and Spring Festival' },
    ),
    ...all(
      'limit',
      { median: 5000, spread: 0.8 },
      {
        within: 0.3,
        basis: 'assumed',
        source: 'lognormal limits of a consumer line; ours are lower, as are our payments',
      },
    ),
    ...all(
      'utilisation',
      { 'of sums': 0.432 },
      { within: 0.2, basis: 'sourced', source: 'bank cards, second quarter of 2017' },
    ),
    ...all(
      'repayment',
      { full: 0.67, plan: 0.25, minimum: 0.08 },
      { within: 0.35, basis: 'assumed', source: 'full (5% of it late), instalment, minimum' },
    ),
    ...all(
      'to_m1',
      { A: 0.008, B: 0.015, C: 0.025, D: 0.045, E: 0.09 },
      { within: 0.3, basis: 'assumed', source: RUN },
    ),
    ...all(
      'onward',
      { M1: 0.15, M2: 0.55, M3: 0.75, M4: 0.86, M5: 0.9, M6: 0.93 },
      { within: 0.2, basis: 'assumed', source: RUN },
    ),
    ...all('cure', { M1: 0.8, M2: 0.32, M3: 0.14 }, { within: 0.2, basis: 'assumed', source: RUN }),
    ...all(
      'ever_90',
      { 'MOB 03': 0, 'MOB 06': 0.0057, 'MOB 12': 0.0177, 'MOB 18': 0.0294, 'MOB 24': 0.041 },
      { within: 0.35, basis: 'assumed', source: RUN },
    ),
    ...all(
      'refund',
      { online: refunds.online, till: refunds.till },
      { within: 0.15, basis: 'assumed', source: '`refunds`' },
    ),
    ...all(
      'true_pd_ks',
      { traits: 0.3 },
      { within: 0.34, basis: 'assumed', source: 'what can be known at application' },
    ),
  ]
}
