const namespace = 'http://www.w3.org/2000/svg'

type Attributes = Record<string, string | number | boolean | null | undefined>
type Child = Element | string | null | undefined | false

/** A tenth of a pixel: fine enough to see nothing, short enough to read in a golden file. */
export const round = (value: number): number => Math.round(value * 10) / 10 + 0

function fill<E extends Element>(node: E, attributes: Attributes, children: readonly Child[]): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue
    node.setAttribute(name, String(typeof value === 'number' ? round(value) : value))
  }
  node.append(...children.filter((child): child is Element | string => !!child || child === ''))
  return node
}

/** An SVG element; numbers are rounded, and null, undefined and false leave an attribute out. */
export const svg = <K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): SVGElementTagNameMap[K] => fill(document.createElementNS(namespace, tag), attributes, children)

/** An HTML element, made the same way. */
export const html = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] => fill(document.createElement(tag), attributes, children)

export const line = (
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  className: string,
  style?: string,
): SVGLineElement => svg('line', { x1, y1, x2, y2, class: className, style })

export const rect = (
  x: number,
  y: number,
  width: number,
  height: number,
  attributes: Attributes = {},
): SVGRectElement =>
  svg('rect', { x, y, width: Math.max(0, width), height: Math.max(0, height), ...attributes })
