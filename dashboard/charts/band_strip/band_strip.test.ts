// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { golden } from '../golden.ts'
import { bandStrip } from './band_strip.ts'
import { examples } from './examples.ts'

it('draws its example as the golden file keeps it', async () => {
  const drawn = examples[0]!.draw(640)
  await expect(golden(drawn)).toMatchFileSnapshot('./band_strip.svg')
})

const bands = [
  { name: 'B', from: 600, to: 650 },
  { name: 'A', from: 650, to: 700 },
]

it('points at the score, and at the end for one beyond', () => {
  const at = (score: number) =>
    /^M([\d.]+)/.exec(
      bandStrip(bands, { score, width: 100 }).querySelector('.pointer')?.getAttribute('d') ?? '',
    )?.[1]
  expect([at(650), at(900)]).toEqual(['50', '96'])
})

it('no score has no pointer', () => {
  expect(bandStrip(bands, { score: null }).querySelector('.pointer')).toBeNull()
})
