import { builder } from './builder.ts'

export const DateRange = builder.inputType('DateRange', {
  description: 'Days from one to another, both included.',
  fields: (t) => ({
    from: t.field({ type: 'Date', required: true, description: 'First day.' }),
    to: t.field({ type: 'Date', required: true, description: 'Last day, included.' }),
  }),
})

export const TextFilter = builder.inputType('TextFilter', {
  description: 'Conditions on one property; all that are given must hold.',
  fields: (t) => ({
    in: t.stringList({ description: 'Any of these names.' }),
    notIn: t.stringList({ description: 'None of these names. What is not stated is kept.' }),
    isNull: t.boolean({ description: 'true: not stated; false: stated.' }),
  }),
})

export const DecimalRange = builder.inputType('DecimalRange', {
  description: 'Amounts from one to another, both included.',
  fields: (t) => ({
    from: t.field({ type: 'Decimal', description: 'Least amount.' }),
    to: t.field({ type: 'Decimal', description: 'Largest amount.' }),
  }),
})
