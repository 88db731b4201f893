import { labelOf } from '../../api/codes.ts'
import type { Field } from '../../components/field.ts'
import type { PageKeys } from '../../state/address.ts'
import { nameOf } from '../../state/names.ts'
import { say } from '../../state/say.ts'
import { utilisationName } from './utilisation_name.ts'
import { w } from './words.ts'

const changes = { gained: w.gained, lost: w.lost, same: w.same } as const

export const changeName = (value: string): string =>
  value in changes ? say(changes[value as keyof typeof changes]) : value

/** What the page can be filtered by, beside the run. */
export const FIELDS: readonly Field[] = [
  { key: 'band', words: w.band, kind: 'values' },
  { key: 'utilisation', words: w.utilisation, kind: 'values', name: (v) => utilisationName(v) },
  { key: 'outcome', words: w.outcome, kind: 'values', name: (v) => labelOf('decision', v) },
  { key: 'rule', words: w.rule, kind: 'values', name: (v) => nameOf('rule', v) },
  { key: 'change', words: w.change, kind: 'values', name: changeName },
  { key: 'customer', words: w.customer, kind: 'text' },
]

export const KEYS: PageKeys = {
  fields: ['run', ...FIELDS.map(({ key }) => key)],
  defaults: { sort: '-change' },
}
