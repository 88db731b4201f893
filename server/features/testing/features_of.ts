import type { Row } from '../../db/rows.ts'
import type { Store } from '../../db/store.ts'
import { askAbout, live } from '../live.ts'

/** Features of one subject of a test's store, as known in the middle of 2024. */
export async function featuresOf(
  store: Store,
  customerId: number,
  asOf: string,
  facilityId: number | null = null,
): Promise<Row> {
  const [row] = await live(store, {
    customers: [customerId],
    ask: (extract) => askAbout(extract, { customerId, facilityId, asOf }),
    knownAt: new Date('2024-06-01T00:00:00Z'),
  })
  return row as Row
}
