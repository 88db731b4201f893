import { RiskError } from '../db/errors.ts'
import { builder } from '../graphql/builder.ts'
import type { SegmentsAsked } from './segmented/asked.ts'
import { checkSegments } from './segments_file.ts'

type Maybe<T> = T | null | undefined

interface Condition {
  column?: Maybe<string>
  above?: Maybe<number>
  below?: Maybe<number>
  atLeast?: Maybe<number>
  atMost?: Maybe<number>
  in?: Maybe<string[]>
  isMissing?: Maybe<boolean>
  all?: Maybe<Condition[]>
  any?: Maybe<Condition[]>
}

const ConditionInput = builder.inputRef<Condition>('SegmentConditionInput').implement({
  description:
    'Comparisons of one feature, which must all hold; or all, or any, of some conditions. A missing value matches no comparison.',
  fields: (t) => ({
    column: t.string({ description: 'Name of the feature.' }),
    above: t.float({ description: 'Greater than this.' }),
    below: t.float({ description: 'Less than this.' }),
    atLeast: t.float({ description: 'This or greater.' }),
    atMost: t.float({ description: 'This or less.' }),
    in: t.stringList({ description: 'One of these; numbers as text.' }),
    isMissing: t.boolean({ description: 'Whether the value is missing.' }),
    all: t.field({ type: [ConditionInput], description: 'All of these hold.' }),
    any: t.field({ type: [ConditionInput], description: 'One of these holds.' }),
  }),
})

const SegmentInput = builder.inputType('SegmentInput', {
  description: 'A part of the rows; the first that matches wins.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Its name.' }),
    when: t.field({
      type: ConditionInput,
      description: 'Who belongs to it; none: whoever is left.',
    }),
  }),
})

export const SegmentsInput = builder.inputType('SegmentsInput', {
  description: 'What parts have a scorecard of their own: the values of a feature, or a list.',
  fields: (t) => ({
    column: t.string({
      description: 'A feature: each value with 30 bads and 30 goods is one, the rest others.',
    }),
    list: t.field({
      type: [SegmentInput],
      description: 'Names and conditions; the last without one.',
    }),
  }),
})

/** Segments as the command has them. Throws BAD_REQUEST for both ways at once, or none, and for a list that is not whole. */
export function segmentsAsked({ column, list }: typeof SegmentsInput.$inferInput): SegmentsAsked {
  if ((column == null) === (list == null))
    throw new RiskError('BAD_REQUEST', 'segments: a column or a list is expected, one of them')
  if (column != null) return { column }
  const given = (list ?? []).map(({ name, when }) =>
    when ? { name, when: documentOf(when) } : { name, otherwise: true },
  )
  return { list: checkSegments(given) }
}

function documentOf({ atLeast, atMost, isMissing, all, any, ...rest }: Condition): object {
  const own = {
    ...rest,
    at_least: atLeast,
    at_most: atMost,
    is_missing: isMissing,
    all: all?.map(documentOf),
    any: any?.map(documentOf),
  }
  return Object.fromEntries(Object.entries(own).filter(([, value]) => value != null))
}
