/** What the address asks of one field. Lists are sorted and hold each value once. */
export interface Filter {
  /** Any of these. */
  in: readonly string[]
  /** None of these. */
  notIn: readonly string[]
  /** Both ends belong to it; an end that is left out is open. */
  range: Range | null
  /** true: only what is not stated; false: only what is; null: not asked. */
  isNull: boolean | null
}

export interface Range {
  from: string | null
  to: string | null
}

export const emptyFilter: Filter = { in: [], notIn: [], range: null, isNull: null }

export const isEmpty = (filter: Filter): boolean =>
  filter.in.length + filter.notIn.length === 0 && filter.range === null && filter.isNull === null

const sorted = (values: readonly string[]): string[] => [...new Set(values)].sort()

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** A value as the address writes it: what the grammar uses as a sign is escaped inside a value. */
export const encodeValue = (value: string): string =>
  value === 'null'
    ? '%6Eull'
    : encodeURIComponent(value)
        .replace(/^!/, '%21')
        .replaceAll('..', '%2E%2E')
        .replaceAll('%3A', ':')
        .replaceAll('%2F', '/')

const decodeList = (text: string): string[] => text.split(',').filter(Boolean).map(decode)

const parseClause = (text: string): Partial<Filter> => {
  if (text === 'null') return { isNull: true }
  if (text === '!null') return { isNull: false }
  if (text.startsWith('!')) return { notIn: decodeList(text.slice(1)) }
  const cut = text.indexOf('..')
  if (cut < 0) return { in: decodeList(text) }
  const [from, to] = [text.slice(0, cut), text.slice(cut + 2)]
  return from || to
    ? { range: { from: from ? decode(from) : null, to: to ? decode(to) : null } }
    : {}
}

/**
 * Filter of the clauses of one field, each still percent-encoded: `a,b` any of, `!a` none of,
 * `lo..hi` between, `null` not stated. Clauses of one kind add up; the last range counts.
 */
export function parseFilter(clauses: readonly string[]): Filter {
  const parts = clauses.map(parseClause)
  const last = <K extends 'range' | 'isNull'>(key: K): Filter[K] =>
    (parts.findLast((part) => part[key] !== undefined)?.[key] ?? null) as Filter[K]
  return {
    in: sorted(parts.flatMap((part) => part.in ?? [])),
    notIn: sorted(parts.flatMap((part) => part.notIn ?? [])),
    range: last('range'),
    isNull: last('isNull'),
  }
}

/** The clauses of a filter, percent-encoded, in one order; none for the empty filter. */
export function formatFilter(filter: Filter): string[] {
  const clauses: string[] = []
  if (filter.in.length > 0) clauses.push(sorted(filter.in).map(encodeValue).join(','))
  if (filter.notIn.length > 0) clauses.push(`!${sorted(filter.notIn).map(encodeValue).join(',')}`)
  if (filter.range) {
    const { from, to } = filter.range
    clauses.push(`${from ? encodeValue(from) : ''}..${to ? encodeValue(to) : ''}`)
  }
  if (filter.isNull !== null) clauses.push(filter.isNull ? 'null' : '!null')
  return clauses
}
