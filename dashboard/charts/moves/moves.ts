import { sum } from 'd3-array'
import { formatCompact, formatExact } from '../../format/measure.ts'
import { changePoints, percent } from '../../format/share.ts'
import { interact, type Mark } from '../../marks/interact.ts'
import { rect } from '../../marks/svg.ts'
import { ellipsis, label, textWidth } from '../../marks/text.ts'
import { canvas, emptyChart } from '../chart.ts'
import type { Move, MovesOptions, State } from './options.ts'

// Most facilities stay where they are: steps are finer near zero.
const edges = [0.01, 0.05, 0.15, 0.35, 0.6, 0.85]

/** Token of the fill for a share: rust for worse, teal for better, pale for who stays; else the ramp. */
export function moveStep(share: number, news: 'worse' | 'better' | 'same' | null): string {
  const size = edges.filter((edge) => share >= edge).length
  if (news === null) return `seq-${size + 1}`
  if (news === 'same') return 'div-4'
  const far = size < 1 ? 0 : size < 3 ? 1 : size < 5 ? 2 : 3
  return `div-${news === 'worse' ? 4 - far : 4 + far}`
}

/** 92.4%, or 92.4 where the cell is narrow; what is not zero never reads as zero. */
const shareText = (share: number, wide: boolean, narrow: boolean): string => {
  if (share > 0 && share < 0.0005) return wide ? '<0.1%' : '<1'
  if (narrow) return share > 0 && share < 0.01 ? '<1' : String(Math.round(share * 100))
  return wide ? percent(share, 1) : (share * 100).toFixed(1)
}

const nameOf = ({ name, short }: State, narrow: boolean): string =>
  narrow ? (short ?? name) : name

/**
 * From each state to the next, a row adding up to 1: shaded by share, what got worse in rust and
 * what got better in teal; the change to the comparison beneath. Keys are `from|to`.
 */
export function moves(cells: readonly Move[], options: MovesOptions): SVGSVGElement {
  const { width, rows, columns, measure, news, selected = [], locale = 'en', on } = options
  const narrow = width < 560
  const compared = !narrow && cells.some(({ before }) => before != null)
  const tall = compared ? 40 : 30
  const height = 38 + rows.length * tall
  if (!cells.length || !rows.length || !columns.length)
    return emptyChart('moves', options, Math.max(120, height))
  const chart = canvas('moves', options, height)
  const names = rows.map((row) => nameOf(row, narrow))
  const widest = Math.max(...names.map((name) => textWidth(name)))
  const left = Math.min(narrow ? 80 : 120, widest + 10)
  const right = narrow ? 0 : 68
  const cell = (width - left - right) / columns.length
  chart.append(label(left, 10, options.columnTitle, { class: 'mid' }))
  if (!narrow)
    chart.append(label(width, 28, ellipsis(options.amountName, right), { anchor: 'end' }))
  for (const [j, column] of columns.entries()) {
    const wanted = textWidth(column.name) <= cell ? column.name : nameOf(column, true)
    chart.append(
      label(left + (j + 0.5) * cell - 1, 28, ellipsis(wanted, cell + 2), {
        anchor: 'middle',
        title: column.name,
      }),
    )
  }
  const marks: Mark[] = []
  for (const [i, row] of rows.entries()) {
    const y = 38 + i * tall
    const own = cells.filter(({ from }) => from === row.key)
    chart.append(
      label(0, y + tall / 2 + 3, ellipsis(names[i]!, left - 4), {
        class: 'strong',
        title: row.name,
      }),
    )
    const total = own.length ? sum(own, ({ amount }) => amount ?? 0) : null
    if (!narrow && total !== null)
      chart.append(
        label(width, y + tall / 2 + 3, formatCompact(total, measure, locale), {
          anchor: 'end',
          class: 'mid',
        }),
      )
    for (const [j, column] of columns.entries()) {
      const found = own.find(({ to }) => to === column.key)
      const box = { x: left + j * cell, y, width: cell - 2, height: tall - 2 }
      const { x } = box
      if (!found || found.share === null) {
        chart.append(rect(x, y, box.width, box.height, { class: 'vacant' }))
        continue
      }
      const step = moveStep(found.share, news?.(row.key, column.key) ?? null)
      const key = `${row.key}|${column.key}`
      chart.append(
        rect(x, y, box.width, box.height, { style: `fill:var(--${step})`, 'data-move': key }),
        label(
          x + box.width / 2,
          y + (compared ? 16 : 18),
          shareText(found.share, cell >= 44, cell < 32),
          {
            anchor: 'middle',
            class: 'on-mark',
            fill: `on-${step}`,
          },
        ),
      )
      const change = found.before == null ? '' : changePoints(found.share - found.before, 1, locale)
      if (compared && change && textWidth(change, 10) <= cell + 4)
        chart.append(
          label(x + box.width / 2, y + 30, change, {
            anchor: 'middle',
            class: 's10',
            fill: `on-${step}`,
          }),
        )
      const title = `${row.name} → ${column.name}`
      const amount = formatExact(found.amount, measure, locale)
      const than = change && options.versus ? `${change} ${options.versus}` : change
      marks.push({
        key,
        name: title,
        reading: `${title}: ${percent(found.share, 2)}, ${amount}${than && `, ${than}`}`,
        box,
        tip: {
          title,
          rows: [{ name: amount, value: percent(found.share, 2), change: change || undefined }],
        },
        selected: selected.includes(key),
      })
    }
  }
  for (const { box } of marks.filter((mark) => mark.selected))
    chart.append(rect(box.x, box.y, box.width, box.height, { class: 'chosen' }))
  interact(chart, marks, {
    on,
    bounds: { x: 0, y: 0, width, height },
    page: columns.length,
  })
  return chart
}
