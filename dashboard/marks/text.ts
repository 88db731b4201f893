import { svg } from './svg.ts'

const narrow = /[ijl.,:;'|!()[\] ·fIrt1-]/u
const wide = /[mwMW%@—▲▼◆←→]/u
// CJK, its punctuation, and full-width forms fill a square.
const square = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/u

const breakable = new RegExp(`\\s|${square.source}`, 'gu')

const em = (character: string): number => {
  if (square.test(character)) return 1
  if (wide.test(character)) return 0.96
  if (narrow.test(character)) return 0.36
  return /[A-Z0-9¥$+\u2212]/u.test(character) ? 0.67 : 0.61
}

/** A strong text of 11 pixels takes the room of a plain one of this size. */
export const STRONG = 12

/**
 * Width in pixels a text will need, guessed without a page to measure in and on the generous side,
 * so that a font a tenth wider still fits.
 */
export const textWidth = (text: string, size = 11): number =>
  size * [...text].reduce((sum, character) => sum + em(character), 0)

/** The text, or its beginning with an ellipsis where it would pass `width` pixels. */
export function ellipsis(text: string, width: number, size = 11): string {
  if (textWidth(text, size) <= width) return text
  const characters = [...text]
  while (characters.length > 1 && textWidth(`${characters.join('')}…`, size) > width) {
    characters.pop()
  }
  return `${characters.join('').trimEnd()}…`
}

/** The text in lines of at most `width` pixels; what passes the last one ends in an ellipsis. */
export function wrapped(text: string, width: number, lines: number, size = 11): string[] {
  const found: string[] = []
  let rest = text.trim()
  while (rest && found.length < lines - 1 && textWidth(rest, size) > width) {
    // A line may end after a space, and after any character that fills a square.
    const breaks = [...rest.matchAll(breakable)].map(({ index }) => index + 1)
    const end = breaks.findLast((at) => textWidth(rest.slice(0, at).trimEnd(), size) <= width)
    if (!end) break
    found.push(rest.slice(0, end).trimEnd())
    rest = rest.slice(end).trimStart()
  }
  return rest ? [...found, ellipsis(rest, width, size)] : found
}

type Look = {
  anchor?: 'start' | 'middle' | 'end'
  /** strong, mid, halo, s12 and so on: see charts.css. */
  class?: string
  fill?: string
  /** Where the text had to be cut, the whole of it for the pointer. */
  title?: string
}

/** A text mark with its baseline at (x, y). */
export function label(
  x: number,
  y: number,
  text: string | readonly (Element | string)[],
  look: Look = {},
): SVGTextElement {
  const node = svg('text', {
    x,
    y,
    class: look.class,
    'text-anchor': look.anchor === 'start' ? undefined : look.anchor,
    style: look.fill && `fill:var(--${look.fill})`,
  })
  node.append(...(typeof text === 'string' ? [text] : text))
  if (look.title !== undefined && look.title !== text) node.append(svg('title', {}, look.title))
  return node
}

/** Part of a text in another weight or colour. */
export const span = (text: string, className: string): SVGTSpanElement =>
  svg('tspan', { class: className }, text)
