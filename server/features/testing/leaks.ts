import type { Row } from '../../db/rows.ts'
import type { Store } from '../../db/store.ts'
import type { Family } from '../feature.ts'
import { snapshotSql } from '../snapshot.sql.ts'
import { addLaterRows } from './later_rows.ts'
import { KNOWN_AT } from './small_lender.ts'

/**
 * The features of these families that change when rows are added which nobody could have known: the
 * store holds a small lender and its `subjects`. Also says how many features had a value at all.
 */
export async function leaks(
  store: Store,
  families: readonly Family[],
  asOf: string,
): Promise<{ changed: string[]; valued: string[] }> {
  const statement = `${snapshotSql('subjects', `timestamp '${KNOWN_AT}'`, { families })} order by subject_id`
  return store.session(async (sql) => {
    const before = await sql.all<Row>(statement)
    await addLaterRows(sql, asOf)
    const after = await sql.all<Row>(statement)
    const names = families.flatMap((one) => one.features.map((feature) => feature.name))
    const differs = (name: string) => before.some((row, i) => row[name] !== after[i]?.[name])
    return {
      changed: before.length === after.length ? names.filter(differs) : names,
      valued: names.filter((name) => before.some((row) => row[name] !== null)),
    }
  })
}
