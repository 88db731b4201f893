import { RiskError } from '../db/errors.ts'
import { builder } from '../graphql/builder.ts'
import { asLongBefore, monthsOn } from './as_long_before.ts'

/** A whole number that a relation takes after its two clocks. */
interface WholeArgument {
  usual: number
  least: number
  most: number
  description: string
}

/** One of a few words. */
interface ChoiceArgument {
  words: readonly string[]
  usual: string
  description: string
}

/** A day before `asOf`; the comparison's lies as long before its own. */
interface EarlierDayArgument {
  monthsBefore: number
  description: string
}

export type RelationArgument = WholeArgument | ChoiceArgument | EarlierDayArgument
export type Given = number | string | null | undefined

/** An argument as the schema has it, and how what was given is read for the question of a day. */
export interface AskedArgument {
  // biome-ignore lint/suspicious/noExplicitAny: the builder's types know no arguments that are data.
  type: any
  description: string
  read: (given: Given, asOf: string, day: string) => number | string
}

export function relationArgument(
  name: string,
  argument: RelationArgument,
  typeName: string,
): AskedArgument {
  const { description } = argument
  if ('words' in argument) {
    const values = Object.fromEntries(
      argument.words.map((value) => [value.toUpperCase(), { value }]),
    )
    return {
      type: builder.enumType(`${typeName}${name[0]?.toUpperCase()}${name.slice(1)}`, {
        description,
        values,
      }),
      description: `${description} Default: ${argument.usual.toUpperCase()}.`,
      read: (given) => given ?? argument.usual,
    }
  }
  if ('monthsBefore' in argument)
    return {
      type: 'Date',
      description: `${description} Default: ${argument.monthsBefore} months before asOf.`,
      read: (given, asOf, day) => {
        const from = (given ?? monthsOn(asOf, -argument.monthsBefore)) as string
        if (from >= asOf)
          throw new RiskError('BAD_REQUEST', `${name} is before asOf (${asOf}), not ${from}`)
        return asLongBefore(day, { from, until: asOf })
      },
    }
  const { usual, least, most } = argument
  return {
    type: 'Int',
    description: `${description} ${usual}, from ${least} to ${most}.`,
    read: (given) => within(name, given as number | null | undefined, argument),
  }
}

/** The number given, or the usual one. Throws where it is out of its bounds. */
export function within(
  name: string,
  given: number | null | undefined,
  { usual, least, most }: Pick<WholeArgument, 'usual' | 'least' | 'most'>,
): number {
  const value = given ?? usual
  if (value < least)
    throw new RiskError('BAD_REQUEST', `${name} is at least ${least}, not ${value}`)
  if (value <= most) return value
  throw new RiskError('LIMIT_EXCEEDED', `${name} is at most ${most}, not ${value}`)
}
