import { desc, eq, sql } from 'drizzle-orm'
import { pgTable } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { code, day, id, instant, label, money, ratio } from './columns.ts'
import { drizzleOver } from './drizzle.ts'
import type { Store } from './store.ts'
import { plainStore } from './testing/plain_store.ts'

const payment = pgTable('payment', {
  paymentId: id('payment_id').notNull(),
  channel: code('channel').notNull(),
  amount: money('amount').notNull(),
  paidOn: day('paid_on').notNull(),
  paidAt: instant('paid_at'),
  share: ratio('share'),
  note: label('note'),
})

const ROW = {
  paymentId: 9007199254740991,
  channel: 3,
  amount: '9999999999999999.99',
  paidOn: '2024-02-29',
  paidAt: '2024-02-29 23:59:59.999999',
  share: 0.1,
  note: "it's {1,2}",
}

let store: Store
beforeAll(async () => {
  store = await plainStore()
  await store.read.script(
    `create table payment (payment_id bigint not null, channel smallint not null,
     amount decimal(18,2) not null, paid_on date not null, paid_at timestamp, share double, note varchar)`,
  )
})
afterAll(() => store.close())

it('what the builder inserts it selects again, to the last digit', async () => {
  await store.write((tx) => drizzleOver(tx).insert(payment).values(ROW))
  const db = drizzleOver(store.read)
  expect(await db.select().from(payment)).toEqual([ROW])
})

it('the builder filters, orders, updates and deletes', async () => {
  await store.write(async (tx) => {
    const db = drizzleOver(tx)
    await db.delete(payment)
    await db.insert(payment).values([
      { ...ROW, paymentId: 1, amount: '0.10' },
      { ...ROW, paymentId: 2, amount: '0.20', note: null },
    ])
    await db.update(payment).set({ note: 'two' }).where(eq(payment.paymentId, 2))
  })
  const rows = await drizzleOver(store.read)
    .select({
      id: payment.paymentId,
      note: payment.note,
      twice: sql<string>`${payment.amount} * 2`,
    })
    .from(payment)
    .where(eq(payment.paidOn, '2024-02-29'))
    .orderBy(desc(payment.paymentId))
  expect(rows).toEqual([
    { id: 2, note: 'two', twice: '0.40' },
    { id: 1, note: "it's {1,2}", twice: '0.20' },
  ])
})

it('a statement of the builder that fails carries its text and parameters', async () => {
  const work = drizzleOver(store.read).select().from(payment).where(eq(payment.paidOn, 'never'))
  await expect(work).rejects.toMatchObject({
    cause: { sql: expect.stringContaining('"paid_on" = $1') },
  })
})
