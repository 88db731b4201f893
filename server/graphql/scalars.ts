import { GraphQLError } from 'graphql'
import { builder } from './builder.ts'
import { isDay } from './day.ts'

const refuse = (what: string, value: unknown): never => {
  throw new GraphQLError(`${what}: ${JSON.stringify(value)}`, {
    extensions: { code: 'BAD_USER_INPUT' },
  })
}

/** A decimal string of at most two places: a number of JSON has lost its digits before we see it. */
export function parseDecimal(value: unknown): string {
  if (typeof value === 'string' && /^-?\d{1,16}(\.\d{1,2})?$/.test(value)) return value
  return refuse('Decimal expects a string such as "1234.50"', value)
}

/** A calendar day, `YYYY-MM-DD`, that exists. */
export function parseDay(value: unknown): string {
  if (typeof value === 'string' && isDay(value)) return value
  return refuse('Date expects a day such as "2017-12-31"', value)
}

/** An instant in UTC as the engine reads it; takes ISO 8601 with its zone. */
export function parseInstant(value: unknown): string {
  if (
    typeof value === 'string' &&
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/.test(value)
  ) {
    const at = new Date(value)
    // The 30th of February is the 2nd of March to `Date`, and a year beyond 9999 has a sign.
    const exists = isDay(value.slice(0, 10)) && !Number.isNaN(at.getTime())
    if (exists && /^\d/.test(at.toISOString())) {
      const micros = /\.(\d+)/.exec(value)?.[1]?.padEnd(6, '0') ?? '000000'
      return `${at.toISOString().slice(0, 19).replace('T', ' ')}.${micros}`
    }
  }
  return refuse('DateTime expects an instant with its zone such as "2017-12-31T16:00:00Z"', value)
}

builder.scalarType('Decimal', {
  description:
    'An exact amount of money in the lender’s currency, as a string with two places ("1234.50"). Numbers are refused: they would have lost digits.',
  serialize: String,
  parseValue: parseDecimal,
})

builder.scalarType('Date', {
  description: 'A calendar day in the lender’s time zone, "YYYY-MM-DD".',
  serialize: String,
  parseValue: parseDay,
})

builder.scalarType('DateTime', {
  description: 'An instant in UTC, to the microsecond, "YYYY-MM-DDTHH:MM:SS.ffffffZ".',
  serialize: (value) => `${String(value).replace(' ', 'T')}Z`,
  parseValue: parseInstant,
})
