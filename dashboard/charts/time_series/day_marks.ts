import { dayMonth, iso, monthYear, weekdayDate } from '../../format/date.ts'
import { formatChange, formatExact, formatShort } from '../../format/measure.ts'
import type { Mark } from '../../marks/interact.ts'
import type { Tip } from '../../marks/tooltip.ts'
import type { Column } from './layers.ts'
import type { TimeSeriesOptions } from './options.ts'
import type { Plan } from './plan.ts'

const dayName = (day: Date, { grain, locale = 'en' }: TimeSeriesOptions): string => {
  if (grain === 'month') return monthYear(day, locale)
  const week = grain === 'week' ? { en: 'Week of ', zh: '周起 ' }[locale] : ''
  return week + weekdayDate(day, locale)
}

const tipOf = (column: Column, before: Column | undefined, options: TimeSeriesOptions): Tip => {
  const { series, measure, locale = 'en' } = options
  const rows = series.map((one, i) => {
    const value = column.values[i] ?? null
    const was = before?.values[i] ?? null
    return {
      name: one.name,
      value: formatShort(value, measure, locale),
      change: before && formatChange(value, was, measure, 0, locale),
      colour: one.colour,
      size: value ?? Number.NEGATIVE_INFINITY,
    }
  })
  return {
    title: dayName(column.day, options),
    note: before && `${locale === 'zh' ? '比' : 'vs'} ${dayMonth(before.day, locale)}`,
    rows: rows.sort((a, b) => b.size - a.size),
  }
}

/** What each column says under the crosshair, the greatest series first. */
export function dayMarks(layout: Plan, options: TimeSeriesOptions): Mark[] {
  const { columns, before, x, left, right, top, bottom } = layout
  const { series, measure, locale = 'en' } = options
  const step = (right - left) / Math.max(1, columns.length - 1)
  return columns.map((column, i) => {
    const tip = tipOf(column, before[i], options)
    const exact = series.map(
      (one, j) => `${one.name} ${formatExact(column.values[j] ?? null, measure, locale)}`,
    )
    return {
      key: iso(column.day),
      name: tip.title,
      reading: `${tip.title}: ${exact.join(', ')}`,
      box: { x: x(column.day) - step / 2, y: top, width: step, height: bottom - top },
      tip,
    }
  })
}
