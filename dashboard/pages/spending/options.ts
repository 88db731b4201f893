import { labelOf, namesOf } from '../../api/codes.ts'
import type { Options } from '../../components/filter_menu.tsx'
import { formatShort } from '../../format/measure.ts'
import { locale } from '../../state/preference.ts'
import { DIMENSIONS, FIELDS } from './keys.ts'
import { groupKey, groupName } from './names.ts'
import type { Scope } from './scope.ts'
import { useSpending } from './use_spending.ts'

/** Values that a field can be filtered by, as they occur in what the other filters leave. */
export function useOptions(scope: Scope, field: string): Options {
  const dimension = DIMENSIONS[field]
  const answer = useSpending(scope, [dimension ?? 'CHANNEL'], {
    except: [field],
    limit: 200,
    alone: true,
    when: dimension !== undefined,
  })
  if (!dimension)
    return field === 'status'
      ? namesOf('status').map((value) => ({ value, name: labelOf('status', value) }))
      : []
  const named = FIELDS.find(({ key }) => key === field)?.name
  return answer.data?.spending.rows
    .filter((row) => row.keys[0] !== null)
    .map((row) => ({
      value: groupKey(row),
      name:
        field === 'hour' || field === 'weekday' || field === 'size'
          ? (named?.(groupKey(row)) ?? '')
          : groupName(field, row),
      note: formatShort(scope.picked.value(row.measures), scope.measure, locale.value),
    }))
}
