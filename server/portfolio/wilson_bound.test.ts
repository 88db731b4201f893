import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../db/store.ts'
import { openTallystick } from '../open_store.ts'
import { wilson } from '../stats/wilson.ts'

let store: Store
beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
})
afterAll(() => store.close())

it('the bounds in SQL are those of stats/wilson.ts', async () => {
  const rows = await store.read.all<{ e: number; n: number; lower: number; upper: number }>(
    `select e, n, wilson_bound(e, n, -1) as lower, wilson_bound(e, n, 1) as upper
     from range(0, 31) as t(n), range(0, 31) as u(e) where e <= n`,
  )
  for (const { e, n, lower, upper } of rows) {
    expect(lower).toBeCloseTo(wilson(e, n).lower, 12)
    expect(upper).toBeCloseTo(wilson(e, n).upper, 12)
  }
})
