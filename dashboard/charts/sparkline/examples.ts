import type { Example } from '../example.ts'
import { noise } from '../example.ts'
import { sparkline } from './sparkline.ts'

const random = noise(41)
const months = Array.from({ length: 12 }, (_, i) => 50 + i * 3.2 + random() * 9)

export const examples: Example[] = [
  { name: 'Twelve months', span: 3, draw: () => sparkline(months) },
  { name: 'Of the chosen measure', span: 3, draw: () => sparkline(months, { accent: true }) },
  {
    name: 'NULL at the end, and a gap',
    span: 3,
    draw: () => sparkline([1, 3, null, null, 2, 5, -4, null]),
  },
  { name: 'One row', span: 3, draw: () => sparkline([1e12]) },
  { name: 'Level', span: 3, draw: () => sparkline([7, 7, 7]) },
  { name: 'Empty', span: 3, draw: () => sparkline([]) },
]
