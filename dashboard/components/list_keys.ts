/** Arrow, Home and End keys move the focus between the buttons and links of a list. */
export function moveInList(event: KeyboardEvent): void {
  const list = event.currentTarget
  if (!(list instanceof HTMLElement)) return
  const items = [...list.querySelectorAll<HTMLElement>('button, a, [tabindex]')].filter(
    (item) => item.tabIndex >= 0 || item.dataset.item !== undefined,
  )
  const at = items.indexOf(document.activeElement as HTMLElement)
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key]
  const next = to === undefined ? undefined : items[Math.min(Math.max(to, 0), items.length - 1)]
  if (!next) return
  event.preventDefault()
  event.stopPropagation()
  next.focus()
}
