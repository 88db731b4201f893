// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { golden, number, texts } from '../golden.ts'
import { examples } from './examples.ts'
import { reasonBars } from './reason_bars.ts'

it('draws its example as the golden file keeps it', async () => {
  const drawn = examples[0]!.draw(640)
  await expect(golden(drawn)).toMatchFileSnapshot('./reason_bars.svg')
})

const base = {
  width: 700,
  label: 'What decided',
  measure: { kind: 'money', currency: 'CNY' },
} as const

it('the binding part lies upon what was also hit, both from the same zero', () => {
  const chart = reasonBars([{ key: 'a', name: 'A', binding: 50, hit: 100, cut: 12 }], base)
  const [hit, bound] = [chart.querySelector('.also'), chart.querySelector('.binding')]
  expect(number(bound, 'x')).toBe(number(hit, 'x'))
  expect(number(bound, 'width') * 2).toBeCloseTo(number(hit, 'width'), 0)
  expect(texts(chart)).toEqual(expect.arrayContaining(['50 of 100', '−¥12']))
})

it('a rule that bound even one customer is seen; one that bound none is not', () => {
  const chart = reasonBars(
    [
      { key: 'a', name: 'A', binding: 100_000 },
      { key: 'b', name: 'B', binding: 1 },
      { key: 'c', name: 'C', binding: 0 },
    ],
    base,
  )
  expect([...chart.querySelectorAll('.binding')].map((bar) => number(bar, 'width') > 1)).toEqual([
    true,
    true,
    false,
  ])
})

it('no cut is not applicable, never zero', () => {
  expect(texts(reasonBars([{ key: 'a', name: 'A', binding: 1, neutral: true }], base))).toContain(
    '—',
  )
})

it('a cut that rounds to nothing is less than one, never −0', () => {
  const said = texts(reasonBars([{ key: 'a', name: 'A', binding: 1, cut: 0.04 }], base))
  expect(said).toContain('< ¥1')
  expect(said.some((text) => text.startsWith('−'))).toBe(false)
})

it('reasons that take nothing say a number of their own, in the words given', () => {
  const readings = { binding: 'first', hit: 'all', amount: 'alone' }
  const rows = [{ key: 'a', name: 'A', binding: 2, hit: 5, amount: 1 }]
  const chart = reasonBars(rows, { ...base, measure: { kind: 'count' }, readings })
  expect(texts(chart)).toContain('1')
  const read: string[] = []
  chart.addEventListener('chart:read', (event) => read.push((event as CustomEvent).detail))
  chart.dispatchEvent(new CustomEvent('chart:focus', { detail: 'a' }))
  expect(read).toEqual(['A: first 2, all 5, alone 1'])
})
