import { group, sum } from 'd3-array'
import { fullDate, iso, utc } from '../../format/date.ts'
import { formatExact, formatShort } from '../../format/measure.ts'
import type { Mark } from '../../marks/interact.ts'
import { heldOn, steppedDays } from './days.ts'
import type { TimelineOptions } from './options.ts'
import { repaymentName } from './repayments.ts'
import type { TimelineRows } from './rows.ts'
import { words } from './words.ts'

type DayPlace = { x: (day: Date) => number; from: Date; to: Date; top: number; bottom: number }

/** What each day (or week, over long spans) says under the crosshair. */
export function dayMarks(rows: TimelineRows, options: TimelineOptions, place: DayPlace): Mark[] {
  const { measure, lanes, locale = 'en' } = options
  const { x, from, to, top, bottom } = place
  const text = words[locale]
  const days = steppedDays(from, to)
  const step = days.length > 1 ? +days[1]! - +days[0]! : 864e5
  const [quota, owed, score] = [heldOn(rows.quota), heldOn(rows.balance), heldOn(rows.scores)]
  const bin = (day: Date) => Math.ceil((Math.floor(+day / 864e5) * 864e5 - +days[0]!) / step)
  const payments = group(rows.payments, ({ at }) => bin(utc(at)))
  const repayments = group(rows.repayments, ({ day }) => bin(utc(day)))
  const wide = (x(to) - x(from)) / Math.max(1, days.length - 1)
  return days.map((day, i) => {
    const own = payments.get(i) ?? []
    const title =
      step > 864e5 && i > 0
        ? `${locale === 'zh' ? '截至 ' : 'Week to '}${fullDate(day, locale)}`
        : fullDate(day, locale)
    const known = [
      { name: text.quota, value: formatExact(quota(day), measure, locale) },
      { name: text.balance, value: formatExact(owed(day), measure, locale) },
      ...(score(day) === null
        ? []
        : [{ name: text.score, value: String(Math.round(score(day)!)) }]),
      ...lanes.flatMap((lane) => {
        const paid = own.filter((payment) => payment.lane === lane.key)
        return paid.length
          ? [
              {
                name: `${lane.name}, ${paid.length}`,
                value: formatShort(
                  sum(paid, ({ amount }) => amount),
                  measure,
                  locale,
                ),
                colour: lane.colour,
              },
            ]
          : []
      }),
      ...(repayments.get(i) ?? []).map(({ kind, amount }) => ({
        name: `${text.repaid}, ${repaymentName(kind, locale)}`,
        value: amount === undefined ? '' : formatShort(amount, measure, locale),
      })),
    ]
    return {
      key: iso(day),
      name: title,
      reading: `${title}: ${known.map((one) => `${one.name} ${one.value}`.trim()).join(', ')}`,
      box: { x: x(day) - wide / 2, y: top, width: wide, height: bottom - top },
      tip: { title, rows: known },
    }
  })
}
