import type { ScaleTime } from 'd3-scale'
import { utcMonday, utcMonth, utcYear } from 'd3-time'
import { monthName, monthYear } from '../format/date.ts'
import type { Locale } from '../format/locale.ts'
import { line, svg } from './svg.ts'
import { label, textWidth } from './text.ts'

type Tick = { at: Date; text: string; main: boolean }

const monthTicks = (from: Date, to: Date, every: number, locale: Locale): Tick[] => {
  const starts = utcMonth.range(utcMonth.ceil(from), new Date(+to + 1))
  const month = utcMonth.floor(from)
  // A window that begins a few days into a month still begins with its name.
  if (+month < +from && +from - +month < (+to - +from) * 0.03) starts.unshift(month)
  const wanted = starts.filter((at) => at.getUTCMonth() % every === 0)
  return wanted.map((at, i) => {
    const named = i === 0 || at.getUTCMonth() === 0
    return {
      at: at < from ? from : at,
      text: named ? monthYear(at, locale) : monthName(at, locale),
      main: named,
    }
  })
}

const dayTicks = (from: Date, to: Date, dates: readonly number[], locale: Locale): Tick[] => {
  const found: Tick[] = []
  const first = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate()))
  for (let day = first; day <= to; day = new Date(+day + 864e5)) {
    const date = day.getUTCDate()
    const opening = day === first && !dates.includes(date)
    if (date !== 1 && !dates.includes(date)) continue
    const month = found.length === 0 ? monthYear(day, locale) : monthName(day, locale)
    const text = date === 1 ? month : String(date)
    if (!opening) found.push({ at: day, text, main: date === 1 })
  }
  // A window that begins in mid-month still has to say which month it is.
  if (found[0] && !found[0].main) {
    const at = found[0].at
    found[0] = {
      at,
      text:
        locale === 'zh'
          ? `${monthYear(at, locale)}${at.getUTCDate()}日`
          : `${at.getUTCDate()} ${monthYear(at)}`,
      main: true,
    }
  }
  return found
}

const yearTicks = (from: Date, to: Date): Tick[] =>
  utcYear
    .range(utcYear.ceil(from), new Date(+to + 1))
    .map((at) => ({ at, text: String(at.getUTCFullYear()), main: true }))

const candidates = (from: Date, to: Date, locale: Locale): Tick[][] => {
  const days = (+to - +from) / 864e5
  const mondays = utcMonday.range(from, new Date(+to + 1)).map((day) => day.getUTCDate())
  const sets: Tick[][] = []
  if (days <= 16)
    sets.push(
      dayTicks(
        from,
        to,
        Array.from({ length: 31 }, (_, i) => i + 1),
        locale,
      ),
    )
  if (days <= 45) sets.push(dayTicks(from, to, mondays, locale))
  if (days <= 190) sets.push(dayTicks(from, to, [1, 15], locale))
  for (const every of [1, 3, 6, 12]) sets.push(monthTicks(from, to, every, locale))
  sets.push(yearTicks(from, to))
  return sets
}

const fits = (ticks: readonly Tick[], scale: ScaleTime<number, number>, gap: number): boolean =>
  ticks.every((tick, i) => {
    const next = ticks[i + 1]
    if (!next) return true
    const room = scale(next.at) - scale(tick.at)
    return (textWidth(tick.text) + textWidth(next.text)) / 2 + gap <= room
  })

/** Ticks of a time scale, the finest set whose labels do not touch: Oct 2017 | 15 | Nov. */
export function timeTicks(
  scale: ScaleTime<number, number>,
  locale: Locale = 'en',
  gap = 22,
): Tick[] {
  const [from, to] = scale.domain() as [Date, Date]
  const sets = candidates(from, to, locale).filter((ticks) => ticks.length > 0)
  return sets.find((ticks) => ticks.length > 1 && fits(ticks, scale, gap)) ?? sets.at(-1) ?? []
}

/** The bottom axis at `y`: a short tick and its label, months darker than days. */
export function timeAxis(
  scale: ScaleTime<number, number>,
  y: number,
  { locale = 'en', right, gap }: { locale?: Locale | undefined; right: number; gap?: number },
): SVGGElement {
  const group = svg('g', { class: 'time-axis' })
  for (const tick of timeTicks(scale, locale, gap)) {
    const x = scale(tick.at)
    const half = textWidth(tick.text) / 2
    const shifted = Math.max(half, Math.min(x, right - half))
    group.append(
      line(x, y, x, y + 4, 'base'),
      label(shifted, y + 16, tick.text, { anchor: 'middle', class: tick.main ? 'mid' : '' }),
    )
  }
  return group
}
