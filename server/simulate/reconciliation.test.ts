import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { quoteIdentifier, quoteLiteral } from '../db/identifier.ts'
import type { Store } from '../db/store.ts'
import { ingest } from '../ingest/run.ts'
import { quietEffects } from '../ingest/testing/quiet_effects.ts'
import { openTallystick } from '../open_store.ts'
import { simulate } from './simulate.ts'
import { TROUBLED } from './testing/troubled.ts'

// `npm run soak` asks for a thousand lenders.
const LENDERS = Number(process.env.LENDERS ?? 25)

// What tells how a facility stands, and what that refers to.
const OF_LEDGER =
  /^(lender|places|customers|accounts|facilities|facility_states|limit_events|instalment_plans|merchants|partners|transactions_.*|statements_.*)\.parquet$/

let folder: string
let store: Store
/** Tables that a new store has no rows of. */
let tables: string[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tally-reconciliation-'))
  store = await openTallystick({ dir: ':memory:' })
  const names = await store.read.all<{ name: string }>(
    'select table_name as name from duckdb_tables() where not temporary and schema_name = current_schema()',
  )
  const empty = names.map(async ({ name }) =>
    (await store.read.first(`from ${quoteIdentifier(name)} limit 1`)) === undefined ? [name] : [],
  )
  tables = (await Promise.all(empty)).flat()
})
afterAll(async () => {
  await store?.close()
  await rm(folder, { recursive: true, force: true })
})

/** Makes the store as it was when it was new: to open one costs as much as a lender. */
const emptyStore = () =>
  store.write((sql) =>
    sql.script(tables.map((name) => `truncate ${quoteIdentifier(name)}`).join(';')),
  )

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
async function differences(out: string): Promise<unknown[]> {
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
      // Or the ledger's alone: what lies around it changes nothing of it.
      withAll: fc.boolean(),
    })
    let facilityMonths = 0
    let lenders = 0
    await fc.assert(
      fc.asyncProperty(lender, async ({ troubled, withStatements, withAll, ...world }) => {
        const out = await mkdtemp(join(folder, 'world-'))
        try {
          await simulate(
            {
              ...world,
              out,
              format: 'parquet',
              byYear: true,
              ...(troubled && { config: TROUBLED }),
            },
            { progress: () => undefined },
          )
          const names = (await readdir(out)).filter(
            (name) =>
              name.endsWith('.parquet') &&
              (withStatements || !name.startsWith('statements')) &&
              (withAll || OF_LEDGER.test(name)),
          )
          const paths = names.map((name) => join(out, name))
          const { files } = await ingest(
            { source: 'tally', paths, actor: 'test' },
            quietEffects(store),
          )
          for (const file of files) expect(file).toMatchObject({ rejected: 0, duplicates: 0 })
          expect(await differences(out)).toEqual([])
          const counted = await store.read.first<{ n: number }>(
            `select count(*) as n from (${truthOf(out)})`,
          )
          facilityMonths += counted?.n ?? 0
          lenders += 1
          // A soak takes an hour: it says how far it is, so that one that is stopped has shown something.
          if (lenders % 50 === 0)
            console.info(
              `${lenders} of ${LENDERS} lenders agree, ${facilityMonths} facility months`,
            )
        } finally {
          await emptyStore()
          await rm(out, { recursive: true, force: true })
        }
      }),
      { numRuns: LENDERS, endOnFailure: true },
    )
    expect(facilityMonths).toBeGreaterThan(20 * LENDERS)
  },
  LENDERS * 60_000,
)
