import { useEffect, useState } from 'preact/hooks'
import { filterOf, toggleExcluded, toggleIncluded } from '../state/edit.ts'
import { bindKeys } from '../state/keys.ts'
import { address, go } from '../state/location.ts'
import { say } from '../state/say.ts'
import { words } from '../state/words.ts'
import type { Field } from './field.ts'
import { RangeForm, TextForm } from './filter_forms.tsx'
import { moveInList } from './list_keys.ts'
import { Popover } from './popover.tsx'

export type Options = readonly { value: string; name: string; note?: string }[] | undefined

type Props = { fields: readonly Field[]; useOptions: (field: string) => Options }

/** Adds a filter: first the field, then its values; Shift with Enter or click excludes. */
export function FilterMenu({ fields, useOptions }: Props) {
  useEffect(
    () =>
      bindKeys([
        {
          keys: '/',
          words: words.openFilter,
          act: () => document.getElementById('add-filter')?.click(),
        },
      ]),
    [],
  )
  return (
    <Popover
      class="link chip-add"
      id="add-filter"
      button={say(words.addFilter)}
      label={say(words.openFilter)}
    >
      {(close) => <Steps fields={fields} useOptions={useOptions} close={close} />}
    </Popover>
  )
}

function Steps({ fields, useOptions, close }: Props & { close: () => void }) {
  const [chosen, setChosen] = useState<Field | null>(null)
  if (!chosen)
    return (
      <div role="none" onKeyDown={moveInList}>
        {fields.map((field) => (
          <button key={field.key} type="button" class="menu-item" onClick={() => setChosen(field)}>
            {say(field.words)}
          </button>
        ))}
      </div>
    )
  return (
    <>
      <button type="button" class="menu-item muted" onClick={() => setChosen(null)}>
        ‹ {say(chosen.words)}
      </button>
      {chosen.kind === 'values' ? (
        <Values field={chosen} useOptions={useOptions} />
      ) : chosen.kind === 'text' ? (
        <TextForm field={chosen} close={close} />
      ) : (
        <RangeForm field={chosen} close={close} />
      )}
    </>
  )
}

function Values({ field, useOptions }: { field: Field; useOptions: Props['useOptions'] }) {
  const options = useOptions(field.key)
  const [text, setText] = useState('')
  const filter = filterOf(address.value, field.key)
  const shown = options?.filter(({ value, name }) =>
    `${name} ${value}`.toLowerCase().includes(text.trim().toLowerCase()),
  )
  return (
    <div role="none" onKeyDown={moveInList}>
      {(options?.length ?? 0) > 8 && (
        <input
          class="field menu-field"
          data-item
          autofocus
          aria-label={say(words.searchValues)}
          placeholder={say(words.searchValues)}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      )}
      {shown?.map(({ value, name, note }) => {
        const included = filter.in.includes(value)
        const excluded = filter.notIn.includes(value)
        return (
          <button
            key={value}
            type="button"
            class="menu-item"
            aria-pressed={included || excluded}
            onClick={(event) => {
              const toggle = event.shiftKey ? toggleExcluded : toggleIncluded
              go(toggle(address.value, field.key, value))
            }}
          >
            <span class="menu-tick" aria-hidden="true">
              {included ? '✓' : excluded ? '≠' : ''}
            </span>
            <span class={excluded ? 'struck' : ''}>{name}</span>
            {note && <span class="menu-note">{note}</span>}
          </button>
        )
      })}
      <p class="menu-hint">{say(words.hint)}</p>
    </div>
  )
}
