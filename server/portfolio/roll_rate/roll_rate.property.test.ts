import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../../db/store.ts'
import { putMany } from '../../ledger/testing/put.ts'
import { booked, lenderOfLines } from '../testing/lines.ts'

let store: Store
/** Forty lines that buy and pay by chance; the generator's constants are those of Numerical Recipes. */
beforeAll(async () => {
  let seed = 20200101
  const chance = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return seed / 2 ** 32
  }
  const lines = Array.from({ length: 40 }, (_, i) => ({
    facility_id: i + 1,
    opened_on: `2020-0${1 + (i % 4)}-05`,
    statement_day: i % 3 === 0 ? null : 1 + (i % 28),
    closed_on: chance() < 0.2 ? '2020-09-15' : null,
  }))
  const day = (month: number) =>
    `2020-${String(month).padStart(2, '0')}-${10 + Math.floor(chance() * 18)}`
  const rows = lines.flatMap(({ facility_id }) =>
    Array.from({ length: 8 }, (_, i) => i + 5).flatMap((month) => {
      const amount = (50 + chance() * 900).toFixed(2)
      const kind = chance() < 0.6 ? ('purchase' as const) : ('repayment' as const)
      return chance() < 0.7 ? [booked(facility_id, day(month), kind, amount)] : []
    }),
  )
  store = await lenderOfLines(lines, {
    facility_state: [3, 17].map((facility_id) => ({ facility_id, state: 3, since: '2020-10-20' })),
  })
  await putMany(store.read, 'transaction', rows)
})
afterAll(() => store.close())

it.each(['roll_rate', 'cycle_roll_rate'])(
  'the rates out of a state add up to 1: %s',
  async (name) => {
    const rows = await store.read.all<Record<string, number>>(
      `select sum(account_rate) as accounts, sum(balance_rate) as balance,
       (sum(balance) - any_value(balance_before))::double as balance_left, any_value(balance_before)::double as before
     from ${name}('2021-01-01', '2024-06-01', 8) group by month, from_state`,
    )
    expect(rows.length).toBeGreaterThan(20)
    for (const { accounts, balance, balance_left, before } of rows) {
      expect(accounts).toBeCloseTo(1, 12)
      expect(balance_left).toBe(0)
      if (before === 0) expect(balance).toBeNull()
      else expect(balance).toBeCloseTo(1, 12)
    }
  },
)
