import { formatShort } from '../../format/measure.ts'
import { exact } from '../../format/number.ts'
import { changePoints, percent } from '../../format/share.ts'
import { fitted } from '../../marks/fitted.ts'
import { interact, type Mark } from '../../marks/interact.ts'
import { line, rect } from '../../marks/svg.ts'
import { ellipsis, label, textWidth } from '../../marks/text.ts'
import { type ChartOptions, canvas, emptyChart } from '../chart.ts'

/** A step and how many came so far; `note` is lighter beside the rate. */
export type FunnelStep = {
  key: string
  name: string
  count: number
  /** The share of the first step as of the comparison. */
  before?: number | null | undefined
  note?: string | undefined
}

export type FunnelOptions = ChartOptions & {
  /** Over the bars: "Customers". */
  countName: string
  /** Over the rates at the right: "Of the step before". */
  rateName: string
}

/**
 * How many came to each step, from the first; at the right what part came from the step before. The
 * stroke on a bar is where it ended as of the comparison.
 */
export function funnel(steps: readonly FunnelStep[], options: FunnelOptions): SVGSVGElement {
  const { width, countName, rateName, locale = 'en', on } = options
  const first = steps[0]?.count ?? 0
  if (!steps.length) return emptyChart('funnel', options, 120)
  const narrow = width < 480
  const names = Math.max(...steps.map(({ name }) => textWidth(name, 12)))
  const left = narrow ? 0 : Math.min(names + 16, width * 0.36)
  const right = narrow ? 88 : Math.max(96, textWidth(rateName) + 8)
  const room = Math.max(40, width - left - right - (narrow ? 0 : 56))
  const [top, tall] = [22, narrow ? 40 : 32]
  const chart = canvas('funnel', options, top + steps.length * tall)
  const x = (count: number) => (first > 0 ? (count / first) * room : 0)
  chart.append(
    label(left, 10, countName),
    label(width, 10, ellipsis(rateName, narrow ? 120 : right), { anchor: 'end' }),
  )
  const marks = steps.map((step, i): Mark => {
    const y = top + i * tall
    const previous = steps[i - 1]
    const rate = previous && previous.count > 0 ? step.count / previous.count : null
    const share = first > 0 ? step.count / first : null
    const barY = narrow ? y + 16 : y + 6
    const thick = narrow ? 12 : 18
    chart.append(
      label(0, y + (narrow ? 12 : 20), ellipsis(step.name, narrow ? width - 90 : left - 10, 12), {
        class: 'mid s12',
        title: step.name,
      }),
      rect(left, barY, Math.max(step.count > 0 ? 1.5 : 0, x(step.count)), thick, {
        rx: 1,
        class: 'column',
        'data-move': step.key,
      }),
      label(
        left + Math.max(x(step.count), (step.before ?? 0) * room) + 6,
        barY + thick / 2 + 4,
        fitted(step.count, { kind: 'count' }, locale, 56),
        {
          class: 'strong',
        },
      ),
    )
    if (step.before != null) {
      const at = left + step.before * room
      chart.append(line(at, barY - 2, at, barY + thick + 2, 'was'))
    }
    const text = rate === null ? '' : percent(rate, 1, locale)
    chart.append(label(width, y + (narrow ? 12 : 18), text, { anchor: 'end', class: 'strong' }))
    if (step.note)
      chart.append(label(width, y + (narrow ? 27 : 30), step.note, { anchor: 'end', class: 's10' }))
    const parts = [
      exact(step.count, 0, locale),
      ...(share === null || i === 0 ? [] : [percent(share, 1, locale)]),
      ...(rate === null ? [] : [`${rateName.toLowerCase()} ${text}`]),
      ...(step.note ? [step.note] : []),
    ]
    const change =
      step.before == null || share === null
        ? undefined
        : changePoints(share - step.before, 1, locale)
    return {
      key: step.key,
      name: step.name,
      reading: `${step.name}: ${parts.join(', ')}`,
      box: { x: 0, y: y + 1, width, height: tall - 3 },
      tip: {
        title: step.name,
        rows: [
          {
            name: formatShort(step.count, { kind: 'count' }, locale),
            value: percent(share, 1, locale),
            change,
          },
        ],
      },
    }
  })
  interact(chart, marks, { on })
  return chart
}
