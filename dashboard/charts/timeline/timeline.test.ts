// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { golden, texts } from '../golden.ts'
import { heldOn, steppedDays } from './days.ts'
import { examples } from './examples.ts'
import { timeline } from './timeline.ts'

it('draws its example as the golden file keeps it', async () => {
  const drawn = examples[0]!.draw(800)
  await expect(golden(drawn)).toMatchFileSnapshot('./timeline.svg')
})

const base = {
  width: 1000,
  label: 'A year',
  from: '2017-01-01',
  to: '2017-12-31',
  measure: { kind: 'money', currency: 'CNY' },
  lanes: [{ key: 'flash', name: 'Flash', colour: 'c3' }],
} as const
const rows = {
  quota: [
    { day: '2016-05-01', value: 3000 },
    { day: '2017-07-01', value: 5000, note: 'Raised to ¥5,000' },
  ],
  balance: [
    { day: '2017-02-01', value: 100 },
    { day: '2017-03-01', value: null },
    { day: '2017-04-01', value: 900 },
  ],
  payments: [
    { at: '2017-02-01T10:00:00Z', lane: 'flash', amount: 10 },
    { at: '2016-02-01T10:00:00Z', lane: 'flash', amount: 99 },
  ],
  repayments: [
    { day: '2017-03-20', kind: 'full' },
    { day: '2017-04-28', kind: 'late' },
  ],
  scores: [{ day: '2017-05-01', value: 668 }],
} as const

it('a value holds from its day until the next', () => {
  const quota = heldOn(rows.quota)
  expect(['2016-04-30', '2017-06-30', '2017-07-01'].map((day) => quota(new Date(day)))).toEqual([
    null,
    3000,
    5000,
  ])
})

it('only what lies in the window is drawn and counted', () => {
  expect(texts(timeline(rows, base))).toContain('1 · ¥10')
})

it('a notch is higher for more, by the log of the amount', () => {
  const lanes = (amounts: number[]) =>
    timeline(
      {
        ...rows,
        payments: amounts.map((amount, i) => ({
          at: `2017-02-0${i + 1}T00:00:00Z`,
          lane: 'flash',
          amount,
        })),
      },
      base,
    )
  const heights = [
    ...(lanes([10, 100, 1000]).querySelector('.notches')?.getAttribute('d') ?? '').matchAll(
      /v-([\d.]+)/g,
    ),
  ].map((match) => Number(match[1]))
  expect(heights[2]! - heights[1]!).toBeCloseTo(heights[1]! - heights[0]!, 0)
})

it('late has its own shape, so that colour is never alone', () => {
  const chart = timeline(rows, base)
  expect(chart.querySelectorAll('.repaid.full circle').length).toBeGreaterThan(0)
  expect(chart.querySelectorAll('.repaid.late circle')).toHaveLength(0)
  expect(texts(chart)).toContain('1 of 2 on time')
})

it('the quota that held when the window opened is drawn from its left edge', () => {
  const path = timeline(rows, base).querySelector('path.quota')?.getAttribute('d') ?? ''
  expect(path.startsWith('M112,')).toBe(true)
})

it('a long window is stepped by weeks that end on its last day', () => {
  const days = steppedDays(new Date('2017-01-01'), new Date('2017-12-31'))
  expect([days.length, days.at(-1)?.toISOString().slice(0, 10)]).toEqual([53, '2017-12-31'])
})

it('what nothing is known of takes no room and no name', () => {
  const payments = timeline({ ...rows, quota: [], balance: [], repayments: [], scores: [] }, base)
  expect(texts(payments)).not.toContain('Repaid')
  expect(texts(payments)).not.toContain('Score')
  expect(texts(payments).some((text) => text.startsWith('Quota'))).toBe(false)
  const height = (chart: SVGSVGElement) => Number(chart.getAttribute('height'))
  expect(height(payments)).toBeLessThan(height(timeline(rows, base)) - 150)
})

it('with steps a balance holds until the next, from before the window to its last day', () => {
  const balance = [
    { day: '2016-12-01', value: 100 },
    { day: '2017-04-01', value: 900 },
  ]
  const drawn = (steps: boolean) => {
    const line = timeline({ ...rows, balance }, { ...base, steps }).querySelector('.owed-line')
    const points = (line?.getAttribute('d') ?? '').match(/[\d.]+,[\d.]+/g) ?? []
    return points.map((point) => point.split(',').map(Number) as [x: number, y: number])
  }
  const points = drawn(true)
  const [low, high] = [points[0]![1], points.at(-1)![1]]
  expect([points[0]![0], points.at(-1)![0]]).toEqual([112, 892])
  // Across, up, and across again: no point lies between the two heights.
  expect(new Set(points.map(([, y]) => y))).toEqual(new Set([low, high]))
  expect(low).toBeGreaterThan(high)
  expect(drawn(false).length).toBeLessThan(2)
})
