import type { ComponentChildren } from 'preact'
import { moveInList } from './list_keys.ts'
import { Popover } from './popover.tsx'

type Props = {
  button: ComponentChildren
  label: string
  choices: readonly { value: string; name: string; note?: string }[]
  value: string
  class?: string
  end?: boolean
  onChoose: (value: string) => void
  /** Stands under the choices, such as a date field. */
  foot?: (close: () => void) => ComponentChildren
}

/** A button that opens a list of which one is chosen. */
export function ChoiceMenu({ button, label, choices, value, onChoose, foot, ...rest }: Props) {
  return (
    <Popover class={rest.class ?? 'button'} button={button} label={label} end={rest.end ?? false}>
      {(close) => (
        <div role="none" onKeyDown={moveInList}>
          {choices.map((choice) => (
            <button
              key={choice.value}
              type="button"
              class="menu-item"
              aria-pressed={choice.value === value}
              {...(choice.value === value ? { 'data-first': true } : {})}
              onClick={() => {
                close()
                onChoose(choice.value)
              }}
            >
              <span class="menu-tick" aria-hidden="true">
                {choice.value === value ? '✓' : ''}
              </span>
              {choice.name}
              {choice.note && <span class="menu-note">{choice.note}</span>}
            </button>
          ))}
          {foot?.(close)}
        </div>
      )}
    </Popover>
  )
}
