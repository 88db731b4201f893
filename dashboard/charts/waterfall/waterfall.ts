import { cumsum, ticks } from 'd3-array'
import { signedWhole } from '../../format/share.ts'
import { interact, type Mark } from '../../marks/interact.ts'
import { line, rect, svg } from '../../marks/svg.ts'
import { ellipsis, label, textWidth } from '../../marks/text.ts'
import { canvas, emptyChart } from '../chart.ts'
import type { WaterfallOptions, WaterfallRow } from './options.ts'
import { nearEdges, scaleOf } from './scale.ts'

/** From the average customer to this one's score, a bar a feature; the reasons told are numbered. */
export function waterfall(rows: readonly WaterfallRow[], options: WaterfallOptions): SVGSVGElement {
  const { width, start, startName, endName, on } = options
  const narrow = width < 560
  // Narrow, a row is two lines: its name and value, and beneath them its bar.
  const [step, top, under] = narrow ? [42, 26, 18] : [24, 26, 0]
  const height = top + (rows.length + 2) * step + 18
  if (!rows.length) return emptyChart('waterfall', options, 120)
  const chart = canvas('waterfall', options, height)
  const names = Math.max(...rows.map(({ name }) => textWidth(name, 12)))
  const values = Math.max(0, ...rows.map(({ value = '' }) => textWidth(value)))
  const left = narrow ? 64 : Math.min(width * 0.54, names + values + 32)
  const levels = [
    start,
    ...Array.from(
      cumsum(rows, ({ points }) => points),
      (sum) => start + sum,
    ),
  ]
  const score = levels.at(-1)!
  const near = nearEdges(levels, options, narrow)
  const x = scaleOf(
    levels,
    near.map((edge) => edge.at),
    [left, width - (narrow ? 40 : 24)],
  )
  const bottom = height - 18

  for (const tick of ticks(...(x.domain() as [number, number]), narrow ? 3 : 5)) {
    if (!Number.isInteger(tick)) continue
    chart.append(
      line(x(tick), top - 4, x(tick), bottom, 'grid'),
      label(x(tick), top - 10, String(tick), { anchor: 'middle' }),
    )
  }
  for (const { at, below, above } of near) {
    chart.append(line(x(at), top - 4, x(at), bottom, 'edge'))
    // Band names stand beside the score in the last row, or atop where it is narrow; never upon it.
    const y = narrow ? top + 32 : height - 22
    const taken = narrow ? [x(start) - 36, x(start) + 6] : [x(score) - 8, x(score) + 42]
    const free = (from: number, to: number) =>
      (to < taken[0]! || from > taken[1]!) && from > left - 60 && to <= width
    const [before, after] = [x(at) - 5 - textWidth(below), x(at) + 5 + textWidth(above)]
    if (free(x(at) - 2, after)) chart.append(label(x(at) + 5, y, above, { class: 'mid halo' }))
    if (!narrow && free(before, x(at))) {
      chart.append(label(x(at) - 5, y, below, { anchor: 'end', class: 'mid halo' }))
    }
  }
  chart.append(
    label(0, top + 16, ellipsis(startName, narrow ? width : left - 6, 12), {
      class: 'mid s12',
      title: startName,
    }),
    line(x(start), top + under + 2, x(start), top + step + under + 4, 'start'),
    label(x(start) - 7, top + under + 16, String(Math.round(start)), {
      anchor: 'end',
      class: 'strong halo',
    }),
  )
  const marks = rows.map((row, i): Mark => {
    const y = top + (i + 1) * step
    const [from, to] = [levels[i]!, levels[i + 1]!]
    const [low, high] = [x(Math.min(from, to)), x(Math.max(from, to))]
    const tall = 16
    const barY = y + under + 4
    const points = signedWhole(row.points)
    const nameRoom = narrow ? width - textWidth(row.value ?? '') - 12 : left - values - 26
    chart.append(
      label(0, y + 16, ellipsis(row.name, nameRoom, 12), {
        class: 'mid s12 halo',
        title: row.name,
      }),
      row.value === undefined
        ? svg('g')
        : label(narrow ? width : left - 14, y + 16, row.value, { anchor: 'end', class: 'halo' }),
      rect(low, barY, Math.max(1, high - low), tall, {
        rx: 1,
        class: row.points < 0 ? 'takes' : 'gives',
        'data-move': row.key,
      }),
      line(x(to), barY + tall, x(to), y + step + under + 4, 'link'),
    )
    const before = row.points < 0
    chart.append(
      label(before ? low - 5 : high + 5, barY + tall / 2 + 4, points, {
        anchor: before ? 'end' : 'start',
        class: 'strong halo',
      }),
    )
    if (row.reason) {
      const at = low - 5 - textWidth(points) * 1.15 - 13
      chart.append(
        svg('circle', { cx: at, cy: barY + tall / 2, r: 7, class: 'takes' }),
        label(at, barY + tall / 2 + 3.5, String(row.reason), {
          anchor: 'middle',
          class: 's10 on-mark',
          fill: 'on-bad',
        }),
      )
    }
    return {
      key: row.key,
      name: row.name,
      reading: `${row.name}${row.value === undefined ? '' : ` ${row.value}`}: ${points}${row.reason ? `, reason ${row.reason}` : ''}`,
      box: { x: 0, y: y + 1, width, height: step - 2 },
    }
  })
  const y = top + (rows.length + 1) * step
  chart.append(
    line(0, y + 0.5, width, y + 0.5, 'base'),
    label(0, y + 17, endName, { class: 'strong s12' }),
    line(x(score), y + 4, x(score), y + step - 2, 'end'),
    label(x(score) + 8, y + 17, String(Math.round(score)), { class: 'strong s13 halo' }),
  )
  interact(chart, marks, { on })
  return chart
}
