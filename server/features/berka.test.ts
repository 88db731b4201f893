import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Row } from '../db/rows.ts'
import type { Store } from '../db/store.ts'
import { ingest } from '../ingest/run.ts'
import { quietEffects } from '../ingest/testing/quiet_effects.ts'
import { openTallystick } from '../open_store.ts'
import { snapshotSql } from './snapshot.sql.ts'

const DATA = fileURLToPath(new URL('../../../shared/data/berka', import.meta.url))
const present = existsSync(DATA)
if (!present && process.env.CI) throw new Error(`the Berka files must be in ${DATA}`)

describe.skipIf(!present)('Berka (skipped where ../shared/data/berka is missing)', () => {
  let store: Store
  let rows: Row[]

  beforeAll(async () => {
    store = await openTallystick({ dir: ':memory:' })
    await ingest({ source: 'berka', paths: [DATA], actor: 'test' }, quietEffects(store))
    await store.read.run(`create table loan_day as
      select 2 * facility_id as subject_id, customer_id, facility_id, observed_on as as_of from outcome`)
    rows = await store.read.all<Row>(snapshotSql('loan_day', `timestamp '9999-01-01'`))
  })
  afterAll(() => store.close())

  it('running balances are reproduced from the transactions, but for the day that the file cuts', async () => {
    const found = await store.read.first(`
      select count(*) as accounts, sum(days)::bigint as days, sum(days_exact + days_rounded)::bigint as reproduced,
        max(case when days_differing = 0 then abs(largest_difference) end) as largest_rounding,
        count(case when days_differing > 0 then 1 end) as accounts_differing,
        min(first_differing_on) as first_differing_on, sum(days_differing)::bigint as days_differing,
      from balance_reconciliation(timestamp '9999-01-01')`)
    expect(found).toEqual({
      accounts: 1751,
      days: 77169,
      reproduced: 77147,
      largest_rounding: '0.80',
      accounts_differing: 22,
      first_differing_on: '1994-03-31',
      days_differing: 22,
    })
  })

  it('every loan has its terms and its history on the day it is asked for', () => {
    expect(rows.length).toBe(682)
    for (const name of [
      'request_principal',
      'balance_latest',
      'income_monthly_life',
      'coverage_30d',
    ]) {
      expect(rows.filter((row) => row[name] === null).length, name).toBe(0)
    }
    expect(rows.every((row) => row.coverage_30d === 1)).toBe(true)
  })

  it('only the cards issued before the loan count: 36 of 170', async () => {
    expect(rows.filter((row) => row.has_card === 1).length).toBe(36)
    const cards = await store.read.first<{ n: number }>(
      'select count(*) as n from binding join loan_day using (customer_id)',
    )
    expect(cards?.n).toBe(170)
  })

  it('figures of districts count from 1997', () => {
    for (const row of rows) {
      expect(row.place_average_salary === null, String(row.as_of)).toBe(
        (row.as_of as string) <= '1997-01-01',
      )
    }
  })

  it('an account whose transactions are not in the files has no figures, and zero coverage', async () => {
    await store.read.run(`create table owner as
      select 2 * customer_id + 1 as subject_id, customer_id, null::bigint as facility_id, date '1998-12-31' as as_of
      from account where opened_on > date '1994-06-01' and customer_id not in (select customer_id from facility)`)
    const owners = await store.read.all<Row>(
      snapshotSql('owner', `timestamp '9999-01-01'`, {
        features: ['coverage_90d', 'spend_count_90d', 'income_monthly_180d', 'balance_latest'],
      }),
    )
    expect(owners.length).toBeGreaterThan(2000)
    for (const row of owners) {
      expect(row).toMatchObject({
        coverage_90d: 0,
        spend_count_90d: null,
        income_monthly_180d: null,
        balance_latest: null,
      })
    }
  })
})
