import { signal } from '@preact/signals'

/** True on a phone: lists are shorter there. */
export const narrow = signal(false)

/** Follows the width of the window. */
export function startNarrow(): void {
  const query = window.matchMedia('(max-width: 720px)')
  narrow.value = query.matches
  query.addEventListener('change', () => {
    narrow.value = query.matches
  })
}
