import type { Words } from './say.ts'

/** What a key does; `keys` as written: 'Ctrl K', 'g s', '?', '/'. */
export interface KeyDeed {
  keys: string
  words: Words
  act(): void
}

const bound = new Map<string, KeyDeed>()

/** Makes keys do something until the function returned is called. */
export function bindKeys(deeds: readonly KeyDeed[]): () => void {
  for (const deed of deeds) bound.set(deed.keys, deed)
  return () => {
    for (const deed of deeds) if (bound.get(deed.keys) === deed) bound.delete(deed.keys)
  }
}

/** Every key that does something now, for the list of keys. */
export const boundKeys = (): KeyDeed[] => [...bound.values()]

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** The name of a key press: 'Ctrl K', '?', 'g'; null where a modifier makes it another's. */
export function keyName(event: KeyboardEvent): string | null {
  if (event.altKey) return null
  if (event.ctrlKey || event.metaKey) return `Ctrl ${event.key.toUpperCase()}`
  return event.key
}

/** Listens for the keys bound. A letter pair such as `g s` must follow within a second. */
export function startKeys(): void {
  let first = ''
  let since = 0
  window.addEventListener('keydown', (event) => {
    const name = keyName(event)
    if (name === null || event.defaultPrevented) return
    if (isTyping(event.target) && !name.startsWith('Ctrl ')) return
    const pair = event.timeStamp - since < 1000 ? `${first} ${name}` : ''
    const deed = bound.get(pair) ?? bound.get(name)
    first = deed ? '' : name
    since = event.timeStamp
    if (!deed) return
    event.preventDefault()
    deed.act()
  })
}
