import { type Colour, paint } from './colour.ts'
import { rect, svg } from './svg.ts'
import { label, textWidth } from './text.ts'

export type TipRow = {
  name: string
  value: string
  change?: string | undefined
  colour?: Colour | undefined
}

/** What the tooltip of a mark says: a title, a comparison beside it, and a row a value. */
export type Tip = { title: string; note?: string | undefined; rows: readonly TipRow[] }

export type Box = { x: number; y: number; width: number; height: number }

const padding = 12
const lineHeight = 17

const columns = ({ title, note = '', rows }: Tip) => {
  const swatch = rows.some((row) => row.colour) ? 14 : 0
  const widest = (texts: string[]) => Math.max(0, ...texts.map((text) => textWidth(text)))
  const name = swatch + widest(rows.map((row) => row.name))
  const value = widest(rows.map((row) => row.value)) + 14
  const changes = widest(rows.map((row) => row.change ?? ''))
  const change = changes ? changes + 14 : 0
  const head = textWidth(title) + (note ? textWidth(note) + 16 : 0)
  const inner = Math.max(name + value + change, head)
  return { swatch, change, inner }
}

/**
 * A tooltip beside `mark`, to its right where that fits within `bounds` and to its left where not.
 * It takes no pointer, so that it never hides the mark it describes.
 */
export function tooltip(tip: Tip, mark: Box, bounds: Box): SVGGElement {
  const { swatch, change, inner } = columns(tip)
  const width = inner + 2 * padding
  const height = 2 * padding + 8 + (tip.rows.length ? tip.rows.length * lineHeight + 3 : 0)
  const right = mark.x + mark.width + 10
  const left = mark.x - 10 - width
  const fits = right + width <= bounds.x + bounds.width || left < bounds.x
  const x = Math.max(bounds.x, Math.min(fits ? right : left, bounds.x + bounds.width - width))
  const y = Math.max(bounds.y, Math.min(mark.y, bounds.y + bounds.height - height))
  const end = x + width - padding
  const group = svg('g', { class: 'tip', 'aria-hidden': true })
  group.append(
    rect(x, y, width, height, { class: 'tip-box', rx: 6 }),
    label(x + padding, y + 19, tip.title, { class: 'strong' }),
  )
  if (tip.note) group.append(label(end, y + 19, tip.note, { anchor: 'end' }))
  for (const [i, row] of tip.rows.entries()) {
    const base = y + 39 + i * lineHeight
    if (row.colour) {
      group.append(rect(x + padding, base - 8, 8, 8, { rx: 2, style: `fill:${paint(row.colour)}` }))
    }
    group.append(
      label(x + padding + swatch, base, row.name, { class: 'mid' }),
      label(end - change, base, row.value, { anchor: 'end', class: 'strong' }),
    )
    if (row.change) group.append(label(end, base, row.change, { anchor: 'end' }))
  }
  return group
}
