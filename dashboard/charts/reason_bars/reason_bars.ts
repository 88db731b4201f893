import { max } from 'd3-array'
import { minus, notApplicable } from '../../format/locale.ts'
import { formatExact, type Measure } from '../../format/measure.ts'
import { exact } from '../../format/number.ts'
import { fitted } from '../../marks/fitted.ts'
import { interact, type Mark } from '../../marks/interact.ts'
import { line, rect } from '../../marks/svg.ts'
import { ellipsis, label, span, textWidth } from '../../marks/text.ts'
import { type ChartOptions, type Choice, canvas, emptyChart } from '../chart.ts'

/**
 * A rule: the customers it bound, and those it also hit (at least as many). `cut` is the mean the
 * rule took off the quota, positive; null where it takes none.
 */
export type ReasonRow = {
  key: string
  name: string
  binding: number
  hit?: number | null | undefined
  cut?: number | null | undefined
  /** In place of a cut: a number of its own, without sign. */
  amount?: number | null | undefined
  /** No cap at all, such as the policy table's own target: drawn grey. */
  neutral?: boolean | undefined
}

export type ReasonBarsOptions = ChartOptions &
  Choice & {
    /** Of the mean cut. */
    measure: Measure
    ruleName?: string | undefined
    countTitle?: string | undefined
    cutTitle?: string | undefined
    /** What the three numbers of a row are, where they are not customers of a rule. */
    readings?: { binding: string; hit: string; amount: string } | undefined
  }

const cutText = (
  { cut, amount }: ReasonRow,
  { measure, locale = 'en' }: ReasonBarsOptions,
): string => {
  if (amount != null) return fitted(amount, measure, locale, 64)
  if (cut == null) return notApplicable
  // What rounds to nothing is still something.
  return Math.abs(cut) < 0.5
    ? `< ${fitted(1, measure, locale, 64)}`
    : `${minus}${fitted(cut, measure, locale, 64)}`
}

/** A row in words: how many it bound of those it hit, and what it took. */
function wordsOf(row: ReasonRow, hit: number, options: ReasonBarsOptions): string {
  const { locale = 'en', measure, readings } = options
  if (readings) {
    const amount =
      row.amount == null ? '' : `, ${readings.amount} ${formatExact(row.amount, measure, locale)}`
    return `${readings.binding} ${exact(row.binding)}, ${readings.hit} ${exact(hit)}${amount}`
  }
  const cut =
    row.cut == null
      ? ''
      : `, ${locale === 'zh' ? '平均削减' : 'mean cut'} ${formatExact(row.cut, measure, locale)}`
  const bound =
    locale === 'zh'
      ? `决定 ${exact(row.binding)}，触及 ${exact(hit)}`
      : `binds ${exact(row.binding)} of ${exact(hit)} hit`
  return bound + cut
}

const layout = (width: number, rows: readonly ReasonRow[]) => {
  const narrow = width < 560
  const names = Math.max(...rows.map(({ name }) => textWidth(name, 12)))
  const left = narrow ? 0 : Math.min(names + 16, width * 0.38)
  const room = narrow ? width - 66 : width - left - 112 - 90
  return { narrow, left, room: Math.max(40, room), top: narrow ? 14 : 20, step: narrow ? 36 : 27 }
}

/** Rules ranked as given: dark where they bound, light where they also hit, and their mean cut. */
export function reasonBars(rows: readonly ReasonRow[], options: ReasonBarsOptions): SVGSVGElement {
  const { width, selected = [], excluded = [], locale = 'en', on } = options
  if (!rows.length) return emptyChart('reason-bars', options, 120)
  const { narrow, left, room, top, step } = layout(width, rows)
  const chart = canvas('reason-bars', options, top + rows.length * step)
  const greatest = max(rows, ({ binding, hit }) => Math.max(binding, hit ?? 0)) || 1
  const x = (value: number) => (value / greatest) * room
  if (!narrow) {
    chart.append(
      label(0, 10, options.ruleName ?? (locale === 'zh' ? '规则' : 'Rule')),
      label(
        left,
        10,
        options.countTitle ??
          (locale === 'zh' ? '客户：决定，及触及' : 'Customers: binding, and also hit'),
      ),
      label(width, 10, options.cutTitle ?? (locale === 'zh' ? '平均削减' : 'Mean cut'), {
        anchor: 'end',
      }),
    )
  }
  const said = (count: number) => fitted(count, { kind: 'count' }, locale, 58)
  const marks = rows.map((row, i): Mark => {
    const y = top + i * step
    const out = excluded.includes(row.key)
    const chosen = selected.includes(row.key)
    const hit = Math.max(row.binding, row.hit ?? 0)
    const tone = row.neutral ? 'neutral' : 'binding'
    const bars = (at: number, tall: number) => [
      rect(left, at, x(hit), tall, {
        rx: 1,
        class: out ? 'unknown' : 'also',
        'data-move': `hit-${row.key}`,
      }),
      rect(left, at, out ? 0 : Math.max(row.binding ? 1.5 : 0, x(row.binding)), tall, {
        rx: 1,
        class: tone,
        'data-move': `bound-${row.key}`,
      }),
    ]
    const name = ellipsis(row.name, narrow ? width : left - 12, narrow ? 11 : 12)
    const look = out ? 'struck' : chosen ? 'strong' : 'ink'
    const of =
      hit > row.binding ? span(` ${locale === 'zh' ? '/' : 'of'} ${said(hit)}`, 'light') : ''
    if (narrow) {
      chart.append(label(0, y + 10, name, { class: look, title: row.name }), ...bars(y + 16, 8))
      chart.append(label(width, y + 24, said(row.binding), { anchor: 'end', class: 'strong' }))
    } else {
      chart.append(
        label(0, y + 15, name, { class: `${look} s12`, title: row.name }),
        ...bars(y + 5, 14),
      )
      chart.append(
        label(left + x(hit) + 6, y + 16, [said(row.binding), of], { class: 'strong' }),
        label(width, y + 16, cutText(row, options), { anchor: 'end', class: 'mid' }),
      )
      if (i < rows.length - 1) chart.append(line(0, y + step - 0.5, width, y + step - 0.5, 'grid'))
    }
    return {
      key: row.key,
      name: row.name,
      reading: `${row.name}: ${wordsOf(row, hit, options)}`,
      box: { x: 0, y: y + 1, width, height: step - 3 },
      selected: chosen,
    }
  })
  interact(chart, marks, { on })
  return chart
}
