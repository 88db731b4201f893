import type { ChartEvents } from '../charts/chart.ts'
import { rect, svg } from './svg.ts'
import { type Box, type Tip, tooltip } from './tooltip.ts'

/** A mark a reader can point at, by mouse or keyboard. */
export type Mark = {
  key: string
  /** Its short name, as the listbox says it. */
  name: string
  /** The whole sentence for the live line: name and values. */
  reading: string
  box: Box
  tip?: Tip | undefined
  selected?: boolean | undefined
  /** The element that is the option; by default a clear rectangle over `box`. */
  node?: Element | undefined
}

type Behaviour = {
  on?: ChartEvents | undefined
  /** Where a tooltip may stand. */
  bounds?: Box | undefined
  /** No ring where the chart draws its own sign of focus. */
  ring?: boolean | undefined
  /** The mark that takes focus first; the first one unless told. */
  start?: number | undefined
  /** Marks a Page key skips. */
  page?: number | undefined
  /** Drawn under the tooltip for the mark under focus or pointer. */
  highlight?: ((mark: Mark) => readonly Element[]) | undefined
}

const slug = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')

const centre = ({ x, y, width, height }: Box): [number, number] => [x + width / 2, y + height / 2]

/** The nearest mark in a direction; straight ahead counts, aside costs thrice; else along the list. */
export function neighbour(marks: readonly Mark[], at: number, dx: number, dy: number): number {
  const [x, y] = centre(marks[at]!.box)
  let best = -1
  let least = Number.POSITIVE_INFINITY
  for (const [i, mark] of marks.entries()) {
    const [otherX, otherY] = centre(mark.box)
    const ahead = (otherX - x) * dx + (otherY - y) * dy
    if (i === at || ahead <= 0.5) continue
    const aside = Math.abs((otherX - x) * dy) + Math.abs((otherY - y) * dx)
    const cost = ahead + 3 * aside
    if (aside > 2 * ahead + 1 || cost >= least) continue
    best = i
    least = cost
  }
  if (best >= 0) return best
  const along = marks.every((mark) => Math.abs(centre(mark.box)[dx ? 0 : 1] - (dx ? x : y)) < 1)
  return along ? Math.max(0, Math.min(marks.length - 1, at + dx + dy)) : at
}

const arrows: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

const ringed = ({ x, y, width, height }: Box): Element[] =>
  ['ring-under', 'ring'].map((className) =>
    rect(x - 1, y - 1, width + 2, height + 2, { class: className, rx: 3 }),
  )

/**
 * Makes a drawing one tab stop: a listbox whose options are its marks. Arrows move, Home, End and
 * Page keys jump, Enter includes, Shift Enter excludes, Escape clears, T asks for the table; pointer
 * and keyboard show the same tooltip and send the same words, also as a bubbling `chart:read` event.
 * A `chart:focus` event with a key in its detail puts the focus mark back after a redraw.
 */
export function interact(
  chart: SVGElement | HTMLElement,
  marks: readonly Mark[],
  behaviour: Behaviour = {},
): void {
  if (!marks.length) return
  const { on = {}, bounds, ring = true, start = 0, page = 7, highlight } = behaviour
  const overlay = svg('g', { class: 'overlay', 'aria-hidden': true })
  const hits = svg('g', { class: 'hits' })
  const prefix = slug(chart.getAttribute('aria-label') ?? 'chart')
  const options = marks.map((mark, i) => {
    const { x, y, width, height } = mark.box
    const node = mark.node ?? hits.appendChild(rect(x, y, width, height, { class: 'hit' }))
    node.id = `${prefix}-${i}`
    node.setAttribute('role', 'option')
    // An element of the page is named by its own text.
    if (!mark.node) node.setAttribute('aria-label', mark.name)
    node.setAttribute('aria-selected', String(mark.selected ?? false))
    return node
  })
  chart.setAttribute('role', 'listbox')
  chart.setAttribute('aria-multiselectable', 'true')
  chart.setAttribute('tabindex', '0')
  if (on.include || on.exclude) chart.classList.add('choosable')
  if (chart instanceof SVGElement) chart.append(hits, overlay)

  let focused = -1
  const show = (at: number, byKeyboard: boolean): void => {
    const mark = marks[at]
    overlay.replaceChildren()
    for (const option of options) option.removeAttribute('data-current')
    if (!mark) return
    options[at]!.setAttribute('data-current', byKeyboard ? 'focus' : 'pointer')
    if (highlight) overlay.append(...highlight(mark))
    if (ring && byKeyboard) overlay.append(...ringed(mark.box))
    if (mark.tip && bounds) overlay.append(tooltip(mark.tip, mark.box, bounds))
    on.read?.(mark.reading)
    chart.dispatchEvent(new CustomEvent('chart:read', { bubbles: true, detail: mark.reading }))
  }
  const focus = (at: number): void => {
    focused = at
    const mark = marks[at]
    if (mark) {
      chart.dataset.mark = mark.key
      chart.setAttribute('aria-activedescendant', options[at]!.id)
    } else {
      delete chart.dataset.mark
      chart.removeAttribute('aria-activedescendant')
    }
    show(at, true)
  }
  const choose = (at: number, exclude: boolean): void => {
    const key = marks[at]?.key
    if (key !== undefined) (exclude ? on.exclude : on.include)?.(key)
  }

  chart.addEventListener('focus', () => {
    if (focused >= 0) show(focused, true)
    else if (chart.matches(':focus-visible')) focus(start)
  })
  chart.addEventListener('blur', () => focus(-1))
  chart.addEventListener('chart:focus', (event) => {
    const at = marks.findIndex((mark) => mark.key === (event as CustomEvent<string>).detail)
    if (at >= 0) focus(at)
  })
  chart.addEventListener('keydown', (event) => {
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event as KeyboardEvent
    if (ctrlKey || metaKey || altKey || event.target !== chart) return
    const at = focused < 0 ? start : focused
    const arrow = arrows[key]
    if (arrow) focus(focused < 0 ? start : neighbour(marks, at, ...arrow))
    else if (key === 'Home') focus(0)
    else if (key === 'End') focus(marks.length - 1)
    else if (key === 'PageUp') focus(Math.max(0, at - page))
    else if (key === 'PageDown') focus(Math.min(marks.length - 1, at + page))
    else if (key === 'Enter') choose(at, shiftKey)
    else if (key === 'Escape') {
      focus(-1)
      on.clear?.()
    } else if (key.toLowerCase() === 't' && on.table) on.table()
    else return
    event.preventDefault()
    event.stopPropagation()
  })
  for (const [at, option] of options.entries()) {
    option.addEventListener('pointerenter', () => show(at, at === focused))
    option.addEventListener('click', (event) => choose(at, (event as MouseEvent).shiftKey))
  }
  chart.addEventListener('pointerleave', () => show(focused, true))
}
