// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { textWidth } from '../marks/text.ts'
import { charts } from './gallery_list.ts'

const widths = [326, 640, 1216]
const all = Object.entries(charts).flatMap(([name, examples]) =>
  examples.flatMap((example) =>
    widths.map((width) => ({ title: `${name}: ${example.name} at ${width}`, example, width })),
  ),
)

const geometry = ['x', 'y', 'width', 'height', 'cx', 'cy', 'r', 'x1', 'x2', 'y1', 'y2', 'd']

/** Left and right end of a text, as a reader's font sets it rather than as the generous guess. */
const extent = (text: Element): [number, number] => {
  const size = /\bs(\d\d)\b/.exec(text.getAttribute('class') ?? '')?.[1] ?? 11
  const said = [...text.childNodes].filter((node) => (node as Element).localName !== 'title')
  const wide = textWidth(said.map((node) => node.textContent).join(''), Number(size)) / 1.12
  const x = Number(text.getAttribute('x'))
  const anchor = text.getAttribute('text-anchor') ?? 'start'
  const from = anchor === 'end' ? x - wide : anchor === 'middle' ? x - wide / 2 : x
  return [from, from + wide]
}

describe.each(all)('$title', ({ example, width }) => {
  const drawn = example.draw(width)

  it('places every mark at a number', () => {
    for (const node of drawn.querySelectorAll('*')) {
      for (const name of geometry) expect(node.getAttribute(name) ?? '').not.toMatch(/NaN|Infinity/)
    }
    expect(drawn.textContent).not.toMatch(/NaN|undefined|null|Infinity/)
  })

  it('cuts no text at its sides', () => {
    for (const text of drawn.querySelectorAll('svg text')) {
      const [from, to] = extent(text)
      expect(from, text.textContent ?? '').toBeGreaterThanOrEqual(-2)
      expect(to, text.textContent ?? '').toBeLessThanOrEqual(width + 2)
    }
  })

  it('is named, and one tab stop at most a chart', () => {
    const roots = drawn.matches('svg, .leaderboard') ? [drawn] : [...drawn.querySelectorAll('svg')]
    for (const root of roots) {
      const stops = [root, ...root.querySelectorAll('*')].filter((node) =>
        node.matches('[tabindex], button'),
      )
      expect(stops.filter((node) => node.localName !== 'button').length).toBeLessThanOrEqual(1)
      for (const node of [root, ...root.querySelectorAll('[role=listbox]')]) {
        if (node.hasAttribute('role')) expect(node.getAttribute('aria-label')).toBeTruthy()
      }
      const boxes = [root, ...root.querySelectorAll('*')].filter((node) =>
        node.matches('[role=listbox]'),
      )
      for (const box of boxes)
        expect(box.querySelectorAll('[role=option]').length).toBeGreaterThan(0)
    }
  })
})
