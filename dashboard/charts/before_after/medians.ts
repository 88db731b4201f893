import { wholeMoney } from '../../format/money.ts'
import { exact } from '../../format/number.ts'
import { line } from '../../marks/svg.ts'
import { label, textWidth } from '../../marks/text.ts'
import { type BeforeAfterOptions, words } from './options.ts'

type Medians = { x: (value: number) => number; top: number; base: number }

/** The medians as lines, each named; one outside the scale is left out. */
export const medians = ({ x, top, base }: Medians, options: BeforeAfterOptions): SVGElement[] => {
  const { medianBefore, medianAfter, measure, locale = 'en', width } = options
  const text = (value: number) =>
    measure.kind === 'money' ? wholeMoney(value, measure.currency, locale) : exact(value)
  const found = [
    { value: medianBefore, name: words[locale].before, class: 'before-line', text: 'mid halo' },
    {
      value: medianAfter,
      name: words[locale].after,
      class: 'after-line',
      text: 'strong halo accent',
    },
  ].flatMap((one) =>
    one.value == null || !(x(one.value) >= 0 && x(one.value) <= width)
      ? []
      : [{ ...one, at: x(one.value), value: one.value }],
  )
  found.sort((a, b) => a.at - b.at)
  return found.flatMap((one, i) => {
    const said = `${one.name} ${text(one.value)}`
    // The lesser is named to its left, so that two close medians do not share a place.
    const left = found.length > 1 ? i === 0 : one.at > width / 2
    const size = textWidth(said) + 8
    const turned = left ? one.at - size < 0 : one.at + size > width
    const end = left !== turned
    const y = turned ? top + 10 : top - 4
    return [
      line(one.at, top - 10, one.at, base, one.class),
      label(one.at + (end ? -6 : 6), y, said, { anchor: end ? 'end' : 'start', class: one.text }),
    ]
  })
}
