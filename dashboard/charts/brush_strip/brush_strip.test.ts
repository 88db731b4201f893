// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest'
import { golden } from '../golden.ts'
import { brushStrip } from './brush_strip.ts'
import { examples, weeks } from './examples.ts'
import { shift, snapped } from './selection.ts'

it('draws its example as the golden file keeps it', async () => {
  const drawn = examples[0]!.draw(640)
  await expect(golden(drawn)).toMatchFileSnapshot('./brush_strip.svg')
})

const limits = { from: '2016-01-04', to: '2017-12-31' }
const quarter = { from: '2017-10-01', to: '2017-12-31' }

it('moving stops at the limits and keeps the length', () => {
  expect(shift(quarter, 7, limits)).toEqual(quarter)
  expect(shift(quarter, -7, limits)).toEqual({ from: '2017-09-24', to: '2017-12-24' })
})

it('moving only the end keeps at least one day', () => {
  expect(shift({ from: '2017-10-01', to: '2017-10-03' }, -7, limits, true)).toEqual({
    from: '2017-10-01',
    to: '2017-10-01',
  })
})

it('a dragged span snaps to whole days', () => {
  const at = (text: string) => new Date(`${text}Z`)
  expect(snapped(at('2017-10-01T02:00'), at('2018-01-01T00:00'), limits)).toEqual(quarter)
  expect(snapped(at('2017-10-01T02:00'), at('2017-10-01T03:00'), limits)).toEqual({
    from: '2017-10-01',
    to: '2017-10-01',
  })
})

it('is a slider: arrows move it by a week, Shift moves its end, both say the dates', () => {
  const brush = vi.fn()
  const strip = brushStrip(weeks, {
    width: 800,
    label: 'Chosen days',
    measure: { kind: 'count' },
    ...quarter,
    on: { brush },
  })
  const press = (key: string, shiftKey = false) =>
    strip.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey }))
  press('ArrowLeft')
  press('ArrowLeft', true)
  expect(brush.mock.calls).toEqual([
    [{ from: '2017-09-24', to: '2017-12-24' }, true],
    [{ from: '2017-09-24', to: '2017-12-17' }, true],
  ])
  expect(strip.getAttribute('aria-valuetext')).toBe('24 Sep – 17 Dec 2017')
})

it('weeks of the comparison are tinted apart from the chosen ones', () => {
  const strip = brushStrip(weeks, {
    width: 800,
    label: 'x',
    measure: { kind: 'count' },
    ...quarter,
    before: { from: '2017-07-01', to: '2017-09-30' },
  })
  expect(strip.querySelectorAll('.week-in')).toHaveLength(14)
  expect(strip.querySelectorAll('.week-before')).toHaveLength(13)
})
