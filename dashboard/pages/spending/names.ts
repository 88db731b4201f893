import { labelOf } from '../../api/codes.ts'
import { notStated } from '../../state/choose.ts'
import { say } from '../../state/say.ts'
import { words } from '../../state/words.ts'
import type { Measures, SpendingGroup } from './query.ts'
import { responseName } from './response_name.ts'

const vocabularies = new Set(['channel', 'funding', 'category', 'kind'])

/** What a group of a field is called: by the vocabulary, by the server, or "not stated". */
export function groupName(field: string, row: SpendingGroup): string {
  const key = row.keys[0] ?? null
  if (key === null || key === 'none') return say(words.notStatedName)
  if (vocabularies.has(field)) return labelOf(field as 'channel', key)
  return field === 'response' ? responseName(key) : (row.labels[0] ?? key)
}

/** The key of a group in a chart; `notStated` where the server has none. */
export const groupKey = (row: SpendingGroup): string => row.keys[0] ?? notStated

/** What an answer stands for: a refused payment is no spend, yet it was asked for. */
export const withRefused = (of: Measures): Measures => ({
  ...of,
  amount: addDecimals(of.amount, of.declinedAmount ?? '0'),
  count: of.count + of.declinedCount,
})

/** Whether anything was paid, now or in the comparison: of a group of refunds alone nothing was. */
export const wasPaid = ({ measures, comparison }: SpendingGroup): boolean =>
  measures.count > 0 || (comparison?.count ?? 0) > 0

const cents = (decimal: string): bigint => {
  const [whole = '0', places = ''] = decimal.split('.')
  return BigInt(whole + places.padEnd(2, '0'))
}

/** The exact sum of two amounts of two places, none of them negative. */
export function addDecimals(a: string, b: string): string {
  const sum = (cents(a) + cents(b)).toString().padStart(3, '0')
  return `${sum.slice(0, -2)}.${sum.slice(-2)}`
}
