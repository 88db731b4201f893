import { quoteIdentifier, quoteLiteral } from '../db/identifier.ts'
import { FAMILIES } from './families.ts'
import type { Family, Feature } from './feature.ts'

export interface SnapshotOptions {
  /** Features wanted; families that give none of them are not computed. Default: all. */
  features?: readonly string[]
  /** Families to choose from. Default: those of the catalogue. */
  families?: readonly Family[]
}

/** The features wanted, and those that their formulas are made of. */
function needed(all: readonly Feature[], names: readonly string[] | undefined): Set<string> {
  const wanted = new Set(names ?? all.map((feature) => feature.name))
  for (const feature of all) {
    if (!wanted.has(feature.name)) continue
    for (const part of feature.formula?.of ?? []) wanted.add(part)
  }
  return wanted
}

/** The ledger tables that the features asked for are made of, in the order of their names. */
export function tablesRead(options: SnapshotOptions = {}): string[] {
  const families = options.families ?? FAMILIES
  const names = needed(
    families.flatMap((one) => one.features),
    options.features,
  )
  const reads = families
    .filter((one) => one.features.some((feature) => names.has(feature.name)))
    .flatMap((one) => one.reads)
  // Who is asked about and what was observed is read whatever is asked.
  return [...new Set([...reads, 'account', 'coverage', 'facility'])].sort()
}

/** Where no feature looks at the whole life, the days that the longest window reads; else null. */
function longestWindow(features: readonly Feature[]): number | null {
  const days = features
    .filter((feature) => feature.relation === 'transaction')
    .map(({ window }) => (window && 'days' in window ? window.days : Number.POSITIVE_INFINITY))
  const longest = Math.max(0, ...days)
  return Number.isFinite(longest) ? longest : null
}

/**
 * One SELECT with a row a subject: subject_id, customer_id, facility_id, as_of, and a column a
 * feature (DOUBLE, or VARCHAR for a category) in catalogue order.
 * `subjects` names a table, view or CTE with those first four columns, subject_id unique;
 * `knownAt` is SQL for the instant by which rows must have been recorded, such as `$1::timestamp`.
 */
export function snapshotSql(
  subjects: string,
  knownAt: string,
  options: SnapshotOptions = {},
): string {
  const families = options.families ?? FAMILIES
  const all = families.flatMap((one) => one.features)
  const names = needed(all, options.features)
  const computed = all.filter((feature) => !feature.formula && names.has(feature.name))
  const given = all.filter(
    (feature) => !options.features || options.features.includes(feature.name),
  )
  const macroOf = new Map(
    families.flatMap((one) => one.features.map((feature) => [feature.name, one.macro])),
  )
  const column = ({ name }: Feature) => `${macroOf.get(name)}.${quoteIdentifier(name)}`
  const joins = [...new Set(computed.map(({ name }) => macroOf.get(name)))].map(
    (macro) =>
      `  left join ${macro}('observed_subject', ${knownAt}) as ${macro} on ${macro}.subject_id = s.subject_id`,
  )
  const longest = longestWindow(computed)
  const rowsFrom =
    longest === null ? 'observed_from' : `greatest(observed_from, as_of - ${longest})`
  return `
with observed_subject as materialized (
  select *, case when observed_from is not null then ${rowsFrom} end as rows_from
  from observed_window(${quoteLiteral(subjects)}, ${knownAt})
),
computed as (
  select ${['s.subject_id', 's.customer_id', 's.facility_id', 's.as_of', ...computed.map(column)].join(', ')}
  from observed_subject as s
${joins.join('\n')}
)
select ${['subject_id', 'customer_id', 'facility_id', 'as_of', ...given.map((feature) => (feature.formula ? `${feature.formula.sql} as ${quoteIdentifier(feature.name)}` : quoteIdentifier(feature.name)))].join(', ')}
from computed`.trim()
}
