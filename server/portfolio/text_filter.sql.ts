import { RiskError } from '../db/errors.ts'
import { type Code, type Domain, VOCABULARIES } from '../ledger/codes.ts'
import { type Binder, bindList } from './binder.ts'

/** Conditions on one property; all that are given must hold. */
export interface TextFilter {
  in?: readonly string[] | null | undefined
  notIn?: readonly string[] | null | undefined
  isNull?: boolean | null | undefined
}

type Given = TextFilter | null | undefined

/**
 * Conditions on a column. `inside` writes membership in a bound list, for a column whose names live
 * in another table. What is not stated is kept by `notIn`.
 */
export function textWhere(
  column: string,
  filter: Given,
  bind: Binder,
  inside = (list: string) => `${column} in ${list}`,
): string[] {
  const where: string[] = []
  if (filter?.in) where.push(inside(bindList(filter.in, bind)))
  if (filter?.notIn)
    where.push(`(${column} is null or not (${inside(bindList(filter.notIn, bind))}))`)
  if (typeof filter?.isNull === 'boolean')
    where.push(`${column} is ${filter.isNull ? '' : 'not '}null`)
  return where
}

/** Conditions on a column of codes, by their names; the word `none` is what is not stated. */
export function codeWhere(column: string, domain: Domain, filter: Given, bind: Binder): string[] {
  const words = VOCABULARIES[domain] as readonly Code[]
  const codes = (names: readonly string[]) => names.map((name) => namedIn(words, domain, name).code)
  const where: string[] = []
  if (filter?.in) where.push(`${column} in ${bindList(codes(filter.in), bind)}`)
  if (filter?.notIn) where.push(`${column} not in ${bindList(codes(filter.notIn), bind)}`)
  if (typeof filter?.isNull === 'boolean') {
    const none = words.find((word) => word.name === 'none')
    const unstated = none ? `${column} = ${none.code}` : 'false'
    where.push(filter.isNull ? unstated : `not (${unstated})`)
  }
  return where
}

function namedIn(words: readonly Code[], domain: string, name: string): Code {
  const word = words.find((one) => one.name === name)
  if (word) return word
  throw new RiskError(
    'BAD_REQUEST',
    `${domain} has no word ${name}: it has ${words.map((one) => one.name).join(', ')}`,
  )
}
