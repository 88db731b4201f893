import { cardsOf } from '../cards.ts'
import type { Card, Model } from '../document.ts'
import { type Lacking, lacks } from '../validation/validation.ts'
import { el, escaped, table, whole } from './markup.ts'

/** A titled part of the page. */
export type Section = { id: string; title: string; body: string }

export const said = (text: string) => el('p', {}, escaped(text))
export const note = (text: string) => el('p', { class: 'note' }, escaped(text))

/** A chart with its title. */
export const figure = (title: string, chart: string) =>
  el('figure', {}, el('figcaption', {}, escaped(title)), chart)

/** Two parts side by side where there is room. */
export const pair = (...parts: string[]) => el('div', { class: 'pair' }, ...parts)

/** The part, or why there is none. */
export const orWhy = <T extends object>(part: T | Lacking, show: (part: T) => string): string =>
  lacks(part)
    ? el('p', { class: 'lacking' }, `Not computed: ${escaped(part.why)}.`)
    : show(part as T)

/** What is shown of each card, under the name of its segment where it has one. */
export const bySegment = (model: Model, show: (card: Card) => string): string =>
  cardsOf(model)
    .map(({ segment, card }) =>
      segment ? el('h3', {}, escaped(`Segment ${segment.name}`)) + show(card) : show(card),
    )
    .join('')

/** A table of what is and what it is. */
export const facts = (rows: readonly (readonly string[])[]) => table(['What', 'Is'], rows, [0, 1])

/** A table of the first rows, and how many more there are. */
export const firstOf = (
  most: number,
  head: readonly string[],
  rows: readonly (readonly string[])[],
  texts: readonly number[],
) =>
  table(head, rows.slice(0, most), texts) +
  (rows.length > most ? note(`And ${whole(rows.length - most)} more.`) : '')
