import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Sql } from '../../db/connection.ts'
import type { Store } from '../../db/store.ts'
import { openTallystick } from '../../open_store.ts'
import { codeOf } from '../codes.ts'
import { putLender, putMany } from '../testing/put.ts'
import { bills, type History, type Row, standing } from '../testing/reference.ts'

const FIRST = Date.UTC(2020, 0, 1) / 86_400_000
const day = (n: number) => new Date(n * 86_400_000).toISOString().slice(0, 10)
const money = (cents: number) => (cents / 100).toFixed(2)

/** Small lives of a line in about a year: payments, some returned, holds, plans, spells. */
const life: fc.Arbitrary<History> = fc
  .record({
    opened: fc.integer({ min: 0, max: 40 }),
    closed: fc.option(fc.integer({ min: 200, max: 420 }), { freq: 6 }),
    statementDay: fc.option(fc.integer({ min: 1, max: 28 })),
    deeds: fc.array(
      fc.record({
        after: fc.integer({ min: 0, max: 400 }),
        deed: fc.constantFrom(
          'buy',
          'buy',
          'flash',
          'pay',
          'pay',
          'pay',
          'bounce',
          'refund',
          'undo',
          'fee',
          'interest',
          'void',
          'declined',
        ),
        cents: fc.oneof(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 100, max: 200_000 })),
        lag: fc.integer({ min: 0, max: 40 }),
      }),
      { maxLength: 14 },
    ),
    forborne: fc.array(
      fc.tuple(fc.integer({ min: 60, max: 300 }), fc.integer({ min: 0, max: 90 })),
      { maxLength: 2 },
    ),
    frozen: fc.option(
      fc.tuple(fc.integer({ min: 60, max: 300 }), fc.integer({ min: 0, max: 90 })),
      { freq: 3 },
    ),
    writtenOff: fc.option(fc.integer({ min: 150, max: 400 }), { freq: 3 }),
    plans: fc.array(
      fc.record({
        started: fc.integer({ min: 0, max: 200 }),
        months: fc.integer({ min: 1, max: 6 }),
        cents: fc.integer({ min: 100, max: 100_000 }),
        ended: fc.option(fc.integer({ min: 0, max: 120 })),
      }),
      { maxLength: 2 },
    ),
  })
  .map(({ opened, closed, statementDay, deeds, forborne, frozen, writtenOff, plans }) => {
    const start = FIRST + opened
    const rows: Row[] = []
    deeds.forEach(({ after, deed, cents, lag }, i) => {
      const row = (more: Partial<Row>): Row => ({
        id: `d${i}`,
        day: start + after,
        kind: 'purchase',
        status: 'posted',
        cents,
        ...more,
      })
      const echo = (more: Partial<Row>): Row =>
        row({ id: `e${i}`, day: start + after + lag, original: `d${i}`, ...more })
      if (deed === 'buy') rows.push(row({}))
      if (deed === 'declined') rows.push(row({ status: 'declined' }))
      if (deed === 'flash')
        rows.push(
          row({ status: 'approved' }),
          echo({ kind: 'clearing', cents: Math.max(1, cents - lag) }),
        )
      if (deed === 'void')
        rows.push(row({ status: 'approved' }), echo({ kind: 'reversal', status: 'approved' }))
      if (deed === 'pay') rows.push(row({ kind: 'repayment' }))
      if (deed === 'bounce')
        rows.push(
          row({ kind: 'repayment' }),
          echo({ kind: 'reversal', cents: lag % 3 === 0 ? Math.ceil(cents / 2) : cents }),
        )
      if (deed === 'refund') rows.push(row({}), echo({ kind: 'refund' }))
      if (deed === 'undo') rows.push(row({}), echo({ kind: 'reversal' }))
      if (deed === 'fee') rows.push(row({ kind: 'fee' }))
      if (deed === 'interest') rows.push(row({ kind: 'interest' }))
    })
    // Rows are numbered as they were booked.
    rows.sort((a, b) => a.day - b.day)
    return {
      opened: start,
      closed: closed === null ? null : start + closed,
      statementDay,
      limit: 300_000,
      rows,
      spells: [
        ...forborne.map(([since, length]) => ({
          state: 'forborne' as const,
          since: start + since,
          until: start + since + length,
        })),
        ...(frozen
          ? [
              {
                state: 'frozen' as const,
                since: start + frozen[0],
                until: start + frozen[0] + frozen[1],
              },
            ]
          : []),
        ...(writtenOff === null
          ? []
          : [{ state: 'charged_off' as const, since: start + writtenOff, until: null }]),
      ],
      plans: plans.map((plan) => ({
        ...plan,
        started: start + plan.started,
        ended: plan.ended === null ? null : start + plan.started + plan.ended,
      })),
    }
  })

let store: Store
let nextFacility = 1
beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
  await putLender(store.read)
})
afterAll(() => store.close())

async function keep(sql: Sql, history: History): Promise<number> {
  const facility_id = nextFacility++
  const own = { facility_id, customer_id: facility_id }
  await putMany(sql, 'facility', [
    {
      ...own,
      opened_on: day(history.opened),
      closed_on: history.closed && day(history.closed),
      statement_day: history.statementDay,
    },
  ])
  await putMany(sql, 'limit_event', [
    { facility_id, effective_on: day(history.opened), credit_limit: money(history.limit) },
  ])
  await putMany(
    sql,
    'transaction',
    history.rows.map((row) => ({
      ...own,
      source_id: `${facility_id}-${row.id}`,
      booked_on: day(row.day),
      amount: money(row.cents),
      kind: codeOf('kind', row.kind),
      status: codeOf('status', row.status),
      funding: 1,
      original_source_id: row.original ? `${facility_id}-${row.original}` : null,
    })),
  )
  await putMany(
    sql,
    'facility_state',
    history.spells.map((spell) => ({
      facility_id,
      state: codeOf('facility_state', spell.state),
      since: day(spell.since),
      until: spell.until && day(spell.until),
    })),
  )
  await putMany(
    sql,
    'instalment_plan',
    history.plans.map((plan) => ({
      facility_id,
      started_on: day(plan.started),
      months: plan.months,
      principal: money(plan.cents),
      ended_on: plan.ended && day(plan.ended),
    })),
  )
  return facility_id
}

it('balances, statements and days past due are those of the rules, to the cent and the day', async () => {
  const batch = fc.array(
    fc.tuple(life, fc.array(fc.integer({ min: 1, max: 460 }), { minLength: 4, maxLength: 4 })),
    { minLength: 15, maxLength: 15 },
  )
  await fc.assert(
    fc.asyncProperty(batch, async (lives) => {
      const sql = store.read
      const ids = new Map<number, History>()
      const points: { subject_id: number; facility_id: number; at: number }[] = []
      for (const [history, days] of lives) {
        const id = await keep(sql, history)
        ids.set(id, history)
        for (const after of new Set(days))
          points.push({ subject_id: points.length, facility_id: id, at: history.opened + after })
      }
      await sql.run(
        `create or replace table asked as
         select subject_id, facility_id, facility_id as customer_id, as_of::date as as_of
         from (select unnest(from_json($1, '[{"subject_id":"BIGINT","facility_id":"BIGINT","as_of":"VARCHAR"}]'), recursive := true))`,
        [JSON.stringify(points.map(({ at, ...rest }) => ({ ...rest, as_of: day(at) })))],
      )
      const balances = await sql.all<Record<string, unknown>>(
        `select subject_id, principal, interest, fees, unbilled, holds, available, dpd, bucket, overdue_amount, written_off
         from facility_balance('asked', timestamp '2024-06-01') order by subject_id`,
      )
      expect(balances).toEqual(
        points.map(({ subject_id, facility_id, at }) => {
          const s = standing(ids.get(facility_id) as History, at)
          return {
            subject_id,
            principal: money(s.principal),
            interest: money(s.interest),
            fees: money(s.fees),
            unbilled: money(s.unbilled),
            holds: money(s.holds),
            available: money(s.available),
            dpd: s.dpd,
            bucket: s.bucket,
            overdue_amount: money(s.overdue),
            written_off: s.writtenOff === null ? null : money(s.writtenOff),
          }
        }),
      )
      const statements = await sql.all(
        `with posting as (select * from facility_posting(timestamp '2024-06-01'))
         select facility_id, closed_on, due_on, balance, paid, minimum_due
         from statement_computed('asked', 'posting', timestamp '2024-06-01') order by facility_id, closed_on`,
      )
      const until = (id: number) =>
        Math.max(...points.filter((p) => p.facility_id === id).map((p) => p.at))
      expect(statements).toEqual(
        [...ids].flatMap(([facility_id, history]) =>
          bills(history, until(facility_id)).map((bill) => ({
            facility_id,
            closed_on: day(bill.closed),
            due_on: day(bill.due),
            balance: money(bill.balance),
            paid: money(bill.paid),
            minimum_due: money(bill.minimum),
          })),
        ),
      )
    }),
    { numRuns: 8, endOnFailure: true },
  )
})
