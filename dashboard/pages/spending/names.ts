import { labelOf } from '../../api/codes.ts'
import { notStated } from '../../state/choose.ts'
import { say } from '../../state/say.ts'
import { words } from '../../state/words.ts'
import type { SpendingRow } from './query.ts'

const vocabularies = new Set(['channel', 'funding', 'category', 'kind'])

/** What a group of a field is called: by the vocabulary, by the server, or "not stated". */
export function groupName(field: string, row: SpendingRow): string {
  const key = row.keys[0] ?? null
  if (key === null || key === 'none') return say(words.notStated)
  if (vocabularies.has(field)) return labelOf(field as 'channel', key)
  const label = row.labels[0] ?? key
  return field === 'response' && label !== key ? `${key} ${label}` : label
}

/** The key of a group in a chart; `notStated` where the server has none. */
export const groupKey = (row: SpendingRow): string => row.keys[0] ?? notStated
