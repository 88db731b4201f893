import { quoteLiteral } from '../db/identifier.ts'

/**
 * Two CTEs that end in `<name>_ranked`: of the columns `<name>_1` to `<name>_n` of `from`, the least
 * and the next, and where they stand (from 1; of equal ones the first). NULL columns do not count.
 */
export function leastTwo(name: string, from: string, n: number): string {
  const columns = Array.from({ length: n }, (_, i) => `${name}_${i + 1}`)
  const rest = columns.map((column, i) => `case when ${name}1_at <> ${i + 1} then ${column} end`)
  const at = (least: string, other?: string) =>
    `case ${columns
      .map((column, i) => {
        const apart = other ? ` and ${other} <> ${i + 1}` : ''
        return `when ${column} = ${least}${apart} then ${i + 1}`
      })
      .join(' ')} end`
  return `${name}_least as (
  select *, least(${columns.join(', ')}) as ${name}1, ${at(`${name}1`)} as ${name}1_at
  from ${from}
),
${name}_ranked as (
  select *, least(${rest.join(', ')}) as ${name}2, ${at(`${name}2`, `${name}1_at`)} as ${name}2_at
  from ${name}_least
)`
}

/** Where the first and the second true column stand, from 1; NULL where there is none. */
export function firstTwo(name: string, hits: readonly string[]): string {
  const first = hits.map((hit, i) => `when ${hit} then ${i + 1}`)
  const second = hits
    .map((hit, i) => `when ${hit} and (${hits.slice(0, i).join(' or ')}) then ${i + 1}`)
    .slice(1)
  return `${cases(first)} as ${name}1_at, ${cases(second)} as ${name}2_at`
}

const cases = (branches: readonly string[]) =>
  branches.length === 0 ? 'cast(null as integer)' : `case ${branches.join(' ')} end`

/** The name that stands at a place found by the above. */
export function nameAt(named: readonly { id: string }[], at: string): string {
  if (named.length === 0) return 'cast(null as varchar)'
  return `[${named.map(({ id }) => quoteLiteral(id)).join(', ')}][${at}]`
}
