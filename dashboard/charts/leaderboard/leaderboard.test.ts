// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest'
import { golden } from '../golden.ts'
import { examples } from './examples.ts'
import { leaderboard } from './leaderboard.ts'

it('draws its example as the golden file keeps it', async () => {
  const drawn = examples[0]!.draw(320)
  await expect(golden(drawn)).toMatchFileSnapshot('./leaderboard.html')
})

const base = {
  label: 'Place',
  measure: { kind: 'count' },
  valueName: 'Payments',
  changeName: 'vs Q3',
} as const
const rows = [
  { key: 'a', name: 'A', value: 200, before: 100 },
  { key: 'b', name: 'B', value: 50, before: 100 },
  { key: 'c', name: 'C', value: null, before: 10 },
]
const widths = (board: Element) =>
  [...board.querySelectorAll<HTMLElement>('.leader-bar')].map((bar) => bar.style.width)

it('a bar is as long as its share of the greatest', () => {
  expect(widths(leaderboard(rows, base))).toEqual(['100.0%', '25.0%'])
})

it('the notch stands at the value of the comparison', () => {
  const notches = [...leaderboard(rows, base).querySelectorAll<HTMLElement>('.leader-notch')]
  expect(notches.map((notch) => notch.style.left)).toEqual(['50.0%', '50.0%', '5.0%'])
})

it('NULL has no bar and says so; its change is not applicable', () => {
  const row = leaderboard(rows, base).querySelectorAll('.leader-row')[2]
  expect(row?.textContent).toBe('Cno data—')
})

it('chosen and excluded rows say so in words, not by colour alone', () => {
  const board = leaderboard(rows, { ...base, selected: ['a'], excluded: ['b'] })
  const said = [...board.querySelectorAll('[role=option]')].map((option) => option.textContent)
  expect(said).toEqual(['A200+100%', 'B50−50%, excluded', 'Cno data—'])
  expect(board.querySelector('[aria-selected=true]')?.getAttribute('data-state')).toBe('selected')
})

it('past the limit rows are counted, except those chosen or left out', () => {
  const board = leaderboard(rows, { ...base, limit: 1, more: 10, excluded: ['c'] })
  const names = [...board.querySelectorAll('.leader-name')].map((name) => name.textContent)
  expect(names).toEqual(['A', 'C'])
  expect(board.querySelector('.leader-more')?.textContent).toBe('11 more')
})

it('a click includes, with Shift it excludes', () => {
  const on = { include: vi.fn(), exclude: vi.fn() }
  const row = leaderboard(rows, { ...base, on }).querySelectorAll('.leader-row')[1]
  row?.dispatchEvent(new MouseEvent('click'))
  row?.dispatchEvent(new MouseEvent('click', { shiftKey: true }))
  expect([on.include.mock.calls, on.exclude.mock.calls]).toEqual([[['b']], [['b']]])
})
