/** A drawing as text, an element a line, so that a changed mark is a changed line in review. */
export function golden(drawing: Element): string {
  if (drawing.localName === 'svg') drawing.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  return `${drawing.outerHTML.replace(/></g, '>\n<')}\n`
}

/** The texts of a drawing, in the order they stand in it, without what a tooltip holds. */
export const texts = (drawing: Element): string[] =>
  [...drawing.querySelectorAll('text')].map((node) =>
    [...node.childNodes]
      .filter((child) => (child as Element).localName !== 'title')
      .map((child) => child.textContent)
      .join(''),
  )

/** The options of a drawing's listbox, by the names a screen reader says. */
export const optionNames = (drawing: Element): string[] =>
  [...drawing.querySelectorAll('[role=option]')].map(
    (node) => node.getAttribute('aria-label') ?? '',
  )

/** The number a mark carries in an attribute. */
export const number = (node: Element | null | undefined, attribute: string): number =>
  Number(node?.getAttribute(attribute))
