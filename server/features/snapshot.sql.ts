import { quoteIdentifier, quoteLiteral } from '../db/identifier.ts'
import { FAMILIES } from './families.ts'
import type { Family, Feature } from './feature.ts'

export interface SnapshotOptions {
  /** Features wanted; families that give none of them are not computed. Default: all. */
  features?: readonly string[]
  families?: readonly Family[]
}

const wanted = (one: Family, names: ReadonlySet<string> | undefined): Feature[] =>
  one.features.filter((feature) => names === undefined || names.has(feature.name))

/**
 * One SELECT with a row a subject: subject_id, customer_id, facility_id, as_of, and a column a
 * feature (DOUBLE, or VARCHAR for a category) in catalogue order.
 * `subjects` names a table, view or CTE with those first four columns, subject_id unique;
 * `knownAt` is SQL for the instant by which rows must have been recorded, such as `$1`.
 */
export function snapshotSql(
  subjects: string,
  knownAt: string,
  options: SnapshotOptions = {},
): string {
  const names = options.features && new Set(options.features)
  const families = (options.families ?? FAMILIES)
    .map((one) => ({ ...one, features: wanted(one, names) }))
    .filter((one) => one.features.length > 0)
  const columns = families.flatMap((one) =>
    one.features.map((feature) => `${one.name}.${quoteIdentifier(feature.name)}`),
  )
  const joins = families.map(
    (one) =>
      `left join ${one.macro}(${quoteLiteral(subjects)}, ${knownAt}) as ${one.name} on ${one.name}.subject_id = s.subject_id`,
  )
  return [
    `select ${['s.subject_id', 's.customer_id', 's.facility_id', 's.as_of', ...columns].join(', ')}`,
    `from query_table(${quoteLiteral(subjects)}) as s`,
    ...joins,
  ].join('\n')
}
