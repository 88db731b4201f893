import type { ScaleTime } from 'd3-scale'
import { type Day, utc } from '../format/date.ts'
import { keepHeaviest } from './collision.ts'
import { line, svg } from './svg.ts'
import { label, textWidth } from './text.ts'

/** A dated thing worth a line: a holiday, a policy going live, a late payment. */
export type ChartEvent = {
  day: Day
  name: string
  /** On collision the heavier name stays. */
  weight?: number | undefined
  tone?: 'bad' | undefined
}

/** Dotted lines from `top` to `bottom`, named above; a name that would touch a heavier one drops. */
export function eventLines(
  events: readonly ChartEvent[],
  scale: ScaleTime<number, number>,
  { top, bottom, right }: { top: number; bottom: number; right: number },
): SVGGElement {
  const [from, to] = scale.domain() as [Date, Date]
  const spans = events
    .filter(({ day }) => utc(day) >= from && utc(day) <= to)
    .map((event) => {
      const x = scale(utc(event.day))
      const half = textWidth(event.name) / 2
      const middle = Math.max(half, Math.min(x, right - half))
      const anchored = x - half < scale.range()[0]! ? x + half : middle
      return { ...event, x, from: anchored - half, to: anchored + half, weight: event.weight ?? 0 }
    })
  const group = svg('g', { class: 'events' })
  for (const event of keepHeaviest(spans)) {
    const x = Math.round(event.x) + 0.5
    group.append(
      line(x, top, x, bottom, 'event'),
      label((event.from + event.to) / 2, top - 5, event.name, {
        anchor: 'middle',
        class: 'mid halo',
        ...(event.tone && { fill: event.tone }),
      }),
    )
  }
  return group
}
