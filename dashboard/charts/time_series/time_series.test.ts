// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { STRONG, textWidth } from '../../marks/text.ts'
import { golden, number, texts } from '../golden.ts'
import { examples } from './examples.ts'
import { seriesMargins } from './plan.ts'
import { timeSeries } from './time_series.ts'

it('draws its example as the golden file keeps it', async () => {
  const drawn = examples[0]!.draw(800)
  await expect(golden(drawn)).toMatchFileSnapshot('./time_series.svg')
})

const money = { kind: 'money', currency: 'CNY' } as const
const one = { key: 'a', name: 'Spend', colour: 'c1' } as const
const days = (values: (number | null)[], series = 'a') =>
  values.map((value, i) => ({ series, day: `2017-10-0${i + 1}`, value }))
const base = { width: 800, label: 'Spend', measure: money, series: [one] }

it('a day without data is a gap in the line, not a zero', () => {
  const chart = timeSeries(days([1, 2, null, 4, 5]), base)
  const path = chart.querySelector('path.series')?.getAttribute('d') ?? ''
  expect(path.match(/M/g)).toHaveLength(2)
})

it('the comparison is aligned by position: the first day of each stands at the same place', () => {
  const chart = timeSeries(days([5, 6, 7]), {
    ...base,
    before: days([1, 2, 3]).map((row) => ({ ...row, day: row.day.replace('-10-', '-07-') })),
  })
  const start = (name: string) =>
    /^M([\d.]+)/.exec(chart.querySelector(name)?.getAttribute('d') ?? '')?.[1]
  expect(start('path.series-before')).toBe(start('path.series'))
})

it('as shares, the layers fill each column wholly', () => {
  const rows = [...days([1, 9]), ...days([3, 1], 'b')]
  const chart = timeSeries(rows, {
    ...base,
    mode: 'share',
    series: [one, { ...one, key: 'b', colour: 'c2' }],
  })
  expect(texts(chart)).toContain('100%')
  expect(chart.querySelectorAll('path.layer')).toHaveLength(2)
})

it('of two event names that would touch, the lesser drops; its line goes with it', () => {
  const events = [
    { day: '2017-10-02', name: 'A lesser event', weight: 1 },
    { day: '2017-10-02', name: 'A greater event', weight: 2 },
  ]
  const chart = timeSeries(days([1, 2, 3, 4]), { ...base, events })
  expect(texts(chart)).toContain('A greater event')
  expect(texts(chart)).not.toContain('A lesser event')
  expect(chart.querySelectorAll('line.event')).toHaveLength(1)
})

it('labels at line ends never stand closer than a line apart', () => {
  const series = [0, 1, 2, 3].map((i) => ({ ...one, key: String(i), name: `Series ${i}` }))
  const rows = series.flatMap(({ key }) => days([5, 5], key))
  const chart = timeSeries(rows, { ...base, series })
  const at = texts(chart).flatMap((text, i) =>
    text.startsWith('Series') ? [number([...chart.querySelectorAll('text')][i], 'y')] : [],
  )
  const sorted = at.sort((a, b) => a - b)
  for (let i = 1; i < sorted.length; i++)
    expect(sorted[i]! - sorted[i - 1]!).toBeGreaterThanOrEqual(15)
})

it('the name at the end of a line has the room that its bold letters take; only a long one is cut', () => {
  const long = 'A merchant with a name of forty letters.'
  const said = ['Counter', 'FPD-30', 'Current → M1', 'Merchant group', long].map((name) => {
    const chart = timeSeries(days([1, 2]), { ...base, width: 326, series: [{ ...one, name }] })
    const text = chart.querySelector('.ends text')
    const words = text?.firstChild?.textContent ?? ''
    expect(number(text, 'x') + textWidth(words, STRONG)).toBeLessThanOrEqual(326)
    return words
  })
  expect(said).toEqual(['Counter', 'FPD-30', 'Current → M1', 'Merchant group', 'A merchant wit…'])
})

it('a brush strip given its margins begins and ends where the lines do', () => {
  const options = { ...base, width: 800 }
  const margins = seriesMargins(days([1, 2]), options)
  const path = timeSeries(days([1, 2]), options)
    .querySelector('path.series')
    ?.getAttribute('d')
  const [, from, to] = /^M([\d.]+),[\d.]+L([\d.]+)/.exec(path ?? '') ?? []
  expect([Number(from), 800 - Number(to)].map(Math.round)).toEqual(
    [margins?.left, margins?.right].map((x) => Math.round(x ?? 0)),
  )
})

it('a layer of nothing lies upon the one beneath, so that no edge falls to the base', () => {
  const chart = timeSeries([...days([4, 4]), ...days([0, 2], 'b'), ...days([3, 3], 'c')], {
    ...base,
    mode: 'stack',
    series: [one, { ...one, key: 'b' }, { ...one, key: 'c' }],
  })
  const path = (key: string) =>
    chart.querySelector(`[data-move=area-${key}]`)?.getAttribute('d') ?? ''
  // An area goes along its upper edge and comes back along its lower: first and last point.
  const [top, bottom] = [/^M[\d.]+,([\d.]+)/, /L[\d.]+,([\d.]+)Z$/].map(
    (at) => (key: string) => at.exec(path(key))?.[1],
  )
  expect(top!('b')).toBe(top!('a'))
  expect(bottom!('b')).toBe(top!('a'))
  expect(bottom!('c')).toBe(top!('a'))
})
