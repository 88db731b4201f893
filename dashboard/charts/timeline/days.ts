import { bisectRight } from 'd3-array'
import { type Day, utc } from '../../format/date.ts'

/** The value that held on a day: the last one dated then or before; null before the first. */
export function heldOn<T extends { day: Day; value: number | null }>(
  points: readonly T[],
): (day: Date) => number | null {
  const times = points.map(({ day }) => utc(day).getTime())
  return (day) => points[bisectRight(times, +day) - 1]?.value ?? null
}

/** Days the reader can step through: each day up to `most` of them, then each week. */
export function steppedDays(from: Date, to: Date, most = 186): Date[] {
  const days = Math.round((+to - +from) / 864e5)
  const step = days > most ? 7 : 1
  const found: Date[] = []
  for (let at = +to; at >= +from; at -= step * 864e5) found.unshift(new Date(at))
  return found
}
