import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../../db/store.ts'
import { put, putLender } from '../../ledger/testing/put.ts'
import { openTallystick } from '../../open_store.ts'

let store: Store
beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
  await putLender(store.read)
  await put(store.read, 'partner', [
    { partner_id: 1, role: 1, since: '2020-03-05' },
    { partner_id: 2, role: 1, since: '2020-05-05', until: '2020-06-05' },
    { partner_id: 3, role: 2, since: '2020-06-09' },
    { partner_id: 4, role: 2, since: '2020-06-10' },
    { partner_id: 5, role: 1, since: '2020-03-05', recorded_at: '2024-07-01 00:00:00' },
  ])
})
afterAll(() => store.close())

it('a month counts partners at its end by role, and who came and went in it', async () => {
  const rows = await store.read.all(
    "select * from partner_growth('2020-06-10', '2024-06-01', 3) order by month, role",
  )
  const row = (month: string, role: number, partners: number, came: number, went: number) => ({
    month,
    role,
    partners,
    new_partners: came,
    ended_partners: went,
  })
  expect(rows).toEqual([
    row('2020-04-01', 1, 1, 0, 0),
    row('2020-05-01', 1, 2, 1, 0),
    row('2020-06-01', 1, 1, 0, 1),
    row('2020-06-01', 2, 1, 1, 0),
  ])
})
