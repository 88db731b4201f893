import { max, sum } from 'd3-array'
import { exact } from '../../format/number.ts'
import { interact, type Mark } from '../../marks/interact.ts'
import { rect } from '../../marks/svg.ts'
import { ellipsis, label, textWidth } from '../../marks/text.ts'
import { canvas, emptyChart } from '../chart.ts'
import { drawCell, words } from './cell.ts'
import { margin } from './margins.ts'
import type { MatrixCell, MatrixOptions } from './options.ts'

/**
 * Rows by columns, each cell its mean value, count and change, coloured by the change; the margins
 * total rows and columns. Narrow, it keeps value and change and leaves the margins out.
 */
export function matrix(cells: readonly MatrixCell[], options: MatrixOptions): SVGSVGElement {
  const { width, rows, columns, columnTitle, countName, selected = [], locale = 'en', on } = options
  const narrow = width < 480
  const cellHeight = narrow ? 44 : 54
  const top = narrow ? 34 : 36
  const height = top + rows.length * cellHeight + (narrow ? 6 : 40)
  if (!cells.length || !rows.length || !columns.length) return emptyChart('matrix', options, height)
  const chart = canvas('matrix', options, height)
  const names = rows.map((row) => (narrow ? (row.short ?? row.name) : row.name))
  const left = narrow
    ? Math.min(60, 8 + Math.max(...names.map((name) => textWidth(name))))
    : Math.min(
        120,
        14 +
          Math.max(
            60,
            ...rows.flatMap(({ name, note = '' }) => [textWidth(name) * 1.06, textWidth(note)]),
          ),
      )
  const right = narrow ? 0 : 72
  const cellWidth = (width - left - right) / columns.length
  const at = (key: string, all: readonly { key: string }[]) =>
    all.findIndex((one) => one.key === key)
  const total = (of: (cell: MatrixCell) => boolean) => sum(cells.filter(of), (cell) => cell.count)

  chart.append(label(left, 10, columnTitle, { class: 'mid' }))
  for (const [j, column] of columns.entries()) {
    const name = ellipsis(narrow ? (column.short ?? column.name) : column.name, cellWidth + 4)
    chart.append(
      label(left + (j + 0.5) * cellWidth - 1, top - 8, name, {
        anchor: 'middle',
        title: column.name,
      }),
    )
  }
  const marks: Mark[] = []
  for (const [i, row] of rows.entries()) {
    const y = top + i * cellHeight
    const note = narrow ? undefined : row.note
    chart.append(
      label(0, y + cellHeight / 2 - (note ? 2 : -4), ellipsis(names[i]!, left - 6), {
        class: 'strong',
        title: row.name,
      }),
    )
    if (note) chart.append(label(0, y + cellHeight / 2 + 13, ellipsis(note, left - 6)))
    for (const [j, column] of columns.entries()) {
      const cell = cells.find((one) => one.row === row.key && one.column === column.key) ?? {
        row: row.key,
        column: column.key,
        count: 0,
        value: null,
        change: null,
      }
      const box = { x: left + j * cellWidth, y, width: cellWidth - 2, height: cellHeight - 2 }
      chart.append(...drawCell(cell, box, narrow, options))
      const key = `${row.key}|${column.key}`
      marks.push({
        key,
        name: `${row.name}, ${column.name}`,
        reading: `${row.name}, ${column.name}: ${words(cell, options)}`,
        box,
        selected: selected.includes(key),
      })
    }
  }
  if (!narrow) {
    const rowTotals = rows.map((row) => total((cell) => cell.row === row.key))
    const columnTotals = columns.map((column) => total((cell) => cell.column === column.key))
    const under = top + rows.length * cellHeight + 6
    chart.append(
      label(width - right + 8, top - 8, ellipsis(countName, right - 8)),
      label(0, under + 7, ellipsis(countName, left - 6)),
    )
    for (const [i, count] of rowTotals.entries()) {
      const y = top + (i + 0.5) * cellHeight - 14
      const place = { x: width - right + 8, y, width: right - 14 }
      chart.append(...margin(count, max(rowTotals) ?? 0, place, locale))
      const key = `${rows[i]!.key}|`
      marks.push({
        key,
        name: rows[i]!.name,
        reading: `${rows[i]!.name}: ${exact(count, 0, locale)} ${countName.toLowerCase()}`,
        box: { ...place, y: y - 4, height: 32 },
        selected: selected.includes(key),
      })
    }
    for (const [j, count] of columnTotals.entries()) {
      const place = { x: left + j * cellWidth, y: under, width: cellWidth - 6 }
      chart.append(...margin(count, max(columnTotals) ?? 0, place, locale))
      const key = `|${columns[j]!.key}`
      marks.push({
        key,
        name: columns[j]!.name,
        reading: `${columns[j]!.name}: ${exact(count, 0, locale)} ${countName.toLowerCase()}`,
        box: { ...place, y: under - 3, height: 30 },
        selected: selected.includes(key),
      })
    }
  }
  for (const { box } of marks.filter((mark) => mark.selected)) {
    chart.append(
      rect(box.x - 1, box.y - 1, box.width + 2, box.height + 2, { class: 'chosen', rx: 3 }),
    )
  }
  const largest = marks.findIndex((mark) => at(mark.key.split('|')[0]!, rows) === 0)
  interact(chart, marks, { on, start: Math.max(0, largest), page: columns.length })
  return chart
}
