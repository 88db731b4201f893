import { max, ticks } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { minus } from '../../format/locale.ts'
import { formatEdge, type Measure } from '../../format/measure.ts'
import { fitted } from '../../marks/fitted.ts'
import { interact, type Mark } from '../../marks/interact.ts'
import { line, rect } from '../../marks/svg.ts'
import { ellipsis, label, span, textWidth } from '../../marks/text.ts'
import { type ChartOptions, canvas, emptyChart } from '../chart.ts'

/** The target, or a limit on it: a cap from above, a floor from below; null does not apply. */
export type StairRow = {
  key: string
  name: string
  /** The fact behind it: "2 × ¥7,200 a month". */
  note?: string | undefined
  value: number | null
  role: 'target' | 'cap' | 'floor'
}

export type StaircaseOptions = ChartOptions & {
  measure: Measure
  /** Null for a customer without a line. */
  old: number | null
  quota: number
  /** Key of the rule that decided. */
  binding?: string | undefined
  oldName?: string | undefined
  newName?: string | undefined
}

const words = {
  en: { old: 'old', quota: 'New quota', binds: 'binds', none: 'does not apply' },
  zh: { old: '原', quota: '新额度', binds: '起决定作用', none: '不适用' },
}

/** Greatest value on the scale: what matters here, and caps not far above it; others point off. */
const reach = (rows: readonly StairRow[], { old, quota }: StaircaseOptions): number => {
  const targets = rows.filter(({ role }) => role === 'target').map(({ value }) => value ?? 0)
  const main = Math.max(1, quota, old ?? 0, ...targets)
  const near = rows.map(({ value }) => value ?? 0).filter((value) => value <= main * 1.5)
  return Math.max(main, max(near) ?? 0) * 1.12
}

/**
 * How a quota came about, from the top: the target solid, each cap that lowers it with the part it
 * cut dashed, the binding one in the accent and carried down to the new quota; caps off the scale
 * say so with ›. The old quota is the dotted line.
 */
export function staircase(rows: readonly StairRow[], options: StaircaseOptions): SVGSVGElement {
  const { width, measure, old, quota, binding, locale = 'en', on } = options
  if (!rows.length) return emptyChart('staircase', options, 120)
  const narrow = width < 400
  const text = words[locale]
  const money = (value: number) => fitted(value, measure, locale, 84)
  const [step, top] = [narrow ? 56 : 54, narrow ? 24 : 26]
  const bottom = top + rows.length * step
  const chart = canvas('staircase', options, bottom + 44)
  const left = narrow
    ? 1
    : Math.min(
        width * 0.42,
        20 +
          Math.max(
            120,
            ...rows.flatMap(({ name, note = '' }) => [textWidth(name, 12) * 1.05, textWidth(note)]),
          ),
      )
  const x = scaleLinear([0, reach(rows, options)], [left, width - (narrow ? 4 : 58)]).nice(4)
  const end = x.domain()[1]!

  for (const tick of ticks(0, end, narrow ? 3 : 4)) {
    const at = x(tick)
    const said = formatEdge(tick, measure, locale, tick > 0)
    const anchor = narrow && tick === 0 ? 'start' : narrow && at > width - 20 ? 'end' : 'middle'
    chart.append(
      line(at, top - 4, at, bottom + 6, tick ? 'grid' : 'base'),
      label(at, top - 10, said, { anchor }),
    )
  }
  if (old !== null) chart.append(line(x(old), top - 4, x(old), bottom + 6, 'before-line'))
  let level: number | null = null
  let boundY = bottom
  const marks = rows.map((row, i): Mark => {
    const y = top + i * step
    const barY = narrow ? y + 28 : y + 9
    const binds = row.key === binding
    const off = row.value !== null && row.value > end
    const cuts = row.role === 'cap' && row.value !== null && level !== null && row.value < level
    const weight = binds || cuts || row.role === 'target' ? 'strong' : 'mid'
    if (narrow) {
      const name = ellipsis(row.name, width, 12)
      const room = width - textWidth(name, 12) - 10
      const note = row.note && room > 40 ? span(` ${ellipsis(row.note, room)}`, 'light') : ''
      chart.append(label(0, y + 20, [name, note], { class: `${weight} s12 halo` }))
    } else {
      chart.append(
        label(0, y + 17, ellipsis(row.name, left - 10, 12), {
          class: `${weight} s12`,
          title: row.name,
        }),
      )
      if (row.note)
        chart.append(label(0, y + 32, ellipsis(row.note, left - 10), { title: row.note }))
    }
    const said = row.value === null ? text.none : money(row.value)
    if (row.value === null) {
      chart.append(label(x(0) + 6, barY + 13, said))
    } else if (off) {
      chart.append(
        rect(x(0), barY, x(end) - x(0), 18, { class: 'unknown', rx: 1 }),
        label(x(end) - 6, barY + 13, `${said} ›`, { anchor: 'end', class: 'halo' }),
      )
    } else {
      if (cuts && level !== null) {
        const drop = barY - (narrow ? 38 : 36)
        chart.append(
          line(x(level), drop, x(level), barY, 'cut'),
          rect(x(row.value), barY, x(level) - x(row.value), 18, { class: 'cut' }),
        )
      }
      const look = binds ? 'binding' : row.role === 'target' ? 'column' : 'also'
      const wide = x(row.value) - x(0)
      chart.append(rect(x(0), barY, wide, 18, { class: look, rx: 1, 'data-move': row.key }))
      const within = wide > textWidth(said) + 16 && row.role !== 'target'
      chart.append(
        label(x(row.value) + (within ? -7 : 6), barY + 13, said, {
          anchor: within ? 'end' : 'start',
          class: within ? 'strong' : 'strong halo',
          ...(binds && within && { fill: 'accent-ink' }),
        }),
      )
      if (binds && cuts && level !== null) {
        const taken = narrow ? text.binds : `${text.binds}, ${minus}${money(level - row.value)}`
        const at = Math.max(x(level), within ? 0 : x(row.value) + textWidth(said) + 12) + 6
        if (at + textWidth(taken) <= width)
          chart.append(label(at, barY + 13, taken, { class: 'mid halo' }))
      }
    }
    if (binds) boundY = barY + 18
    if (row.value !== null && !off && (row.role === 'target' || cuts)) level = row.value
    return {
      key: row.key,
      name: row.name,
      reading: `${row.name}${row.note ? ` (${row.note})` : ''}: ${said}${binds ? `, ${text.binds}` : ''}`,
      box: { x: 0, y: y + 2, width, height: step - 4 },
    }
  })
  const y = bottom + 6
  const name = options.newName ?? text.quota
  chart.append(
    line(0, y, width, y, 'base'),
    line(x(quota), boundY, x(quota), y + 20, 'after-line carried'),
  )
  if (!narrow) chart.append(label(0, y + 22, name, { class: 'strong s12' }))
  const said = money(quota)
  const wideQuota = textWidth(said, 15)
  const flip = x(quota) + 8 + wideQuota > width
  chart.append(
    label(x(quota) + (flip ? -8 : 8), y + 23, said, {
      anchor: flip ? 'end' : 'start',
      class: 'strong s15',
    }),
  )
  if (old !== null) {
    const was = `${options.oldName ?? text.old} ${money(old)}`
    const size = textWidth(was)
    const [from, to] = flip
      ? [x(quota) - 12 - wideQuota, x(quota)]
      : [x(quota), x(quota) + 12 + wideQuota]
    const free = (low: number, high: number) =>
      low >= (narrow ? 0 : left - 20) && high <= width && (high < from || low > to)
    // Left of its line, else right of it, else as far right as it can be.
    const place = free(x(old) - 6 - size, x(old) - 6)
      ? { at: x(old) - 6, anchor: 'end' as const }
      : free(x(old) + 6, x(old) + 6 + size)
        ? { at: x(old) + 6, anchor: 'start' as const }
        : { at: width, anchor: 'end' as const }
    chart.append(label(place.at, y + 22, was, { anchor: place.anchor, class: 'mid' }))
  }
  interact(chart, marks, { on })
  return chart
}
