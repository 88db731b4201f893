import type { ScaleLinear, ScaleTime } from 'd3-scale'
import { area, curveLinear, curveStepAfter, line as lineShape } from 'd3-shape'
import { utc } from '../../format/date.ts'
import { svg } from '../../marks/svg.ts'
import { label, textWidth } from '../../marks/text.ts'
import type { BalancePoint, QuotaPoint } from './rows.ts'

type Scales = { x: ScaleTime<number, number>; y: ScaleLinear<number, number> }

/** What is owed: an area under a line; a day without data is a gap. */
export function balanceArea(
  points: readonly BalancePoint[],
  { x, y }: Scales,
  steps: boolean,
): SVGElement[] {
  const curve = steps ? curveStepAfter : curveLinear
  const known = (point: BalancePoint) => point.value !== null
  const at = (point: BalancePoint) => x(utc(point.day))
  const fill = area<BalancePoint>()
    .defined(known)
    .curve(curve)
    .digits(1)
    .x(at)
    .y0(y(0))
    .y1((p) => y(p.value!))
  const edge = lineShape<BalancePoint>()
    .defined(known)
    .curve(curve)
    .digits(1)
    .x(at)
    .y((p) => y(p.value!))
  return [
    svg('path', { d: fill([...points]) ?? '', class: 'owed', 'data-move': 'owed' }),
    svg('path', { d: edge([...points]) ?? '', class: 'owed-line', 'data-move': 'owed-line' }),
  ]
}

/** The quota as steps, each named where its name fits before the next step. */
export function quotaSteps(
  points: readonly QuotaPoint[],
  end: Date,
  { x, y }: Scales,
  name: (point: QuotaPoint) => string,
): SVGElement[] {
  const [from] = x.domain() as [Date, Date]
  const held = points.filter((point, i) => {
    const next = points[i + 1]
    return utc(point.day) <= end && (!next || utc(next.day) > from)
  })
  const last = held.at(-1)
  const closed = last ? [...held, { day: end, value: last.value }] : []
  const at = (point: QuotaPoint) => x(new Date(Math.max(+utc(point.day), +from)))
  const steps = lineShape<QuotaPoint>()
    .defined((point) => point.value !== null)
    .curve(curveStepAfter)
    .digits(1)
    .x(at)
    .y((point) => y(point.value!))
  const drawn: SVGElement[] = [
    svg('path', { d: steps(closed) ?? '', class: 'quota', 'data-move': 'quota' }),
  ]
  for (const [i, point] of held.entries()) {
    const said = name(point)
    const room = at(closed[i + 1]!) - at(point)
    if (point.value === null || !said || textWidth(said) + 8 > room) continue
    drawn.push(label(at(point) + 5, y(point.value) - 6, said, { class: 'strong halo' }))
  }
  return drawn
}
