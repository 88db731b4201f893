import { sum } from 'd3-array'
import type { ScaleTime } from 'd3-scale'
import { utc } from '../../format/date.ts'
import type { Locale } from '../../format/locale.ts'
import { formatShort, type Measure } from '../../format/measure.ts'
import { exact } from '../../format/number.ts'
import { type Colour, paint } from '../../marks/colour.ts'
import { line, round, svg } from '../../marks/svg.ts'
import { label } from '../../marks/text.ts'
import type { PaymentMark } from './rows.ts'

export type Lane = { key: string; name: string; colour: Colour }

type Place = {
  x: ScaleTime<number, number>
  /** Top of the first lane. */
  top: number
  height: number
  left: number
  right: number
  narrow: boolean
}

/** Our mark: every payment a notch in the lane of its channel, as high as the log of its amount. */
export function notchLanes(
  payments: readonly PaymentMark[],
  lanes: readonly Lane[],
  { x, top, height, left, right, narrow }: Place,
  measure: Measure,
  locale: Locale,
): SVGElement[] {
  const amounts = payments.map(({ amount }) => Math.max(1, Math.abs(amount)))
  const low = Math.log(Math.max(1, Math.min(...amounts))) - 0.5
  const span = Math.max(1, Math.log(Math.max(2, ...amounts)) - low)
  const tall = (amount: number) =>
    Math.max(2, Math.min(1, (Math.log(Math.max(1, Math.abs(amount))) - low) / span) * (height - 4))
  return lanes.flatMap((lane, i) => {
    const base = top + (i + 1) * height - 2.5
    const own = payments.filter((payment) => payment.lane === lane.key)
    const notches = own.map(
      ({ at, amount }) => `M${round(x(utc(at)))} ${round(base)}v${round(-tall(amount))}`,
    )
    const total = formatShort(
      sum(own, ({ amount }) => amount),
      measure,
      locale,
    )
    return [
      label(0, base - 2.5, lane.name, { class: narrow ? 'mid' : 'strong s12' }),
      line(left, base, right, base, 'grid'),
      svg('path', { d: notches.join(''), class: 'notches', style: `stroke:${paint(lane.colour)}` }),
      label(right + 7, base - 2.5, narrow ? exact(own.length) : `${exact(own.length)} · ${total}`, {
        class: 'mid',
      }),
    ]
  })
}
