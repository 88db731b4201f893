import type { ComponentChildren } from 'preact'
import { filterOf, withoutFilter, withoutFilters } from '../state/edit.ts'
import { isEmpty } from '../state/filter.ts'
import { address, go } from '../state/location.ts'
import { say } from '../state/say.ts'
import { words } from '../state/words.ts'
import { type Field, filterTexts } from './field.ts'
import { FilterMenu, type Options } from './filter_menu.tsx'

type ChipProps = {
  field: string
  parts: readonly { negative: boolean; value: string }[]
  remove?: () => void
}

/** A filter in words: field, whether it excludes, value, and a way to lift it. */
export function Chip({ field, parts, remove }: ChipProps) {
  return (
    <span class="chip" data-fixed={remove ? undefined : true}>
      {field}
      {parts.map(({ negative, value }) => (
        <span key={value}>
          {negative && <span class="not">{say(words.isNot)} </span>}
          <b>{value}</b>
        </span>
      ))}
      {remove && (
        <button
          type="button"
          class="chip-remove"
          aria-label={say(words.lift, { field })}
          onClick={remove}
        >
          ×
        </button>
      )}
    </span>
  )
}

type Props = {
  fields: readonly Field[]
  useOptions: (field: string) => Options
  /** Chips that always stand first, such as the period or the run. */
  children?: ComponentChildren
  /** How much is left of how much. */
  count?: ComponentChildren
}

/** Every filter of the address as a chip, a way to add one, and one to clear all. */
export function Chips({ fields, useOptions, children, count }: Props) {
  const set = fields.filter((field) => !isEmpty(filterOf(address.value, field.key)))
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a scrolling line
    <div class="chips" role="group" aria-label={say(words.filters)}>
      {children}
      {set.map((field) => (
        <Chip
          key={field.key}
          field={say(field.words)}
          parts={filterTexts(field, filterOf(address.value, field.key))}
          remove={() => go(withoutFilter(address.value, field.key))}
        />
      ))}
      <FilterMenu fields={fields} useOptions={useOptions} />
      <span class="spacer" />
      {count && <span class="muted not-phone">{count}</span>}
      {set.length > 0 && (
        <button
          type="button"
          class="link"
          onClick={() =>
            go(
              withoutFilters(
                address.value,
                fields.map(({ key }) => key),
              ),
            )
          }
        >
          {say(words.clearAll)}
        </button>
      )}
    </div>
  )
}
