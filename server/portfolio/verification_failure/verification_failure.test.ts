import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../../db/store.ts'
import { put, putLender } from '../../ledger/testing/put.ts'
import { openTallystick } from '../../open_store.ts'

let store: Store
beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
  await putLender(store.read)
  const [passed, failed] = [1, 2]
  const check = (
    attempt: string,
    element: number,
    result: number,
    reason: string | null = null,
  ) => ({
    attempt,
    customer_id: 1,
    attempted_on: '2020-05-10',
    element,
    result,
    reason,
  })
  await put(store.read, 'account_verification', [
    check('a', 1, passed),
    check('a', 3, failed, 'other owner'),
    check('a', 5, failed, 'credit card'),
    check('b', 1, passed),
    check('b', 3, passed),
    check('b', 5, failed, 'credit card'),
    check('c', 1, failed),
    { ...check('d', 1, failed), attempted_on: '2020-06-01' },
  ])
})
afterAll(() => store.close())

it('an attempt is counted at its first failing element, at each, and where it fails alone', async () => {
  const rows = await store.read.all(
    "select * from verification_failure('2020-06-01', '2024-06-01', 90) order by element",
  )
  const row = (element: number, reason: string | null, counts: number[]) => ({
    element,
    reason,
    checks: counts[0],
    failed: counts[1],
    failure_rate: expect.closeTo(counts[1]! / counts[0]!, 12),
    customers: 1,
    first_failed: counts[2],
    alone: counts[3],
  })
  expect(rows).toEqual([
    row(1, null, [3, 1, 1, 1]),
    row(3, 'other owner', [2, 1, 1, 0]),
    row(5, 'credit card', [2, 2, 1, 1]),
  ])
})
