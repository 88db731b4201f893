import { scaleLinear } from 'd3-scale'
import { line as lineShape } from 'd3-shape'
import { formatTick, type Measure } from '../../format/measure.ts'
import { percent } from '../../format/share.ts'
import { gridlines } from '../../marks/axis.ts'
import { interact, type Mark } from '../../marks/interact.ts'
import { line, svg } from '../../marks/svg.ts'
import { label } from '../../marks/text.ts'
import { type ChartOptions, canvas, emptyChart } from '../chart.ts'

/** A cutoff: the shares, 0 to 1, of goods and of bads at or under it. */
export type RocPoint = { score: number; goods: number; bads: number }

export type RocCurveOptions = ChartOptions & {
  /** Under the axis across: "Share of goods". */
  goodsName: string
  /** Over the axis upwards: "Share of bads". */
  badsName: string
  /** How a cutoff is called: "Score". */
  scoreName: string
  /** The largest distance of all scores, of which these are some; 0 to 1. */
  ks: number
}

const share: Measure = { kind: 'share' }
const TICKS = [0, 0.25, 0.5, 0.75, 1]
const MOST = 420

/**
 * Bads caught against goods refused, cutoff by cutoff; dotted: chance. The upright line is where the two are
 * furthest apart: KS.
 */
export function rocCurve(points: readonly RocPoint[], options: RocCurveOptions): SVGSVGElement {
  const { width, goodsName, badsName, scoreName, ks, locale = 'en', on } = options
  if (!points.length) return emptyChart('roc-curve', options, 160)
  const side = Math.min(width, MOST)
  const [top, left] = [34, 40]
  const bottom = top + side - left - 34
  const height = bottom + 36
  const chart = canvas('roc-curve', options, height)
  const x = scaleLinear([0, 1], [left, side - 12])
  const y = scaleLinear([0, 1], [bottom, top])
  const tick = (value: number) => formatTick(value, share, locale)
  const grid = gridlines(y, TICKS, 0, side - 12, tick)
  chart.append(...grid.rules, label(0, 10, badsName, { class: 'mid' }))
  for (const value of TICKS)
    chart.append(
      label(x(value), bottom + 16, tick(value), {
        anchor: value === 1 ? 'end' : value === 0 ? 'start' : 'middle',
      }),
    )
  chart.append(
    label((left + side) / 2, height - 4, goodsName, { anchor: 'middle', class: 'mid' }),
    line(x(0), y(0), x(1), y(1), 'before-line'),
  )
  const all = [{ score: Number.NEGATIVE_INFINITY, goods: 0, bads: 0 }, ...points]
  const path = lineShape<RocPoint>()
    .digits(1)
    .x(({ goods }) => x(goods))
    .y(({ bads }) => y(bads))
  chart.append(svg('path', { class: 'series', d: path(all) ?? '', style: 'stroke:var(--accent)' }))
  const apart = ({ goods, bads }: RocPoint) => bads - goods
  const widest = points.reduce((most, one) => (apart(one) > apart(most) ? one : most))
  const at = Math.round(x(widest.goods)) + 0.5
  chart.append(
    line(at, y(widest.bads), at, y(widest.goods), 'edge'),
    ...grid.labels,
    label(
      at > side / 2 ? at - 6 : at + 6,
      y((widest.bads + widest.goods) / 2) + 4,
      `KS ${ks.toFixed(3)}`,
      {
        anchor: at > side / 2 ? 'end' : 'start',
        class: 'strong halo',
      },
    ),
  )
  const marks = points.map((point): Mark => {
    const score = point.score.toFixed(0)
    const [goods, bads] = [percent(point.goods, 1, locale), percent(point.bads, 1, locale)]
    return {
      key: String(point.score),
      name: `${scoreName} ${score}`,
      reading: `${scoreName} ${score}: ${badsName} ${bads}, ${goodsName} ${goods}`,
      box: { x: x(point.goods) - 4, y: y(point.bads) - 4, width: 8, height: 8 },
      tip: {
        title: `${scoreName} ${score}`,
        rows: [
          { name: badsName, value: bads },
          { name: goodsName, value: goods },
        ],
      },
    }
  })
  interact(chart, marks, {
    on,
    bounds: { x: 0, y: 0, width, height },
    ring: false,
    start: Math.max(0, points.indexOf(widest)),
    highlight: ({ box }) => [
      svg('circle', {
        cx: box.x + 4,
        cy: box.y + 4,
        r: 4,
        style: 'fill:var(--surface);stroke:var(--ink);stroke-width:2',
      }),
    ],
  })
  return chart
}
