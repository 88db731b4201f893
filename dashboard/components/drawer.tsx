import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { say } from '../state/say.ts'
import { words } from '../state/words.ts'
import { IconButton } from './icon_button.tsx'

type Props = { title: string; close: () => void; children: ComponentChildren; class?: string }

/** What lies over the sheet until it is closed; Escape closes it. */
export function Drawer({ title, close, children, class: name = 'drawer' }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  // Before the first paint, so that an Escape pressed at once finds it open.
  useLayoutEffect(() => {
    dialog.current?.showModal()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      class={name}
      aria-label={title}
      onClose={close}
      onClick={(event) => {
        if (event.target === dialog.current) close()
      }}
    >
      <div class="panel-head">
        <h2>{title}</h2>
        <span class="panel-tools">
          <IconButton icon="close" name={say(words.close)} onPress={close} />
        </span>
      </div>
      {children}
    </dialog>
  )
}
