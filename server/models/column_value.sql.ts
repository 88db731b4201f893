import { quoteIdentifier } from '../db/identifier.ts'

/** A column's value as models read it: how `from` says, else as it stands. NULL where it is missing. */
export function valueSql({
  name,
  type,
  from,
}: {
  name: string
  type: 'number' | 'category'
  from?: 'date' | 'text'
}): string {
  const column = quoteIdentifier(name)
  if (type === 'category') return `cast(${column} as varchar)`
  if (from === 'text') return numberOfText(column)
  if (from === 'date')
    return `case when isinf(${column})
      then case when ${column} > date '2000-01-01' then 'infinity'::double else '-infinity'::double end
      else epoch(cast(${column} as timestamp)) / 86400e0 end`
  return `cast(${column} as double precision)`
}

/** With thousands parted by commas, or a per cent sign; a decimal comma is neither. */
const WRITTEN = String.raw`[+-]?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)([.][0-9]+)?\s*%?`

/** The number that a text says, 13.5 of 13.5% and 1200 of 1,200; NULL where it says none. */
export function numberOfText(text: string): string {
  const plain = `try_cast(${text} as double precision)`
  const bare = `regexp_replace(${text}, '[,%\\s]', '', 'g')`
  return `coalesce(${plain}, case when regexp_full_match(trim(${text}), '${WRITTEN}') then ${bare}::double precision end)`
}
