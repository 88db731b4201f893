import { useState } from 'preact/hooks'
import { filterOf, toggleIncluded, withRange } from '../state/edit.ts'
import { address, go } from '../state/location.ts'
import { say } from '../state/say.ts'
import { words } from '../state/words.ts'
import type { Field } from './field.ts'

type Props = { field: Field; close: () => void }

/** A value that the reader types, such as an id. */
export function TextForm({ field, close }: Props) {
  const [text, setText] = useState('')
  const name = say(field.words)
  return (
    <form
      class="menu-form"
      onSubmit={(event) => {
        event.preventDefault()
        close()
        if (text.trim()) go(toggleIncluded(address.value, field.key, text.trim()))
      }}
    >
      <input
        class="field"
        aria-label={name}
        placeholder={name}
        autofocus
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button type="submit" class="button">
        {say(words.apply)}
      </button>
    </form>
  )
}

/** Two days or two amounts, either of which may stay open. */
export function RangeForm({ field, close }: Props) {
  const range = filterOf(address.value, field.key).range
  const [from, setFrom] = useState(range?.from ?? '')
  const [to, setTo] = useState(range?.to ?? '')
  const dates = field.kind === 'dates'
  const input = (end: 'from' | 'to', value: string, set: (value: string) => void) => {
    const id = `${field.key}-${end}`
    return (
      <span class="menu-label">
        <label for={id}>{say(words[end])}</label>
        {dates ? (
          <input
            id={id}
            class="field"
            type="date"
            value={value}
            onInput={(event) => set(event.currentTarget.value)}
          />
        ) : (
          <input
            id={id}
            class="field"
            type="text"
            inputMode="decimal"
            pattern="\d+(\.\d{1,2})?"
            value={value}
            onInput={(event) => set(event.currentTarget.value)}
          />
        )}
      </span>
    )
  }
  return (
    <form
      class="menu-form"
      onSubmit={(event) => {
        event.preventDefault()
        close()
        const asked = from || to ? { from: from || null, to: to || null } : null
        go(withRange(address.value, field.key, asked))
      }}
    >
      {input('from', from, setFrom)}
      {input('to', to, setTo)}
      <button type="submit" class="button">
        {say(words.apply)}
      </button>
    </form>
  )
}
