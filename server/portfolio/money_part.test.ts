import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../db/store.ts'
import { openTallystick } from '../open_store.ts'

let store: Store
beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
})
afterAll(() => store.close())

const part = async (total: string, of: string, whole: string) => {
  const sql = `select money_part($1::decimal(18, 2), $2, $3) as part`
  return (await store.read.first<{ part: string | null }>(sql, [total, BigInt(of), BigInt(whole)]))
    ?.part
}

it('a part of an amount is exact to the cent, halves away from zero', async () => {
  expect(await part('10.01', '1', '2')).toBe('5.01')
  expect(await part('-10.01', '1', '2')).toBe('-5.01')
  expect(await part('100.00', '2', '3')).toBe('66.67')
  // Beyond what a float holds: 9,007,199,254,740,993 cents.
  expect(await part('90071992547409.93', '7', '7')).toBe('90071992547409.93')
})

it('there is no part of nothing', async () => {
  expect(await part('10.00', '1', '0')).toBeNull()
})
