import type { Field } from '../../components/field.ts'
import { fullDate } from '../../format/date.ts'
import type { PageKeys } from '../../state/address.ts'
import { locale } from '../../state/preference.ts'
import { groupName } from './band_names.ts'
import type { StatementDimension } from './query.ts'
import { w } from './words.ts'

const values = (key: string, words: Field['words']): Field => ({
  key,
  words,
  kind: 'values',
  name: (value) => groupName(key, value),
})

export const PERIOD: Field = {
  key: 'closed',
  words: w.closed,
  kind: 'dates',
  name: (day) => fullDate(day, locale.value),
}

export const FIELDS: readonly Field[] = [
  values('limit', w.limit),
  values('age', w.age),
  values('education', w.education),
  values('status', w.status),
  values('used', w.used),
  values('sex', w.sex),
  values('marital', w.marital),
  { key: 'customer', words: w.customers, kind: 'text' },
]

export const DIMENSIONS: Readonly<Record<string, StatementDimension>> = {
  limit: 'LIMIT_BAND',
  age: 'AGE_BAND',
  education: 'EDUCATION',
  status: 'STATUS',
  used: 'UTILISATION_BAND',
  sex: 'SEX',
  marital: 'MARITAL_STATUS',
}

export const KEYS: PageKeys = {
  fields: ['closed', ...FIELDS.map(({ key }) => key)],
  defaults: { vs: 'prev', m: 'billed', by: 'stack' },
}
