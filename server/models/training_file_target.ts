import type { Sql } from '../db/connection.ts'
import { RiskError } from '../db/errors.ts'
import { quoteIdentifier, quoteLiteral } from '../db/identifier.ts'
import type { GivenFile } from './training_file.ts'

/** The outcome of a table: SQL that gives 1 for the event, 0 for the other, NULL where it is not known. */
export interface TargetOfFile {
  sql: string
  event: string
  others: string
  /** Rows whose outcome is not known. */
  unknown: number
}

const MOST_OTHERS = 5
const EVENTS = ['1', 'true']
const NO_EVENTS = ['0', 'false']

/**
 * Which value of the target is the event (the bad outcome): the one asked for, or 1 of 0 and 1, true
 * of true and false. Throws ONE_CLASS where all rows have one value, BAD_REQUEST where the event is
 * not among the values or must be named.
 */
export async function readTarget(
  sql: Sql,
  { relation }: GivenFile,
  column: string,
  asked?: string,
): Promise<TargetOfFile> {
  const text = `cast(${quoteIdentifier(column)} as varchar)`
  const known = `nullif(nullif(trim(${text}), 'nan'), '')`
  const counts = await sql.arrays(
    `select ${known} as value, count(*)::double from ${relation} group by 1 order by 2 desc, 1 limit 50`,
  )
  const unknown = Number(counts.find(([value]) => value === null)?.[1] ?? 0)
  const values = counts.flatMap(([value]) => (value === null ? [] : [value as string]))
  if (values.length === 0)
    throw new RiskError('ONE_CLASS', `target: ${column} is not known in any row`)
  const event = chosen(column, values, asked)
  if (values.length === 1)
    throw new RiskError(
      'ONE_CLASS',
      `training needs both outcomes: ${column} is ${values[0]} in every row`,
    )
  const others = values.filter((value) => value !== event)
  const rest = others.length - MOST_OTHERS
  return {
    sql: `cast(${known} = ${quoteLiteral(event)} as utinyint)`,
    event,
    others: others.slice(0, MOST_OTHERS).join(', ') + (rest > 0 ? ` and ${rest} more` : ''),
    unknown,
  }
}

function chosen(column: string, values: string[], asked: string | undefined): string {
  if (asked !== undefined) {
    const found = values.find((value) => value === asked) ?? values.find((v) => sameValue(v, asked))
    if (found !== undefined) return found
    throw new RiskError(
      'BAD_REQUEST',
      `event: ${column} is never ${asked}; it is ${values.slice(0, 10).join(', ')}`,
    )
  }
  const event = values.find((value) => EVENTS.some((one) => sameValue(value, one)))
  const plain = values.every((value) =>
    [...EVENTS, ...NO_EVENTS].some((one) => sameValue(value, one)),
  )
  if (plain && values.length <= 2) return event ?? '1'
  throw new RiskError(
    'BAD_REQUEST',
    `event: say which value of ${column} is the bad outcome; it is ${values.slice(0, 10).join(', ')}${values.length > 20 ? '; where it is an amount or a share, --target-kind continuous' : ''}`,
  )
}

/** Equal as texts in any case, or as numbers, or a truth value written as a number. */
function sameValue(value: string, asked: string): boolean {
  const [a, b] = [value, asked].map((text) => {
    const lower = text.trim().toLowerCase()
    return lower === 'true' ? '1' : lower === 'false' ? '0' : lower
  }) as [string, string]
  return a === b || (a !== '' && b !== '' && Number(a) === Number(b))
}
