import { extent } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { line as lineShape } from 'd3-shape'
import { utc } from '../../format/date.ts'
import { line, svg } from '../../marks/svg.ts'
import { label } from '../../marks/text.ts'
import type { ScorePoint } from './rows.ts'

type ScorePlace = {
  x: (day: Date) => number
  top: number
  left: number
  right: number
  narrow: boolean
  name: string
  text: string
  bandEdge: { value: number; name: string } | undefined
  scoreNote: string | undefined
}

/** The scores as a line with the nearest band edge across it; the last one is said at its end; nothing without scores. */
export function scoreLine(points: readonly ScorePoint[], place: ScorePlace): SVGElement[] {
  const { x, top, left, right, narrow, bandEdge, scoreNote } = place
  if (!points.length) return []
  const drawn: SVGElement[] = [label(0, top + 16, place.text, { class: place.name })]
  const values = [...points.map(({ value }) => value), bandEdge?.value ?? null]
  const [low, high] = extent(values.filter((value) => value !== null))
  if (low === undefined || high === undefined) return drawn
  const y = scaleLinear([low - 8, high + 8], [top + 26, top])
  if (bandEdge) {
    drawn.push(line(left, y(bandEdge.value), right, y(bandEdge.value), 'grid'))
    if (!narrow)
      drawn.push(
        label(left - 8, y(bandEdge.value) + 4, `${bandEdge.name} ${bandEdge.value}`, {
          anchor: 'end',
        }),
      )
  }
  const path = lineShape<ScorePoint>()
    .defined(({ value }) => value !== null)
    .digits(1)
    .x(({ day }) => x(utc(day)))
    .y(({ value }) => y(value!))
  drawn.push(svg('path', { d: path([...points]) ?? '', class: 'score', 'data-move': 'score' }))
  const last = points.findLast(({ value }) => value !== null)
  if (last?.value == null) return drawn
  const said = `${Math.round(last.value)}${narrow || !scoreNote ? '' : ` · ${scoreNote}`}`
  drawn.push(
    svg('circle', { cx: x(utc(last.day)), cy: y(last.value), r: 2.5, class: 'score-end' }),
    label(right + 7, y(last.value) + 4, said, { class: 'strong' }),
  )
  return drawn
}
