import type { Example } from '../example.ts'
import { bandStrip } from './band_strip.ts'

const bands = [
  { name: 'E', from: 540, to: 600 },
  { name: 'D', from: 600, to: 640 },
  { name: 'C', from: 640, to: 680 },
  { name: 'B', from: 680, to: 720 },
  { name: 'A', from: 720, to: 780 },
]

export const examples: Example[] = [
  { name: 'Band C', span: 3, draw: () => bandStrip(bands, { score: 668 }) },
  { name: 'No score', span: 3, draw: () => bandStrip(bands, { score: null }) },
  { name: 'Past the ends', span: 3, draw: () => bandStrip(bands, { score: 912 }) },
  { name: 'Two bands', span: 3, draw: () => bandStrip(bands.slice(1, 3), { score: 610 }) },
  { name: 'Empty', span: 3, draw: () => bandStrip([], { score: 600 }) },
]
