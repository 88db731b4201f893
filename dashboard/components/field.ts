import type { Filter } from '../state/filter.ts'
import { say, type Words } from '../state/say.ts'
import { words } from '../state/words.ts'

/** A field of a page that its address can filter on. */
export interface Field {
  key: string
  words: Words
  /** How a reader gives it: from a list, as text, as two days, or as two amounts. */
  kind: 'values' | 'text' | 'dates' | 'amounts'
  /** A value as a reader knows it. */
  name?: (value: string) => string
}

export interface FilterText {
  /** Said before the value where it excludes. */
  negative: boolean
  value: string
}

const listed = (field: Field, values: readonly string[]): string =>
  values.length > 3
    ? say(words.valueCount, { n: values.length })
    : values.map((value) => field.name?.(value) ?? value).join(', ')

/** What a filter asks, part by part, in the reader's words. */
export function filterTexts(field: Field, filter: Filter): FilterText[] {
  const name = (value: string) => field.name?.(value) ?? value
  const texts: FilterText[] = []
  if (filter.in.length > 0) texts.push({ negative: false, value: listed(field, filter.in) })
  if (filter.notIn.length > 0) texts.push({ negative: true, value: listed(field, filter.notIn) })
  if (filter.range) {
    const { from, to } = filter.range
    const value =
      from && to
        ? `${name(from)} – ${name(to)}`
        : from
          ? say(words.atLeast, { from: name(from) })
          : say(words.atMost, { to: name(to ?? '') })
    texts.push({ negative: false, value })
  }
  if (filter.isNull !== null)
    texts.push({ negative: false, value: say(filter.isNull ? words.notStated : words.stated) })
  return texts
}
