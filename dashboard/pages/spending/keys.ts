import { labelOf } from '../../api/codes.ts'
import type { Field } from '../../components/field.ts'
import { fullDate, weekdayName } from '../../format/date.ts'
import { short } from '../../format/number.ts'
import type { PageKeys } from '../../state/address.ts'
import { nameOf } from '../../state/names.ts'
import { locale } from '../../state/preference.ts'
import type { Dimension } from './query.ts'
import { responseName } from './response_name.ts'
import { w } from './words.ts'

const sizes = ['0', '10', '30', '100', '300', '1000', '3000']

const sizeName = (lower: string): string => {
  const upper = sizes[sizes.indexOf(lower) + 1]
  const text = (edge: string) => short(Number(edge), locale.value)
  return upper === undefined ? `${text(lower)}+` : `${text(lower)}–${text(upper)}`
}

export const PERIOD: Field = {
  key: 'paid',
  words: w.paid,
  kind: 'dates',
  name: (day) => fullDate(day, locale.value),
}

/** What the page can be filtered by, in the order of the menu. */
export const FIELDS: readonly Field[] = [
  { key: 'channel', words: w.channel, kind: 'values', name: (v) => labelOf('channel', v) },
  { key: 'funding', words: w.funding, kind: 'values', name: (v) => labelOf('funding', v) },
  { key: 'category', words: w.category, kind: 'values', name: (v) => labelOf('category', v) },
  { key: 'place', words: w.place, kind: 'values', name: (v) => nameOf('place', v) },
  { key: 'merchant', words: w.merchant, kind: 'values', name: (v) => nameOf('merchant', v) },
  { key: 'kind', words: w.kind, kind: 'values', name: (v) => labelOf('kind', v) },
  { key: 'status', words: w.status, kind: 'values', name: (v) => labelOf('status', v) },
  { key: 'response', words: w.response, kind: 'values', name: responseName },
  { key: 'size', words: w.size, kind: 'values', name: sizeName },
  { key: 'hour', words: w.hour, kind: 'values', name: (v) => `${v}:00` },
  {
    key: 'weekday',
    words: w.weekday,
    kind: 'values',
    name: (v) => weekdayName(Number(v), locale.value),
  },
  { key: 'amount', words: w.amount, kind: 'amounts' },
  { key: 'customer', words: w.customer, kind: 'text' },
]

/** Fields whose values are the groups of a dimension. */
export const DIMENSIONS: Readonly<Record<string, Dimension>> = {
  channel: 'CHANNEL',
  funding: 'FUNDING',
  category: 'CATEGORY',
  place: 'PLACE',
  merchant: 'MERCHANT',
  kind: 'KIND',
  response: 'RESPONSE',
  size: 'SIZE',
  hour: 'HOUR',
  weekday: 'WEEKDAY',
}

export const KEYS: PageKeys = {
  fields: ['paid', ...FIELDS.map(({ key }) => key)],
  defaults: { vs: 'prev', m: 'amount', by: 'lines', sort: '-paid' },
}
