// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { golden, number } from '../golden.ts'
import { examples } from './examples.ts'
import { miniStaircase } from './mini_staircase.ts'

it('draws its example as the golden file keeps it', async () => {
  const drawn = examples[0]!.draw(640)
  await expect(golden(drawn)).toMatchFileSnapshot('./mini_staircase.svg')
})

const max = 100

it('on a scale of square roots a quarter of the most is half the width', () => {
  const [bar] = miniStaircase(
    { old: null, target: 25, quota: 25 },
    { max, width: 100 },
  ).querySelectorAll('rect')
  expect(number(bar, 'width')).toBe(50)
})

it('tells gained, lost and kept apart, and a new line has no stick', () => {
  const look = (old: number | null) =>
    miniStaircase({ old, target: 25, quota: 25 }, { max })
      .querySelector('rect')
      ?.getAttribute('class')
  expect([look(null), look(9), look(64), look(25)]).toEqual(['gained', 'gained', 'lost', 'kept'])
  expect(
    miniStaircase({ old: null, target: 1, quota: 1 }, { max }).querySelector('.stick'),
  ).toBeNull()
})

it('shows what a cap took only where one took', () => {
  const taken = (target: number) =>
    miniStaircase({ old: 4, target, quota: 16 }, { max }).querySelector('.taken')
  expect([taken(16), taken(25) === null]).toEqual([null, false])
})
