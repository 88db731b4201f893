import type { Locale } from '../format/locale.ts'
import { formatExact, formatShort, type Measure } from '../format/measure.ts'
import { textWidth } from './text.ts'

/** Every digit where they fit in `room` pixels, three significant ones where they do not. */
export function fitted(
  value: number | null,
  measure: Measure,
  locale: Locale,
  room: number,
  size = 11,
): string {
  const whole = formatExact(value, measure, locale)
  return textWidth(whole, size) <= room ? whole : formatShort(value, measure, locale)
}
