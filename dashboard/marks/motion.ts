const duration = 180

const geometry: Record<string, readonly string[]> = {
  rect: ['x', 'y', 'width', 'height'],
  circle: ['cx', 'cy', 'r'],
}

const commands = (path: string): string => path.replace(/[^a-z]/gi, '')

const attributes = (node: Element): Record<string, string> => {
  const found: Record<string, string> = {}
  for (const name of geometry[node.localName] ?? []) {
    found[name] = `${node.getAttribute(name) ?? 0}px`
  }
  const path = node.getAttribute('d')
  if (node.localName === 'path' && path) found.d = `path("${path}")`
  if (node instanceof HTMLElement && node.style.width) found.width = node.style.width
  return found
}

const comparable = (before: Element, after: Element): boolean =>
  before.localName === after.localName &&
  commands(before.getAttribute('d') ?? '') === commands(after.getAttribute('d') ?? '')

const still = (): boolean =>
  typeof matchMedia !== 'function' || matchMedia('(prefers-reduced-motion: reduce)').matches

/**
 * Moves each mark of a new drawing from where the mark with the same `data-move` stood in the old
 * one, so that a change is seen as a change. Does nothing under reduced motion, nor for marks whose
 * shape has other corners than before: those are other things.
 */
export function moveMarks(before: Element, after: Element): void {
  if (still() || typeof after.animate !== 'function') return
  const old = new Map<string, Element>()
  for (const node of before.querySelectorAll('[data-move]')) {
    old.set(node.getAttribute('data-move') ?? '', node)
  }
  for (const node of after.querySelectorAll('[data-move]')) {
    const from = old.get(node.getAttribute('data-move') ?? '')
    if (!from || !comparable(from, node)) continue
    const [start, end] = [attributes(from), attributes(node)]
    if (JSON.stringify(start) === JSON.stringify(end)) continue
    node.animate([start, end], { duration, easing: 'ease-out' })
  }
}
