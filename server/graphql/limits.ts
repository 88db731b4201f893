import { RiskError } from '../db/errors.ts'

/** What one request may ask for. Beyond each of them the answer is LIMIT_EXCEEDED. */
export const LIMITS = {
  /** Rows of a page, and of a page when `first` is left out. */
  page: 100,
  usualPage: 20,
  /** Groups of `spending`, and when `limit` is left out. */
  groups: 10_000,
  usualGroups: 1000,
  /** Fields inside fields. */
  depth: 12,
  /** Fields after fragments are spread. */
  breadth: 1500,
  /** Fields, each counted as often as its lists may repeat it. */
  complexity: 30_000,
  aliases: 60,
  tokens: 6000,
  bodyBytes: 256 * 1024,
  milliseconds: 15_000,
} as const

const TOO_MUCH = {
  depth: 'fields are nested too deeply',
  breadth: 'too many fields',
  complexity: 'the query may yield too much',
} as const

/** Throws LIMIT_EXCEEDED where a query is deeper, broader or more complex than a query may be. */
export function refuseTooMuch(query: Record<keyof typeof TOO_MUCH, number>): void {
  const error = tooMuch(query)
  if (error) throw error
}

export function tooMuch(query: Record<keyof typeof TOO_MUCH, number>): RiskError | undefined {
  for (const kind of ['depth', 'breadth', 'complexity'] as const)
    if (query[kind] > LIMITS[kind])
      return new RiskError(
        'LIMIT_EXCEEDED',
        `${TOO_MUCH[kind]}: ${kind} ${query[kind]}, at most ${LIMITS[kind]}`,
      )
  return undefined
}
