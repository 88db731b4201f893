import { type Example, noise } from '../example.ts'
import { type HourRow, hourHeatmap } from './hour_heatmap.ts'

const shape = [
  0.5, 0.3, 0.2, 0.15, 0.15, 0.3, 1.2, 2.6, 4.1, 3.2, 3.4, 5.2, 6.6, 4.4, 3.4, 3.3, 3.8, 5.3, 6.9,
  7.4, 6.8, 5, 3.2, 1.5,
]
const random = noise(5)
const rows: HourRow[] = Array.from({ length: 168 }, (_, i) => {
  const [weekday, hour] = [Math.floor(i / 24), i % 24]
  const late = weekday > 4 ? (hour < 10 ? 0.62 : 1.18) : 1
  return { weekday, hour, value: ((shape[hour] ?? 0) * late * (0.94 + 0.12 * random())) / 600 }
})

const draw =
  (given: readonly HourRow[]): Example['draw'] =>
  (width, choice = {}) =>
    hourHeatmap(given, {
      label: 'Payments by hour and weekday',
      width,
      measure: { kind: 'share' },
      ...choice,
      on: choice,
    })

export const examples: Example[] = [
  { name: 'Payments by hour and weekday', note: 'peak outlined', span: 6, draw: draw(rows) },
  { name: 'One row, the rest unknown', span: 6, draw: draw(rows.slice(60, 61)) },
  { name: 'All zero', span: 6, draw: draw(rows.map((row) => ({ ...row, value: 0 }))) },
  { name: 'Empty', span: 6, draw: draw([]) },
]
