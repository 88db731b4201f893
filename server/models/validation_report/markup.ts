type Attributes = Readonly<Record<string, string | number | undefined>>

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** A text as it may stand in an element or attribute. */
export const escaped = (text: string) => text.replace(/[&<>"]/g, (c) => ENTITIES[c]!)

/** An element of HTML or SVG as text; children are markup, numbers rounded to a tenth. */
export function el(tag: string, attributes: Attributes = {}, ...children: string[]): string {
  const given = Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined
      ? []
      : [
          ` ${name}="${escaped(String(typeof value === 'number' ? Math.round(value * 10) / 10 : value))}"`,
        ],
  )
  return `<${tag}${given.join('')}>${children.join('')}</${tag}>`
}

export type Cell = string | { markup: string }

/** A table; the columns of these places are texts, the others numbers. Scrolls by itself where it is too wide. */
export function table(
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
  texts: readonly number[] = [0],
): string {
  const cell = (tag: string, content: Cell, at: number) =>
    el(
      tag,
      { class: texts.includes(at) ? undefined : 'number', scope: tag === 'th' ? 'col' : undefined },
      typeof content === 'string' ? escaped(content) : content.markup,
    )
  return el(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': head.join(', ') },
    el(
      'table',
      {},
      el('thead', {}, el('tr', {}, ...head.map((name, i) => cell('th', name, i)))),
      el(
        'tbody',
        {},
        ...rows.map((row) => el('tr', {}, ...row.map((one, i) => cell('td', one, i)))),
      ),
    ),
  )
}

const minus = (text: string) => text.replace('-', '−')

/** So many decimals, with a true minus; a dash where there is no number. */
export const fixed = (value: number | null, digits = 3) =>
  value === null || !Number.isFinite(value) ? '—' : minus(value.toFixed(digits))
export const percent = (share: number | null, digits = 2) =>
  share === null ? '—' : `${fixed(100 * share, digits)}%`
export const whole = (value: number) => minus(Math.round(value).toLocaleString('en'))

/** A value with its interval. */
export const between = (lower: number | null, upper: number | null, digits = 3) =>
  lower === null || upper === null
    ? 'no interval'
    : `${fixed(lower, digits)} to ${fixed(upper, digits)}`
