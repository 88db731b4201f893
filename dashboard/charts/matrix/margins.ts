import type { Locale } from '../../format/locale.ts'
import { fitted } from '../../marks/fitted.ts'
import { rect } from '../../marks/svg.ts'
import { label } from '../../marks/text.ts'

type Place = { x: number; y: number; width: number }

/** A total beside a row or under a column: its bar, to the scale of the greatest, and the number. */
export function margin(
  count: number,
  greatest: number,
  { x, y, width }: Place,
  locale: Locale,
): SVGElement[] {
  return [
    rect(x, y, greatest ? (width * count) / greatest : 0, 8, { rx: 1, class: 'margin-bar' }),
    label(x, y + 22, fitted(count, { kind: 'count' }, locale, width + 6), { class: 'mid' }),
  ]
}
