import { spread } from '../../marks/collision.ts'
import { paint } from '../../marks/colour.ts'
import { rect, svg } from '../../marks/svg.ts'
import { ellipsis, label, STRONG, span } from '../../marks/text.ts'
import type { Series } from './options.ts'

export type End = { series: Series; y: number; total: string | undefined; note: string | undefined }

/**
 * A label at the end of each line: name and total, the change beneath, and a stroke of its colour.
 * Where the ends crowd they move apart; where even that has no room they are one line each.
 */
export function endLabels(
  ends: readonly End[],
  {
    x,
    low,
    high,
    width,
    narrow,
  }: { x: number; low: number; high: number; width: number; narrow: boolean },
): SVGGElement {
  const tall = ends.some(({ note }) => note) && (ends.length - 1) * 30 <= high - low
  const at = spread(
    ends.map(({ y }) => y),
    tall ? 30 : 15,
    low,
    high,
  )
  const group = svg('g', { class: 'ends' })
  for (const [i, { series, total, note }] of ends.entries()) {
    const y = at[i]!
    const name = ellipsis(series.name, width - 11, STRONG)
    const words: (Element | string)[] = [name]
    const whole = name === series.name
    if (total && !narrow && whole) words.push(span(` ${total}`, 'plain'))
    group.append(
      rect(x + 4, y - 7, 2, tall && note ? 21 : 9, { style: `fill:${paint(series.colour)}` }),
      label(x + 9, y + 1, words, { class: 'strong', ...(!whole && { title: series.name }) }),
    )
    if (tall && note) group.append(label(x + 9, y + 15, note))
  }
  return group
}
