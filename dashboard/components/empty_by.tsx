import { filterOf, withoutFilter, withoutFilters } from '../state/edit.ts'
import { isEmpty } from '../state/filter.ts'
import { address, go } from '../state/location.ts'
import { say } from '../state/say.ts'
import { words } from '../state/words.ts'
import type { Field } from './field.ts'

/** Says which filters left nothing, and offers to lift them. */
export function EmptyBy({ fields }: { fields: readonly Field[] }) {
  const set = fields.filter((field) => !isEmpty(filterOf(address.value, field.key)))
  const only = set.length === 1 ? set[0] : undefined
  return (
    <div class="empty" role="status">
      {set.length === 0
        ? say(words.noRows)
        : only
          ? say(words.emptyBy, { field: say(only.words) })
          : say(words.emptyTogether)}
      <span class="actions">
        {set.map((field) => (
          <button
            key={field.key}
            type="button"
            class="button"
            onClick={() => go(withoutFilter(address.value, field.key))}
          >
            {say(words.lift, { field: say(field.words) })}
          </button>
        ))}
        {set.length > 1 && (
          <button
            type="button"
            class="button"
            onClick={() =>
              go(
                withoutFilters(
                  address.value,
                  set.map(({ key }) => key),
                ),
              )
            }
          >
            {say(words.clearAll)}
          </button>
        )}
      </span>
    </div>
  )
}
