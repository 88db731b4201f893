import { useState } from 'preact/hooks'
import { say } from '../state/say.ts'
import { words } from '../state/words.ts'

/** Copies the address, which says everything the page shows. */
export function ShareButton() {
  const [done, setDone] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(window.location.href).catch(() => {
      // Without permission the address is at least where the reader can copy it.
      window.prompt(say(words.share), window.location.href)
    })
    setDone(true)
    setTimeout(() => setDone(false), 2000)
  }
  return (
    <button type="button" class="button wide-only" onClick={copy}>
      <span aria-live="polite">{say(done ? words.shared : words.share)}</span>
    </button>
  )
}
