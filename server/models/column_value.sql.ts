import { quoteIdentifier, quoteLiteral } from '../db/identifier.ts'
import type { WrittenAs } from './scorecard/model.ts'

/** A column's value as models read it: how `from` says, else as it stands. NULL where it is missing. */
export function valueSql({
  name,
  type,
  from,
}: {
  name: string
  type: 'number' | 'category'
  from?: WrittenAs
}): string {
  const column = quoteIdentifier(name)
  if (type === 'category') return `cast(${column} as varchar)`
  if (from === 'text' || from === 'comma') return numberOfText(column, from)
  if (from === 'date')
    return `case when isinf(${column})
      then case when ${column} > date '2000-01-01' then 'infinity'::double else '-infinity'::double end
      else epoch(cast(${column} as timestamp)) / 86400e0 end`
  return `cast(${column} as double precision)`
}

/**
 * How numbers are written: thousands parted, decimals behind the mark, perhaps a per cent sign. What begins
 * with 0 has no thousands, so 0,125 is a decimal comma's.
 */
const WRITTEN = {
  text: { thousands: ',', mark: '.' },
  comma: { thousands: "[.' ]", mark: ',' },
}

/**
 * The number that a text says, 13.5 of 13.5% and 1200 of 1,200; with a decimal comma 13.5 of 13,5 and 1200
 * of 1.200. NULL where it says none.
 */
export function numberOfText(text: string, as: 'text' | 'comma' = 'text'): string {
  const { thousands, mark } = WRITTEN[as]
  const whole = `([1-9][0-9]{0,2}(${thousands}[0-9]{3})+|[0-9]+)`
  const written = quoteLiteral(String.raw`[+-]?${whole}([${mark}][0-9]+)?\s*%?`)
  const bare = `regexp_replace(${text}, ${quoteLiteral(String.raw`${thousands}|%|\s`)}, '', 'g')`
  const number = as === 'comma' ? `replace(${bare}, ',', '.')` : bare
  const said = `case when regexp_full_match(trim(${text}), ${written}) then ${number}::double precision end`
  return as === 'comma' ? said : `coalesce(try_cast(${text} as double precision), ${said})`
}
