// @vitest-environment happy-dom
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { beforeEach, expect, it } from 'vitest'
import { Figure } from './figure.tsx'
import { interact, type Mark } from './interact.ts'
import { svg } from './svg.ts'

const marks: Mark[] = ['a', 'b'].map((key, i) => ({
  key,
  name: key,
  reading: `${key} is read`,
  box: { x: i * 20, y: 0, width: 18, height: 18 },
}))

const drawing = (name: string) => (width: number) => {
  const chart = svg('svg', { 'aria-label': name, width })
  interact(chart, marks, {})
  return chart
}

let host: HTMLElement
const chart = () => host.querySelector('svg') as SVGSVGElement
const show = (draw: (width: number) => Element, reading = false) =>
  act(() => render(<Figure draw={draw} reading={reading} />, host))

beforeEach(() => {
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, value: 480 })
  host = document.createElement('div')
  document.body.replaceChildren(host)
})

it('draws at the width of its place', async () => {
  await show(drawing('one'))
  expect(chart().getAttribute('width')).toBe('480')
})

it('keeps the keyboard on the same mark over a redraw', async () => {
  await show(drawing('one'))
  chart().focus()
  chart().dispatchEvent(new CustomEvent('chart:focus', { detail: 'b' }))
  await show(drawing('two'))
  expect(chart().getAttribute('aria-label')).toBe('two')
  expect(document.activeElement).toBe(chart())
  expect(chart().dataset.mark).toBe('b')
})

it('reads the mark in a polite live line', async () => {
  await show(drawing('one'))
  await act(() => {
    chart().dispatchEvent(new CustomEvent('chart:focus', { detail: 'a' }))
  })
  const line = host.querySelector('[aria-live=polite]')
  expect([line?.textContent, line?.className]).toEqual(['a is read', 'visually-hidden'])
})

it('a drawing held by the pointer outlives changes until it is let go', async () => {
  await show(drawing('one'))
  chart().dispatchEvent(new Event('pointerdown', { bubbles: true }))
  await show(drawing('two'))
  expect(chart().getAttribute('aria-label')).toBe('one')
  window.dispatchEvent(new Event('pointerup'))
  await new Promise((resolve) => requestAnimationFrame(resolve))
  expect(chart().getAttribute('aria-label')).toBe('two')
})
