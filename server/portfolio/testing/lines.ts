import type { Store } from '../../db/store.ts'
import { codeOf, type Word } from '../../ledger/codes.ts'
import { put, putLender } from '../../ledger/testing/put.ts'
import { openTallystick } from '../../open_store.ts'

type Fields = Parameters<typeof put>[2][number]

/** A posted row of a facility, whose customer has its number. */
export const booked = (
  facility_id: number,
  booked_on: string,
  kind: Word<'kind'>,
  amount: string,
  more: Fields = {},
): Fields => ({
  facility_id,
  customer_id: facility_id,
  booked_on,
  kind: codeOf('kind', kind),
  amount,
  funding: 1,
  ...more,
})

/** A store in memory with a lender, these facilities (each its customer's, of its number) and their rows. */
export async function lenderOfLines(
  facilities: readonly Fields[],
  rows: Readonly<Record<string, readonly Fields[]>>,
): Promise<Store> {
  const store = await openTallystick({ dir: ':memory:' })
  const named = facilities.map((line) => ({
    customer_id: line.facility_id ?? null,
    source_id: `F${line.facility_id}`,
    ...line,
  }))
  await putLender(store.read)
  await put(store.read, 'facility', named)
  await put(
    store.read,
    'customer',
    facilities.map(({ facility_id }) => ({
      customer_id: facility_id ?? null,
      source_id: `C${facility_id}`,
    })),
  )
  for (const [table, some] of Object.entries(rows)) await put(store.read, table, some)
  return store
}
