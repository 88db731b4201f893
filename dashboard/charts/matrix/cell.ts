import { notApplicable } from '../../format/locale.ts'
import { formatCompact, formatExact } from '../../format/measure.ts'
import { exact } from '../../format/number.ts'
import { changePercent, direction, glyph } from '../../format/share.ts'
import { changeStep } from '../../marks/colour.ts'
import type { Mark } from '../../marks/interact.ts'
import { rect } from '../../marks/svg.ts'
import { ellipsis, label, textWidth } from '../../marks/text.ts'
import type { MatrixCell, MatrixOptions } from './options.ts'

/** A cell in words: its count, value and change. */
export const words = (
  cell: MatrixCell,
  { measure, countName, valueName, valueless, locale = 'en' }: MatrixOptions,
) => {
  const parts = [`${exact(cell.count, 0, locale)} ${countName.toLowerCase()}`]
  if (cell.count > 0 && cell.value === null && valueless) parts.push(valueless)
  else if (cell.count > 0) parts.push(`${valueName} ${formatExact(cell.value, measure, locale)}`)
  if (cell.change !== null) parts.push(changePercent(cell.change, 0))
  return parts.join(', ')
}

const changeText = (change: number, narrow: boolean): string => {
  const way = direction(change)
  if (way === 'same') return narrow ? glyph.same : ''
  return `${glyph[way]}${Math.abs(Math.round(change * 100))}${narrow ? '' : '%'}`
}

/** A cell: its colour, its value, and beneath it count and change as far as they fit. */
export const drawCell = (
  cell: MatrixCell,
  box: Mark['box'],
  narrow: boolean,
  options: MatrixOptions,
) => {
  const { measure, valueless, locale = 'en' } = options
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
    cell.value === null && valueless !== undefined
      ? // Cut short it would say nothing; the reading of the cell has it whole.
        textWidth(valueless) <= box.width + 6
        ? valueless
        : notApplicable
      : narrow && measure.kind === 'money'
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
