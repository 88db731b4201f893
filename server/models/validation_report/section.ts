import { type Lacking, lacks } from '../validation/validation.ts'
import { el, escaped } from './markup.ts'

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
