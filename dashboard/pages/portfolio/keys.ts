import { labelOf } from '../../api/codes.ts'
import type { Field } from '../../components/field.ts'
import type { PageKeys } from '../../state/address.ts'
import { say } from '../../state/say.ts'
import { w } from './words.ts'

const bucketName = (name: string): string =>
  name === 'current' ? labelOf('bucket', name) : name.toUpperCase()

/** What the worklist can be filtered by. */
export const FIELDS: readonly Field[] = [
  { key: 'was', words: w.was, kind: 'values', name: bucketName },
  { key: 'bucket', words: w.bucket, kind: 'values', name: bucketName },
  { key: 'stage', words: w.stage, kind: 'values', name: (stage) => `${say(w.stage)} ${stage}` },
]

/** `dpd`: how late a vintage counts, 30, 60 or 90. */
export const KEYS: PageKeys = {
  fields: ['dpd', ...FIELDS.map(({ key }) => key)],
  defaults: { vs: 'prev', by: 'month_end', grain: 'quarter', m: 'accounts' },
}

export const SECTIONS = [
  { id: 'balance', words: w.balance },
  { id: 'ageing', words: w.ageing },
  { id: 'losses', words: w.losses },
  { id: 'watch', words: w.watch },
] as const
