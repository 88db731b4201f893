// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { textWidth } from '../../marks/text.ts'
import { golden, number, texts } from '../golden.ts'
import { examples } from './examples.ts'
import { staircase } from './staircase.ts'

it('draws its example as the golden file keeps it', async () => {
  const drawn = examples[0]!.draw(640)
  await expect(golden(drawn)).toMatchFileSnapshot('./staircase.svg')
})

const base = {
  width: 480,
  label: 'Why',
  measure: { kind: 'money', currency: 'CNY' },
  old: 8000,
  quota: 12_000,
  binding: 'step',
} as const
const rows = [
  { key: 'far', name: 'Far cap', value: 161_600, role: 'cap' },
  { key: 'target', name: 'Target', value: 15_000, role: 'target' },
  { key: 'step', name: 'Greatest increase', value: 12_000, role: 'cap' },
] as const

it('a cap off the scale says so and draws no bar', () => {
  const chart = staircase(rows, base)
  expect(texts(chart)).toContain('¥161,600 ›')
  expect(chart.querySelector('[data-move=far]')).toBeNull()
})

it('what the binding cap took is dashed from its value to the level before', () => {
  const chart = staircase(rows, base)
  const cut = chart.querySelector('rect.cut')
  const target = chart.querySelector('[data-move=target]')
  expect(number(cut, 'x') + number(cut, 'width')).toBeCloseTo(
    number(target, 'x') + number(target, 'width'),
    0,
  )
  expect(texts(chart)).toContain('binds, −¥3,000')
})

it('a customer without a line has no old quota', () => {
  const said = texts(staircase(rows, { ...base, old: null })).join(' ')
  expect(said).not.toContain('old')
})

it('a limit that does not apply says so', () => {
  expect(
    texts(staircase([...rows, { key: 'x', name: 'X', value: null, role: 'cap' }], base)),
  ).toContain('does not apply')
})

it('a fact too long for its line goes on in a second one', () => {
  const note = 'Money that came in over 180 days allows at most 72,390'
  const said = texts(staircase([{ ...rows[2], note }], base))
  const first = said.find((text) => note.startsWith(text) && text.length > 5) ?? ''
  expect(said).toContain(note.slice(first.length).trim())
})

it('the old quota is never written upon the new one', () => {
  const dear = { kind: 'money', currency: 'TWD' } as const
  for (const width of [320, 358, 480, 640]) {
    for (const old of [100_000, 690_000, 940_000, 966_000]) {
      const chart = staircase([{ key: 't', name: 'Target', value: 966_000, role: 'target' }], {
        ...base,
        measure: dear,
        width,
        old,
        quota: 966_000,
        binding: 't',
      })
      const spans = [...chart.querySelectorAll('text')]
        .filter((text) => /^old |966,000$/.test(text.textContent ?? ''))
        .slice(-2)
        .map((text) => {
          const [at, wide] = [number(text, 'x'), textWidth(text.textContent ?? '')]
          return text.getAttribute('text-anchor') === 'end' ? [at - wide, at] : [at, at + wide]
        })
        .sort((a, b) => a[0]! - b[0]!)
      if (texts(chart).some((text) => text.startsWith('old')))
        expect(spans[0]![1]).toBeLessThan(spans[1]![0]!)
    }
  }
})

it('the value of the target stands in its bar where a line would run through it', () => {
  const anchor = (old: number) =>
    [
      ...staircase([{ key: 't', name: 'Target', value: 1520, role: 'target' }], {
        ...base,
        old,
        quota: 4000,
        binding: 'kept',
      }).querySelectorAll('text'),
    ]
      .find((text) => text.textContent === '¥1,520')
      ?.getAttribute('text-anchor')
  expect([anchor(1900), anchor(500)]).toEqual(['end', null])
})
