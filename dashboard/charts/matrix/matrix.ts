import { max, sum } from 'd3-array'
import { formatCompact, formatExact, type Measure } from '../../format/measure.ts'
import { exact } from '../../format/number.ts'
import { changePercent, direction, glyph } from '../../format/share.ts'
import { changeStep } from '../../marks/colour.ts'
import { interact, type Mark } from '../../marks/interact.ts'
import { rect } from '../../marks/svg.ts'
import { ellipsis, label, textWidth } from '../../marks/text.ts'
import { type ChartOptions, type Choice, canvas, emptyChart } from '../chart.ts'
import { margin } from './margins.ts'

/** `change` is relative (0.17); null where there was nothing before. `value` null is "no data". */
export type MatrixCell = {
  row: string
  column: string
  count: number
  value: number | null
  change: number | null
}

export type MatrixOptions = ChartOptions &
  Pick<Choice, 'selected'> & {
    measure: Measure
    rows: readonly {
      key: string
      name: string
      note?: string | undefined
      short?: string | undefined
    }[]
    columns: readonly { key: string; name: string; short?: string | undefined }[]
    /** Over the columns: "Utilisation of the old quota". */
    columnTitle: string
    /** What is counted: "Customers". */
    countName: string
    /** What the value is, for the line that reads a cell: "mean quota". */
    valueName: string
  }

const words = (
  cell: MatrixCell,
  { measure, countName, valueName, locale = 'en' }: MatrixOptions,
) => {
  const parts = [`${exact(cell.count, 0, locale)} ${countName.toLowerCase()}`]
  if (cell.count > 0) parts.push(`${valueName} ${formatExact(cell.value, measure, locale)}`)
  if (cell.change !== null) parts.push(changePercent(cell.change, 0))
  return parts.join(', ')
}

const changeText = (change: number, narrow: boolean): string => {
  const way = direction(change)
  if (way === 'same') return narrow ? glyph.same : ''
  return `${glyph[way]}${Math.abs(Math.round(change * 100))}${narrow ? '' : '%'}`
}

const drawCell = (cell: MatrixCell, box: Mark['box'], narrow: boolean, options: MatrixOptions) => {
  const { measure, locale = 'en' } = options
  const middle = box.x + box.width / 2
  if (cell.count === 0) {
    return [
      rect(box.x, box.y, box.width, box.height, { rx: 2, class: 'vacant' }),
      label(middle, box.y + box.height / 2 + 4, '0', { anchor: 'middle' }),
    ]
  }
  const step = changeStep(cell.change)
  const fill = `on-div-${step}`
  const value =
    narrow && measure.kind === 'money'
      ? formatCompact(cell.value, { kind: 'number' }, locale)
      : formatCompact(cell.value, measure, locale)
  const change = cell.change === null ? '' : changeText(cell.change, narrow)
  const both = [exact(cell.count, 0, locale), change].filter(Boolean).join(' ')
  const roomy = textWidth(both) <= box.width + 4
  const beneath = narrow ? change : roomy ? both : change || exact(cell.count, 0, locale)
  const size = narrow || textWidth(value, 13) > box.width ? '' : 's13'
  return [
    rect(box.x, box.y, box.width, box.height, {
      rx: 2,
      style: `fill:var(--div-${step})`,
      'data-move': `${cell.row}|${cell.column}`,
    }),
    label(middle, box.y + (narrow ? 20 : 23), ellipsis(value, box.width + 6), {
      anchor: 'middle',
      class: `on-mark ${size}`,
      fill,
    }),
    label(middle, box.y + (narrow ? 34 : 40), beneath, {
      anchor: 'middle',
      class: narrow ? 's10' : '',
      fill,
    }),
  ]
}

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
