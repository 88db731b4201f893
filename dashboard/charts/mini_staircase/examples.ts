import type { Example } from '../example.ts'
import { miniStaircase } from './mini_staircase.ts'

const max = 100_000

export const examples: Example[] = [
  {
    name: 'Increase, cut by a cap',
    span: 3,
    draw: () => miniStaircase({ old: 60_000, target: 96_000, quota: 90_000 }, { max }),
  },
  {
    name: 'Decrease',
    span: 3,
    draw: () => miniStaircase({ old: 18_000, target: 12_500, quota: 12_500 }, { max }),
  },
  {
    name: 'To nothing',
    span: 3,
    draw: () => miniStaircase({ old: 22_000, target: 9000, quota: 0 }, { max }),
  },
  {
    name: 'New line',
    span: 3,
    draw: () => miniStaircase({ old: null, target: 9000, quota: 9000 }, { max }),
  },
  {
    name: 'Kept',
    span: 3,
    draw: () => miniStaircase({ old: 9000, target: 9000, quota: 9000 }, { max }),
  },
  {
    name: 'Past the scale',
    span: 3,
    draw: () => miniStaircase({ old: 1e12, target: 2e12, quota: 2e12 }, { max }),
  },
  {
    name: 'No scale',
    span: 3,
    draw: () => miniStaircase({ old: 0, target: 0, quota: 0 }, { max: 0 }),
  },
]
