import { expect, it } from 'vitest'
import { targetsOf } from './targets.ts'

it('offers the bands above a score, nearest first and at most three; none above the best', () => {
  const bands = [
    { id: 'A', from: 700 },
    { id: 'B', from: 660 },
    { id: 'C', from: 640 },
    { id: 'D', from: 620 },
    { id: 'E', from: null },
  ]
  expect(targetsOf(bands, 600).map(({ band }) => band)).toEqual(['D', 'C', 'B'])
  expect(targetsOf(bands, 660)).toEqual([{ band: 'A', from: 700 }])
  expect(targetsOf(bands, 700)).toEqual([])
})
