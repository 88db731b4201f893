import { sum } from 'd3-array'
import { exact } from '../../format/number.ts'
import { percent } from '../../format/share.ts'
import { interact, type Mark } from '../../marks/interact.ts'
import { rect } from '../../marks/svg.ts'
import { label, textWidth } from '../../marks/text.ts'
import { type ChartOptions, type Choice, canvas, emptyChart } from '../chart.ts'

export type OutcomeRow = { row: string; outcome: string; count: number }

/** new line, increase, keep, decrease, freeze, decline: from most to least. */
export type Tone = 'new' | 'up' | 'same' | 'down' | 'stop' | 'no'

export type OutcomeBarsOptions = ChartOptions &
  Pick<Choice, 'selected'> & {
    rows: readonly { key: string; name: string; short?: string | undefined }[]
    /** In the order they stand in a bar. */
    outcomes: readonly { key: string; name: string; tone: Tone }[]
  }

const steps: Record<Tone, number> = { new: 6, up: 7, same: 4, down: 3, stop: 2, no: 1 }

const legend = ({ outcomes, locale, width }: OutcomeBarsOptions, left: number): SVGElement[] => {
  const names = (tones: Tone[]) =>
    outcomes
      .filter(({ tone }) => tones.includes(tone))
      .map(({ name }, i) => (i || locale === 'zh' ? name.toLowerCase() : name))
      .join(', ')
  const up = names(['new', 'up'])
  const same = names(['same']).toLowerCase()
  const down = names(['down', 'stop', 'no']).toLowerCase()
  const texts = [up && `▲ ${up}`, same && `= ${same}`, down && `▼ ${down}`]
  // The generous guess of a width would shorten what in fact fits.
  const crowded = textWidth(texts.join('')) * 0.92 + 16 > width - left
  const [first = '', middle = '', last = ''] = crowded ? ['▲', texts[1], '▼'] : texts
  const between = (left + textWidth(first) + width - textWidth(last)) / 2
  return [
    label(left, 10, first),
    label(between, 10, middle, { anchor: 'middle' }),
    label(width, 10, last, { anchor: 'end' }),
  ]
}

/** One bar a band, split by outcome; shares of what was decided there, named where there is room. */
export function outcomeBars(
  cells: readonly OutcomeRow[],
  options: OutcomeBarsOptions,
): SVGSVGElement {
  const { width, rows, outcomes, selected = [], locale = 'en', on } = options
  const narrow = width < 400
  const [step, tall, top] = narrow ? [36, 28, 24] : [46, 34, 24]
  const height = top + rows.length * step - 10
  if (!cells.length || !rows.length)
    return emptyChart('outcome-bars', options, Math.max(100, height))
  const chart = canvas('outcome-bars', options, height)
  const names = rows.map((row) => (narrow ? (row.short ?? row.name) : row.name))
  const left = Math.max(narrow ? 22 : 56, ...names.map((name) => textWidth(name) + 12))
  const marks: Mark[] = []
  chart.append(...legend(options, left))
  for (const [i, row] of rows.entries()) {
    const y = top + i * step
    const own = cells.filter((cell) => cell.row === row.key)
    const total = sum(own, ({ count }) => count)
    chart.append(label(0, y + tall / 2 + 4, names[i]!, { class: 'strong' }))
    if (!total) {
      chart.append(
        rect(left, y, width - left, tall, { class: 'vacant' }),
        label(left + 8, y + tall / 2 + 4, locale === 'zh' ? '无客户' : 'none'),
      )
      continue
    }
    let x = left
    for (const outcome of outcomes) {
      const count = sum(
        own.filter((cell) => cell.outcome === outcome.key),
        (cell) => cell.count,
      )
      if (!count) continue
      const share = count / total
      const wide = share * (width - left)
      const key = `${row.key}|${outcome.key}`
      chart.append(
        rect(x, y, Math.max(0.8, wide - 1), tall, {
          style: `fill:var(--div-${steps[outcome.tone]})`,
          class: outcome.tone === 'same' ? 'keep' : undefined,
          'data-move': key,
        }),
      )
      const text = percent(share, 0, locale)
      if (wide > textWidth(text) + 4) {
        const fill = `on-div-${steps[outcome.tone]}`
        chart.append(
          label(x + (wide - 1) / 2, y + tall / 2 + 4, text, {
            anchor: 'middle',
            class: 'on-mark',
            fill,
          }),
        )
      }
      const name = `${row.name}, ${outcome.name.toLowerCase()}`
      marks.push({
        key,
        name,
        reading: `${name}: ${exact(count)}, ${percent(share, 1, locale)}`,
        box: { x, y, width: Math.max(3, wide - 1), height: tall },
        tip: { title: name, rows: [{ name: exact(count), value: percent(share, 1, locale) }] },
        selected: selected.includes(key),
      })
      x += wide
    }
  }
  for (const { box } of marks.filter((mark) => mark.selected)) {
    chart.append(rect(box.x, box.y, box.width, box.height, { class: 'chosen' }))
  }
  interact(chart, marks, { on, bounds: { x: 0, y: 0, width, height } })
  return chart
}
