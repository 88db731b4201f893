import type { Example } from '../example.ts'
import { beforeAfter } from './before_after.ts'
import type { BeforeAfterRow } from './bins.ts'
import type { BeforeAfterOptions } from './options.ts'

const bell = (x: number, middle: number, spread: number) =>
  Math.exp(-((Math.log(x) - Math.log(middle)) ** 2) / (2 * spread ** 2))

const rows: BeforeAfterRow[] = Array.from({ length: 27 }, (_, i) => {
  const from = Math.round(500 * 10 ** (i / 10))
  const to = Math.round(500 * 10 ** ((i + 1) / 10))
  return {
    from,
    to,
    before: Math.round(6400 * bell(from, 5290, 0.98) * (1 + 0.16 * Math.sin(i * 2.3))),
    after: Math.round(
      6000 * bell(from, 5900, 0.94) * (1 + 0.15 * Math.sin(i * 2.3 + 0.3)) +
        2700 * bell(from, 12000, 0.1),
    ),
  }
})

const draw =
  (given: readonly BeforeAfterRow[], extra: Partial<BeforeAfterOptions> = {}): Example['draw'] =>
  (width, choice = {}) =>
    beforeAfter(given, {
      label: 'Quota before and after',
      width,
      measure: { kind: 'money', currency: 'CNY' },
      medianBefore: 5660,
      medianAfter: 6520,
      countName: 'Customers',
      ...extra,
      ...choice,
      on: choice,
    })

export const examples: Example[] = [
  { name: 'Quota before and after', note: 'all customers, log scale', span: 5, draw: draw(rows) },
  {
    name: 'From zero, medians at the edges',
    span: 5,
    draw: draw(
      [
        { from: 0, to: 1000, before: 900, after: 20 },
        { from: 1000, to: 10_000, before: 30, after: 40 },
        { from: 10_000, to: 100_000, before: 5, after: 1e6 },
      ],
      { medianBefore: 300, medianAfter: 99_000 },
    ),
  },
  { name: 'One row', span: 5, draw: draw(rows.slice(9, 10), { medianAfter: null }) },
  { name: 'Empty', span: 5, draw: draw([]) },
]
