import { max, ticks } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { formatEdge } from '../../format/measure.ts'
import { fitted } from '../../marks/fitted.ts'
import { interact, type Mark } from '../../marks/interact.ts'
import { line } from '../../marks/svg.ts'
import { label, textWidth } from '../../marks/text.ts'
import { canvas, emptyChart } from '../chart.ts'
import { landing } from './landing.ts'
import { type StaircaseOptions, type StairRow, words } from './options.ts'
import { stairBar, stairName, stairs } from './stair.ts'

/** Greatest value on the scale: what matters here, and caps not far above it; others point off. */
const reach = (rows: readonly StairRow[], { old, quota }: StaircaseOptions): number => {
  const targets = rows.filter(({ role }) => role === 'target').map(({ value }) => value ?? 0)
  const main = Math.max(1, quota, old ?? 0, ...targets)
  const near = rows.map(({ value }) => value ?? 0).filter((value) => value <= main * 1.5)
  return Math.max(main, max(near) ?? 0) * 1.12
}

const nameRoom = (rows: readonly StairRow[], width: number): number => {
  const needed = rows.map(({ name, note = '' }) =>
    Math.max(textWidth(name, 12) * 1.05, textWidth(note)),
  )
  return Math.min(width * 0.42, 20 + Math.max(120, ...needed))
}

/**
 * How a quota came about, from the top: the target solid, each cap that lowers it with the part it
 * cut dashed, the binding one in the accent and carried down to the new quota; caps off the scale
 * say so with ›. The old quota is the dotted line. The target stands above the caps that cut it.
 */
export function staircase(rows: readonly StairRow[], options: StaircaseOptions): SVGSVGElement {
  const { width, measure, old, binding, locale = 'en', on } = options
  if (!rows.length) return emptyChart('staircase', options, 120)
  const narrow = width < 400
  const text = words[locale]
  const money = (value: number) => fitted(value, measure, locale, 84)
  const [step, top] = narrow ? [66, 24] : [54, 26]
  const bottom = top + rows.length * step
  const chart = canvas('staircase', options, bottom + 44)
  const left = narrow ? 1 : nameRoom(rows, width)
  const x = scaleLinear([0, reach(rows, options)], [left, width - (narrow ? 4 : 58)]).nice(4)

  for (const tick of ticks(0, x.domain()[1]!, narrow ? 3 : 4)) {
    const at = x(tick)
    const anchor = narrow && tick === 0 ? 'start' : narrow && at > width - 20 ? 'end' : 'middle'
    chart.append(
      line(at, top - 4, at, bottom + 6, tick ? 'grid' : 'base'),
      label(at, top - 10, formatEdge(tick, measure, locale, tick > 0), { anchor }),
    )
  }
  if (old !== null) chart.append(line(x(old), top - 4, x(old), bottom + 6, 'before-line'))
  let from = bottom
  const marks = stairs(rows, binding).map((stair, i): Mark => {
    const y = top + i * step
    const barY = y + (narrow ? 38 : 9)
    const lines = [x(options.quota), ...(old === null ? [] : [x(old)])]
    const place = { x, y, barY, left, width, narrow, lines, money, text }
    chart.append(...stairName(stair, place), ...stairBar(stair, place))
    if (stair.binds) from = barY + 18
    const fact = stair.note ? ` (${stair.note})` : ''
    const said = stair.value === null ? text.none : money(stair.value)
    return {
      key: stair.key,
      name: stair.name,
      reading: `${stair.name}${fact}: ${said}${stair.binds ? `, ${text.binds}` : ''}`,
      box: { x: 0, y: y + 2, width, height: step - 4 },
    }
  })
  chart.append(...landing({ x, y: bottom + 6, from, left, narrow, money }, options))
  interact(chart, marks, { on })
  return chart
}
