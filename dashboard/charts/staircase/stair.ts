import type { ScaleLinear } from 'd3-scale'
import { minus } from '../../format/locale.ts'
import { line, rect } from '../../marks/svg.ts'
import { ellipsis, label, textWidth, wrapped } from '../../marks/text.ts'
import type { StairRow } from './options.ts'

/** A row with what the rows above it left: `level` is the value it may lower. */
export type Stair = StairRow & { level: number | null; cuts: boolean; binds: boolean }

/** Rows from the top down: a cap cuts where it lies under the target and every cap above it. */
export function stairs(rows: readonly StairRow[], binding: string | undefined): Stair[] {
  let level: number | null = null
  return rows.map((row) => {
    const cuts = row.role === 'cap' && row.value !== null && level !== null && row.value < level
    const stair = { ...row, level, cuts, binds: row.key === binding }
    if (row.value !== null && (row.role === 'target' || cuts)) level = row.value
    return stair
  })
}

export type StairPlace = {
  x: ScaleLinear<number, number>
  y: number
  /** Top of the bar. */
  barY: number
  left: number
  width: number
  narrow: boolean
  /** Where lines run down across the bars. */
  lines: readonly number[]
  money: (value: number) => string
  text: { binds: string; none: string }
}

/** The rule's name and beneath it the fact behind it, in two lines where one has no room for it. */
export function stairName(stair: Stair, { y, left, width, narrow }: StairPlace): SVGElement[] {
  const { name, note = '', cuts, binds, role } = stair
  const weight = binds || cuts || role === 'target' ? 'strong' : 'mid'
  const room = narrow ? width : left - 10
  const look = { class: `${weight} s12${narrow ? ' halo' : ''}`, title: name }
  const notes = wrapped(note, room, narrow ? 1 : 2).map((line, i) =>
    label(0, y + 31 + i * 13, line, { title: note, ...(narrow && { class: 'halo' }) }),
  )
  return [label(0, y + (narrow ? 16 : 17), ellipsis(name, room, 12), look), ...notes]
}

const cutMarks = ({ level, value }: Stair, { x, barY, narrow }: StairPlace): SVGElement[] => [
  line(x(level!), barY - (narrow ? 48 : 36), x(level!), barY, 'cut'),
  rect(x(value!), barY, x(level!) - x(value!), 18, { class: 'cut' }),
]

/** The bar with its value: solid up to the value, dashed what it cut, › where it is off the scale. */
export function stairBar(stair: Stair, place: StairPlace): SVGElement[] {
  const { value, level, role, cuts, binds, key } = stair
  const { x, barY, width, narrow, money, text } = place
  if (value === null) return [label(x(0) + 6, barY + 13, text.none)]
  const said = money(value)
  const end = x.domain()[1]!
  if (value > end) {
    return [
      rect(x(0), barY, x(end) - x(0), 18, { class: 'unknown', rx: 1 }),
      label(x(end) - 6, barY + 13, `${said} ›`, { anchor: 'end', class: 'halo' }),
    ]
  }
  const look = binds ? 'binding' : role === 'target' ? 'column' : 'also'
  const wide = x(value) - x(0)
  const beside = x(value) + 6
  const crossed = place.lines.some((at) => at > beside - 4 && at < beside + textWidth(said) + 4)
  const within = wide > textWidth(said) + 16 && (role !== 'target' || crossed)
  const drawn = [
    ...(cuts ? cutMarks(stair, place) : []),
    rect(x(0), barY, wide, 18, { class: look, rx: 1, 'data-move': key }),
    label(x(value) + (within ? -7 : 6), barY + 13, said, {
      anchor: within ? 'end' : 'start',
      class: within ? 'strong' : 'strong halo',
      ...(binds && within && { fill: 'accent-ink' }),
    }),
  ]
  if (binds && cuts && level !== null) {
    const taken = narrow ? text.binds : `${text.binds}, ${minus}${money(level - value)}`
    const at = Math.max(x(level), within ? 0 : x(value) + textWidth(said) + 12) + 6
    if (at + textWidth(taken) <= width) {
      drawn.push(label(at, barY + 13, taken, { class: 'mid halo' }))
    }
  }
  return drawn
}
