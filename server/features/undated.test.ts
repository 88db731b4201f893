import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../db/store.ts'
import { KNOWLEDGE } from '../ledger/knowledge.ts'
import { openTallystick } from '../open_store.ts'
import { FAMILIES } from './families.ts'
import { type Family, family } from './feature.ts'
import { snapshotSql } from './snapshot.sql.ts'
import { KNOWN_AT, smallLender } from './testing/small_lender.ts'
import { undatedReads } from './undated.ts'

let store: Store

beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
  await smallLender(store.read, 1, '2022-03-15')
})
afterAll(() => store.close())

/** The ledger tables that the engine scans for a family, whatever the family says. */
async function scanned(one: Family): Promise<string[]> {
  const statement = snapshotSql('subjects', `timestamp '${KNOWN_AT}'`, {
    families: [one],
    features: one.features.filter((feature) => !feature.formula).map((feature) => feature.name),
  })
  const plan = JSON.stringify(await store.read.all(`explain (format json) ${statement}`))
  return KNOWLEDGE.map(({ relation }) => relation).filter((relation) =>
    new RegExp(`main\\.\\\\*"?${relation}\\b`).test(plan),
  )
}

const planted = (reads: string[]): Family =>
  family({ name: 'orders', macro: 'orders_features', reads, relation: 'standing_order' }, [
    {
      name: 'order_count',
      en: 'orders',
      zh: 'orders',
      description: 'Standing orders.',
      unit: 'count',
      reason: { en: 'orders', zh: 'orders' },
    },
  ])

it('no family reads a relation whose values are undated', () => {
  expect(undatedReads(FAMILIES)).toEqual([])
})

it('a family over standing orders or account holders is refused', () => {
  expect(undatedReads([...FAMILIES, planted(['standing_order', 'account_holder'])])).toEqual([
    'orders reads standing_order, which is undated',
    'orders reads account_holder, which is undated',
  ])
})

it('a family over a relation that nobody described is refused', () => {
  expect(() => undatedReads([planted(['tea_leaves'])])).toThrow('tea_leaves')
})

it('what a family says it reads is what the engine scans', async () => {
  // Observation is computed for every family.
  const always = ['account', 'coverage']
  for (const one of FAMILIES) {
    const found = await scanned(one)
    expect(
      found.filter((relation) => ![...one.reads, ...always].includes(relation)),
      one.name,
    ).toEqual([])
    expect(
      one.reads.filter((relation) => !found.includes(relation)),
      one.name,
    ).toEqual([])
  }
})

it('a family that reads standing orders without saying so is caught by its plan', async () => {
  await store.read.script(`create macro orders_features(subjects, known_at) as table
    select s.subject_id, count(*)::double as order_count
    from query_table(subjects) as s join account as a using (customer_id)
    join standing_order as o on o.account_id = a.account_id group by s.subject_id`)
  expect(await scanned(planted(['account']))).toContain('standing_order')
})
