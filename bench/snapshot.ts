import { join } from 'node:path'
import { FEATURES } from '../server/features/catalogue.ts'
import { snapshot } from '../server/features/run.ts'
import { type Bench, inTurn, ratio } from './harness.ts'
import { emptyStore, load, writeWorld } from './world.ts'

const AS_OF = '2017-12-01'
const FORTY = FEATURES.filter((feature) => ['spending', 'income'].includes(feature.family))
  .map((feature) => feature.name)
  .slice(0, 40)

/** A snapshot of forty features for every customer beside the barest sum a customer. */
export const snapshotBench: Bench = {
  name: 'snapshot',
  claim: `${FORTY.length} features of every customer take at most 15 times a bare group by over the same rows.`,
  limitName: 'bare group by',
  async run({ dir, rows, runs }) {
    const { first, transactions } = await writeWorld(dir, rows, 'parquet')
    const store = await emptyStore(join(dir, 'store'))
    try {
      await load(store, [...first, transactions])
      const times = await store.session(async (sql) => {
        await sql.run(
          `create temp table bench_subject as
           select 2 * customer_id + 1 as subject_id, customer_id, null::bigint as facility_id, $1::date as as_of
           from customer`,
          [AS_OF],
        )
        return inTurn(
          runs,
          () =>
            snapshot(sql, {
              subjects: 'bench_subject',
              knownAt: new Date(),
              into: 'bench_snapshot',
              temporary: true,
              features: FORTY,
            }),
          () =>
            sql.script(
              `create or replace temp table bare as
               select customer_id, count(*) as n, sum(amount) as amount from transaction group by customer_id`,
            ),
        )
      })
      return { ...times, rows }
    } finally {
      await store.close()
    }
  },
  met: (finding) => ratio(finding) <= 15,
}
