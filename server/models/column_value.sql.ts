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
  if (from === 'text') return `try_cast(${column} as double precision)`
  if (from === 'date')
    return `case when isinf(${column})
      then case when ${column} > date '2000-01-01' then 'infinity'::double else '-infinity'::double end
      else epoch(cast(${column} as timestamp)) / 86400e0 end`
  return `cast(${column} as double precision)`
}
