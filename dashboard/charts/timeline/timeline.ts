import { scaleUtc } from 'd3-scale'
import { iso, utc } from '../../format/date.ts'
import { formatEdge, formatExact, unitSign } from '../../format/measure.ts'
import { roundTicks, valueScale } from '../../marks/axis.ts'
import { eventLines } from '../../marks/events.ts'
import { fitted } from '../../marks/fitted.ts'
import { interact } from '../../marks/interact.ts'
import { line } from '../../marks/svg.ts'
import { label, textWidth } from '../../marks/text.ts'
import { timeAxis } from '../../marks/time_axis.ts'
import { canvas, emptyChart } from '../chart.ts'
import { dayMarks } from './day_marks.ts'
import { heldOn } from './days.ts'
import { notchLanes } from './lanes.ts'
import { balanceArea, quotaSteps } from './money.ts'
import type { TimelineOptions } from './options.ts'
import { repaymentGlyph, repaymentLegend } from './repayments.ts'
import type { QuotaPoint, TimelineRows } from './rows.ts'
import { scoreLine } from './score.ts'
import { words } from './words.ts'

const count = { kind: 'count' } as const

const within = (rows: TimelineRows, from: Date, to: Date, steps: boolean): TimelineRows => {
  const end = new Date(+to + 864e5)
  const inside = (day: Date) => day >= from && day < end
  const balance = rows.balance.filter(({ day }) => inside(utc(day)))
  const before = rows.balance.findLast(({ day }) => utc(day) < from)
  const last = balance.at(-1) ?? before
  const held = [
    ...(before && balance[0]?.day !== iso(from) ? [{ day: iso(from), value: before.value }] : []),
    ...balance,
    ...(last && utc(last.day) < to ? [{ day: iso(to), value: last.value }] : []),
  ]
  return {
    quota: rows.quota,
    balance: steps ? held : balance,
    payments: rows.payments.filter(({ at }) => inside(utc(at))),
    repayments: rows.repayments.filter(({ day }) => inside(utc(day))),
    scores: rows.scores.filter(({ day }) => inside(utc(day))),
  }
}

const quotaWithin = (points: readonly QuotaPoint[], from: Date, to: Date): (number | null)[] =>
  points
    .filter((point, i) => {
      const next = points[i + 1]
      return utc(point.day) <= to && (!next || utc(next.day) > from)
    })
    .map(({ value }) => value)

/**
 * A customer's years on one line of time: quota as steps over the balance, every payment a notch in
 * the lane of its channel, each repayment a glyph, and the score beneath. Narrow below 560 pixels.
 */
export function timeline(all: TimelineRows, options: TimelineOptions): SVGSVGElement {
  const { width, measure, lanes, events = [], bandEdge, scoreNote, locale = 'en' } = options
  const steps = options.steps ?? false
  const narrow = width < 560
  const text = words[locale]
  const balanceName = options.balanceName?.toLowerCase() ?? text.owed
  const [from, to] = [utc(options.from), utc(options.to)]
  const rows = within(all, from, to, steps)
  const left = narrow ? 48 : 112
  const right = width - (narrow ? 46 : 108)
  const top = 30
  // What nothing is known of takes no room: an empty scale would look like nothing owed.
  const held = all.quota.length > 0 || rows.balance.some(({ value }) => value !== null)
  const zero = top + (held ? 128 : -16)
  const laneTop = zero + (narrow ? 22 : 16)
  const laneHeight = narrow ? 26 : 30
  const laneEnd = laneTop + lanes.length * laneHeight
  const repaidY = laneEnd + (narrow ? 25 : 21)
  const scoreTop = rows.repayments.length ? repaidY + 20 : laneEnd + 14
  const bottom = scoreTop + (rows.scores.length ? 40 : 0)
  const height = bottom + 46
  if (!all.quota.length && !rows.balance.length && !rows.payments.length) {
    return emptyChart('timeline', options, 160)
  }
  const chart = canvas('timeline', options, height)
  const x = scaleUtc([from, to], [left, right])
  const y = valueScale(
    [...rows.balance.map(({ value }) => value), ...quotaWithin(rows.quota, from, to)],
    zero,
    top,
  )
  const ticks = held ? roundTicks(y, 3) : []
  const name = narrow ? 'mid' : 'strong s12'

  for (const tick of ticks) {
    chart.append(line(left, y(tick), right, y(tick), tick ? 'grid' : 'base'))
    const said = narrow ? formatEdge(tick, measure, locale, true) : fitted(tick, count, locale, 50)
    if (tick) chart.append(label(left - 8, y(tick) + 4, said, { anchor: 'end', class: 'halo' }))
  }
  if (held && !narrow) {
    const highest = Math.max(...ticks)
    const moneyName = all.quota.length ? text.quota : (options.balanceName ?? text.quota)
    const widest = Math.max(...ticks.map((tick) => textWidth(fitted(tick, count, locale, 50))))
    const full = `${moneyName}, ${unitSign(measure)}`
    // Long ticks leave the name no room for its unit, which the last values show anyway.
    const named = textWidth(full, 12) * 1.1 + widest + 12 > left ? moneyName : full
    chart.append(label(0, y(highest) + 4, named, { class: name }))
  }
  chart.append(eventLines(events, x, { top: top - 14, bottom, right: width }))
  chart.append(...balanceArea(rows.balance, { x, y }, steps))
  const stepName = ({ note, value }: QuotaPoint) => {
    const money = formatExact(value, measure, locale)
    return narrow || note === undefined ? money : note
  }
  chart.append(...quotaSteps(rows.quota, to, { x, y }, stepName))

  const quota = heldOn(rows.quota)(to)
  const owed = rows.balance.findLast(({ value }) => value !== null)?.value ?? null
  const close = quota !== null && owed !== null && Math.abs(y(quota) - y(owed)) < 13
  if (quota !== null) {
    const said = narrow
      ? fitted(quota, count, locale, 40)
      : `${fitted(quota, measure, locale, 70)} ${text.now}`
    chart.append(label(right + 7, y(quota) + 4 - (close ? 7 : 0), said, { class: 'strong' }))
  }
  if (owed !== null) {
    const said = narrow
      ? fitted(owed, count, locale, 40)
      : `${fitted(owed, measure, locale, 70)} ${balanceName}`
    chart.append(label(right + 7, y(owed) + 4 + (close ? 7 : 0), said, { class: 'strong accent' }))
  }
  chart.append(
    ...notchLanes(
      rows.payments,
      lanes,
      { x, top: laneTop, height: laneHeight, left, right, narrow },
      measure,
      locale,
    ),
  )

  if (rows.repayments.length) chart.append(label(0, repaidY + 4, text.repaid, { class: name }))
  for (const { day, kind } of rows.repayments) {
    chart.append(repaymentGlyph(kind, x(utc(day)), repaidY, narrow ? 3.2 : 4.5))
  }
  if (rows.repayments.length) {
    const good = rows.repayments.filter(({ kind }) => kind !== 'late' && kind !== 'missed').length
    const said = `${good} ${text.of} ${rows.repayments.length}${narrow ? '' : ` ${text.onTime}`}`
    chart.append(label(right + 7, repaidY + 4, said, { class: 'mid' }))
  }
  chart.append(
    ...scoreLine(rows.scores, {
      x,
      top: scoreTop,
      left,
      right,
      narrow,
      name,
      text: text.score,
      bandEdge,
      scoreNote,
    }),
    line(left, bottom, right, bottom, 'base'),
    timeAxis(x, bottom, { locale, right: right + 24, gap: 26 }),
  )
  const kinds = rows.repayments.map(({ kind }) => kind)
  chart.append(
    ...repaymentLegend(kinds, narrow ? 0 : left - 2, height - 8, locale, narrow ? 8 : 14),
  )
  if (!narrow && rows.payments.length)
    chart.append(label(right, height - 4, text.height, { anchor: 'end' }))

  const marks = dayMarks(rows, options, { x, from, to, top, bottom })
  interact(chart, marks, {
    on: options.on,
    ring: false,
    start: marks.length - 1,
    bounds: { x: 0, y: 0, width, height },
    highlight: ({ box }) => [
      line(box.x + box.width / 2, top - 4, box.x + box.width / 2, bottom, 'crosshair'),
    ],
  })
  return chart
}
