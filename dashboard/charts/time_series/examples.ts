import { html } from '../../marks/svg.ts'
import { brushStrip } from '../brush_strip/brush_strip.ts'
import { weeks } from '../brush_strip/examples.ts'
import { type Example, forty, noise } from '../example.ts'
import type { TimeRow, TimeSeriesOptions } from './options.ts'
import { seriesMargins } from './plan.ts'
import { timeSeries } from './time_series.ts'

const day = 864e5
const money = { kind: 'money', currency: 'CNY' } as const

const series = [
  { key: 'scan', name: 'Scan', colour: 'c2', total: 112e6, change: '+26%' },
  { key: 'online', name: 'Online', colour: 'c1', total: 82.6e6, change: '+27%' },
  { key: 'flash', name: 'Flash', colour: 'c3', total: 28.5e6, change: '+46%' },
] as const

/** A quarter of a growing lender, with two shopping festivals. */
function quarter(start: string, growth: number, seed: number): TimeRow[] {
  const random = noise(seed)
  const first = Date.parse(start)
  const rows: TimeRow[] = []
  for (let i = 0; i < 92; i++) {
    const at = new Date(first + i * day)
    const date = at.toISOString().slice(0, 10)
    const weekend = at.getUTCDay() % 6 === 0
    const feast = growth > 0.9 && (date.endsWith('11-11') ? 3.6 : date.endsWith('12-12') ? 1.9 : 1)
    const wobble = () => 0.93 + 0.14 * random()
    const lift = growth * (1 + i / 460)
    rows.push(
      { series: 'scan', day: date, value: 1.12e6 * lift * (weekend ? 1.22 : 1) * wobble() },
      { series: 'online', day: date, value: 0.84e6 * lift * (feast || 1) * wobble() },
      { series: 'flash', day: date, value: 0.29e6 * lift * (weekend ? 1.15 : 1) * wobble() },
    )
  }
  return rows
}

const rows = quarter('2017-10-01', 1, 3)
const before = quarter('2017-07-01', 0.78, 4)

const events = [
  { day: '2017-10-01', name: 'National Day', weight: 2 },
  { day: '2017-10-25', name: 'Policy 7 live', weight: 1 },
  { day: '2017-11-11', name: 'Double 11', weight: 3 },
  { day: '2017-12-12', name: 'Double 12', weight: 2 },
]

const base = { label: 'Spend per day by channel', measure: money, series, versus: 'Q3', events }

const draw =
  (given: readonly TimeRow[], extra: Partial<TimeSeriesOptions> = {}): Example['draw'] =>
  (width, on) =>
    timeSeries(given, { ...base, width, on, ...extra })

const single = (values: (number | null)[], extra: Partial<TimeSeriesOptions> = {}) => {
  const one = { key: 'one', name: 'Spend', colour: 'c1' } as const
  const given = values.map((value, i) => ({
    series: 'one',
    day: new Date(Date.UTC(2017, 9, 1) + i * day),
    value,
  }))
  return draw(given, { series: [one], events: [], ...extra })
}

export const examples: Example[] = [
  {
    name: 'Spend per day by channel',
    note: 'dotted: 1 Jul – 30 Sep 2017, aligned by day',
    span: 12,
    draw: (width, on) => {
      const options = { ...base, width, on, before }
      const strip = brushStrip(weeks, {
        width,
        label: 'Chosen days',
        measure: money,
        from: '2017-10-01',
        to: '2017-12-31',
        before: { from: '2017-07-01', to: '2017-09-30' },
        note: [width < 560 ? '24 months' : 'Weekly, 24 months', 'drag to select'],
        ...seriesMargins(rows, options),
      })
      return html('div', { style: 'display:grid;gap:10px' }, timeSeries(rows, options), strip)
    },
  },
  { name: 'Stacked', span: 6, draw: draw(rows, { mode: 'stack' }) },
  { name: 'Share', span: 6, draw: draw(rows, { mode: 'share' }) },
  {
    name: 'In Chinese, NT$',
    span: 6,
    draw: draw(rows, {
      locale: 'zh',
      measure: { kind: 'money', currency: 'TWD' },
      before,
      versus: '三季度',
      series: [
        { ...series[0], name: '扫码' },
        { ...series[1], name: '线上' },
        { ...series[2], name: '闪付' },
      ],
    }),
  },
  {
    name: 'NULL days are gaps, negatives fall below',
    span: 6,
    draw: single(
      [5, 9, null, null, 7, null, -4, -6, 3, 8].map((v) => (v === null ? null : v * 1e4)),
    ),
  },
  { name: 'One row', span: 6, draw: single([12_345]) },
  { name: '10^12', span: 6, draw: single(Array.from({ length: 40 }, (_, i) => 1e12 + i * 2.5e10)) },
  {
    name: 'Eight series, long names, one level',
    span: 6,
    draw: draw(
      Array.from({ length: 8 }, (_, s) =>
        Array.from({ length: 30 }, (_, i) => ({
          series: String(s),
          day: new Date(Date.UTC(2017, 9, 1) + i * day),
          value: 1000 + s * 9,
        })),
      ).flat(),
      {
        events: [],
        series: Array.from({ length: 8 }, (_, s) => ({
          key: String(s),
          name: s ? `Series ${s}` : forty,
          colour: `c${(s + 1) as 1}` as const,
          change: '+1%',
        })),
      },
    ),
  },
  {
    name: 'Names with arrows',
    span: 6,
    draw: single([4, 5, 3], { series: [{ key: 'one', name: 'Current → M1', colour: 'c1' }] }),
  },
  { name: 'Zero throughout', span: 6, draw: single([0, 0, 0, 0]) },
  { name: 'Empty', span: 6, draw: draw([]) },
]
