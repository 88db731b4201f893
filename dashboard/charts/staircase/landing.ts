import type { ScaleLinear } from 'd3-scale'
import { line } from '../../marks/svg.ts'
import { label, textWidth } from '../../marks/text.ts'
import { type StaircaseOptions, words } from './options.ts'

type Place = {
  x: ScaleLinear<number, number>
  y: number
  /** Where the binding bar ends: the line to the new quota starts there. */
  from: number
  left: number
  narrow: boolean
  money: (value: number) => string
}

/** The last line: the new quota carried down to it, and the old one named where it leaves room. */
export function landing(place: Place, options: StaircaseOptions): SVGElement[] {
  const { x, y, from, left, narrow, money } = place
  const { width, old, quota, locale = 'en' } = options
  const text = words[locale]
  const said = money(quota)
  const wide = textWidth(said, 15)
  const flip = x(quota) + 8 + wide > width
  const drawn: SVGElement[] = [
    line(0, y, width, y, 'base'),
    line(x(quota), from, x(quota), y + 20, 'after-line carried'),
    label(x(quota) + (flip ? -8 : 8), y + 23, said, {
      anchor: flip ? 'end' : 'start',
      class: 'strong s15',
    }),
  ]
  if (!narrow) drawn.push(label(0, y + 22, options.newName ?? text.quota, { class: 'strong s12' }))
  if (old === null) return drawn
  const was = `${options.oldName ?? text.old} ${money(old)}`
  const size = textWidth(was)
  const taken = flip ? [x(quota) - 12 - wide, x(quota)] : [x(quota), x(quota) + 12 + wide]
  const free = (low: number, high: number) =>
    low >= (narrow ? 0 : left - 20) && high <= width && (high < taken[0]! || low > taken[1]!)
  // Left of its line, else right of it, else beside the new quota; where none is free it is not said.
  const places = [
    { low: x(old) - 6 - size, anchor: 'end' as const },
    { low: x(old) + 6, anchor: 'start' as const },
    { low: taken[0]! - 6 - size, anchor: 'end' as const },
    { low: taken[1]! + 6, anchor: 'start' as const },
  ]
  const found = places.find(({ low }) => free(low, low + size))
  if (!found) return drawn
  const at = found.anchor === 'end' ? found.low + size : found.low
  return [...drawn, label(at, y + 22, was, { anchor: found.anchor, class: 'mid' })]
}
