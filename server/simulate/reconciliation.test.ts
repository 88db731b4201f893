import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { quoteLiteral } from '../db/identifier.ts'
import type { Store } from '../db/store.ts'
import { ingest } from '../ingest/run.ts'
import { quietEffects } from '../ingest/testing/quiet_effects.ts'
import { openTallystick } from '../open_store.ts'
import { simulate } from './simulate.ts'
import { TROUBLED } from './testing/troubled.ts'

// `npm run soak` asks for a thousand lenders.
const LENDERS = Number(process.env.LENDERS ?? 25)

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tally-reconciliation-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Everything that both sides say of a facility at a month end, of a charge-off what is left to recover. */
const figures = (state: string, lost: string) => `
  receivable, unbilled, holds, credit_limit, dpd, bucket, ${state} as state,
  case when ${state} is distinct from 'charged_off' then principal end as principal,
  case when ${state} is distinct from 'charged_off' then interest end as interest,
  case when ${state} is distinct from 'charged_off' then fees end as fees,
  case when ${state} = 'charged_off' then ${lost} end as left_to_recover`

// The truth also says active and closed, which the ledger tells by the facility's days.
const IN_A_STATE = "case when state not in ('active', 'closed') then state end"

const truthOf = (out: string) => `
  select facility_id, month_end, ${figures(IN_A_STATE, 'principal + interest + fees')}
  from read_parquet(${quoteLiteral(join(out, 'truth', 'facility_months.parquet'))})`

const STATE =
  "(select name from code where domain = 'facility_state' and code.code = facility_month.state)"

const LEDGER = `
  select source_id as facility_id, month_end, ${figures(STATE, 'written_off - recovered')}
  from facility_month((select min(month_end) from truth), (select max(month_end) from truth), now()::timestamp) as facility_month
  join (select facility_id, source_id from facility) using (facility_id)`

/** Rows that only one side has, or that differ in any figure. */
async function differences(store: Store, out: string): Promise<unknown[]> {
  return store.read.all(`
    with truth as (${truthOf(out)}), ledger as (${LEDGER})
    select 'truth' as side, * from (select * from truth except all select * from ledger)
    union all
    select 'ledger', * from (select * from ledger except all select * from truth)
    order by facility_id, month_end, side
    limit 10`)
}

it(
  `${LENDERS} random lenders: every facility owes, is late and stands at every month end as the generator knows`,
  async () => {
    const lender = fc.record({
      seed: fc.nat(2 ** 31),
      customers: fc.integer({ min: 20, max: 80 }),
      months: fc.integer({ min: 4, max: 9 }),
      endsOn: fc.constantFrom('2015-12-31', '2016-02-29', '2016-12-31', '2017-11-30', '2018-06-30'),
      troubled: fc.boolean(),
      // With the statements left out the ledger has transactions and plans alone to go by.
      withStatements: fc.boolean(),
    })
    let facilityMonths = 0
    await fc.assert(
      fc.asyncProperty(lender, async ({ troubled, withStatements, ...world }) => {
        const out = await mkdtemp(join(folder, 'world-'))
        const store = await openTallystick({ dir: ':memory:' })
        try {
          await simulate(
            { ...world, out, format: 'parquet', ...(troubled && { config: TROUBLED }) },
            { progress: () => undefined },
          )
          const names = (await readdir(out)).filter(
            (name) =>
              name.endsWith('.parquet') && (withStatements || !name.startsWith('statements')),
          )
          const paths = names.map((name) => join(out, name))
          const { files } = await ingest(
            { source: 'tally', paths, actor: 'test' },
            quietEffects(store),
          )
          for (const file of files) expect(file).toMatchObject({ rejected: 0, duplicates: 0 })
          expect(await differences(store, out)).toEqual([])
          const counted = await store.read.first<{ n: number }>(
            `select count(*) as n from (${truthOf(out)})`,
          )
          facilityMonths += counted?.n ?? 0
        } finally {
          await store.close()
          await rm(out, { recursive: true, force: true })
        }
      }),
      { numRuns: LENDERS, endOnFailure: true },
    )
    expect(facilityMonths).toBeGreaterThan(20 * LENDERS)
  },
  LENDERS * 60_000,
)
