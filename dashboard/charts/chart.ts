import type { Locale } from '../format/locale.ts'
import { svg } from '../marks/svg.ts'
import { label } from '../marks/text.ts'

/** What a reader may do with a mark. Keys are those of the chart's rows. */
export type ChartEvents = {
  /** Click or Enter. */
  include?: ((key: string) => void) | undefined
  /** Shift with click or Enter. */
  exclude?: ((key: string) => void) | undefined
  /** Escape. */
  clear?: (() => void) | undefined
  /** T: show the rows as a table. */
  table?: (() => void) | undefined
  /** The mark under focus or pointer, in words. */
  read?: ((text: string) => void) | undefined
}

export type ChartOptions = {
  /** Pixels; below each chart's own threshold it draws its narrow form. */
  width: number
  /** What the chart shows, for those who do not see it. */
  label: string
  locale?: Locale | undefined
  on?: ChartEvents | undefined
}

/** Chosen marks darken, excluded ones are struck and dashed; the chart never filters itself. */
export type Choice = {
  selected?: readonly string[] | undefined
  excluded?: readonly string[] | undefined
}

/** The empty drawing of a chart: sized, named, an image until it gets marks to choose from. */
export const canvas = (
  kind: string,
  { width, label: name }: Pick<ChartOptions, 'width' | 'label'>,
  height: number,
): SVGSVGElement =>
  svg('svg', {
    class: `chart ${kind}`,
    viewBox: `0 0 ${Math.round(width)} ${Math.round(height)}`,
    width: Math.round(width),
    height: Math.round(height),
    role: 'img',
    'aria-label': name,
  })

/** A chart without rows: its baseline and a line that says so, never a made-up shape. */
export function emptyChart(kind: string, options: ChartOptions, height: number): SVGSVGElement {
  const words = options.locale === 'zh' ? '没有数据行' : 'No rows'
  const chart = canvas(kind, { ...options, label: `${options.label}: ${words}` }, height)
  chart.append(
    svg('line', { x1: 0, y1: height - 22, x2: options.width, y2: height - 22, class: 'base' }),
    label(options.width / 2, height / 2, words, { anchor: 'middle', class: 's12' }),
  )
  return chart
}
