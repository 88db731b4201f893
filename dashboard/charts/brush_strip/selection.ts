import { type Day, utc } from '../../format/date.ts'

const day = 864e5

/** Days, both ends within. */
export type Window = { from: string; to: string }

const text = (time: number): string => new Date(time).toISOString().slice(0, 10)

/** The window moved by whole days, or only its end; never past the limits nor under one day. */
export function shift(window: Window, days: number, limits: Window, endOnly = false): Window {
  const [from, to] = [utc(window.from).getTime(), utc(window.to).getTime()]
  const [low, high] = [utc(limits.from).getTime(), utc(limits.to).getTime()]
  if (endOnly)
    return { from: window.from, to: text(Math.max(from, Math.min(high, to + days * day))) }
  const move = Math.max(low - from, Math.min(high - to, days * day))
  return { from: text(from + move), to: text(to + move) }
}

/** The days a dragged span of time touches, at least one, within the limits. */
export function snapped(start: Date, end: Date, limits: Window): Window {
  const floor = (date: Date) => Math.floor((+date + day / 2) / day) * day
  const low = utc(limits.from).getTime()
  const high = utc(limits.to).getTime()
  const from = Math.max(low, Math.min(high, floor(start)))
  return { from: text(from), to: text(Math.max(from, Math.min(high, floor(end) - day))) }
}

/** Midnight after a day: where its pixels end. */
export const dayAfter = (date: Day): Date => new Date(utc(date).getTime() + day)
