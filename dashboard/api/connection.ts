import { signal } from '@preact/signals'

/** True while the server does not answer. */
export const offline = signal(false)

/** Grows each time the server is back; what failed meanwhile is asked again. */
export const reconnects = signal(0)

let waiting = false

/** Notes that the server did not answer, and looks for it every few seconds until it does. */
export function lost(): void {
  offline.value = true
  if (waiting) return
  waiting = true
  const look = async () => {
    const answered = await fetch('/healthz', { cache: 'no-store' }).then(
      (response) => response.ok,
      () => false,
    )
    if (answered) {
      waiting = false
      offline.value = false
      reconnects.value += 1
    } else setTimeout(look, 2000)
  }
  setTimeout(look, 1000)
}
