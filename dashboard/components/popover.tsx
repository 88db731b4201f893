import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'

type Props = {
  /** Class of the button that opens it. */
  class: string
  button: ComponentChildren
  /** Name of what opens, for those who do not see it. */
  label: string
  /** Opens towards the left where the button stands at the right edge. */
  end?: boolean
  id?: string
  children: (close: () => void) => ComponentChildren
}

/** A button and what opens under it; Escape or a press elsewhere closes, focus returns. */
export function Popover({ class: name, button, label, end = false, id, children }: Props) {
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLSpanElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const close = () => {
    setOpen(false)
    opener.current?.focus()
  }

  useEffect(() => {
    if (!open) return
    const first = root.current?.querySelector<HTMLElement>(
      '[data-first], .popover input, .popover button',
    )
    first?.focus()
    const away = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false)
    }
    document.addEventListener('pointerdown', away)
    return () => document.removeEventListener('pointerdown', away)
  }, [open])

  return (
    <span
      class="anchor"
      role="none"
      ref={root}
      onKeyDown={(event) => {
        if (open && event.key === 'Escape') {
          event.preventDefault()
          event.stopPropagation()
          close()
        }
      }}
    >
      <button
        type="button"
        class={name}
        id={id}
        ref={opener}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {button}
      </button>
      {open && (
        <div class="popover" role="dialog" aria-label={label} data-end={end}>
          {children(close)}
        </div>
      )}
    </span>
  )
}
