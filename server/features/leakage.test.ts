import { expect, it } from 'vitest'
import { openTallystick } from '../open_store.ts'
import { FAMILIES } from './families.ts'
import { type Family, family } from './feature.ts'
import { leaks } from './testing/leaks.ts'
import { smallLender } from './testing/small_lender.ts'

const AS_OF = '2022-03-15'

/** A family that is wrong on purpose: the number of the customer's transactions by a careless rule. */
function planted(name: string, condition: string): { family: Family; macro: string } {
  return {
    family: family({ name, macro: name, reads: ['transaction'], relation: 'transaction' }, [
      {
        name: `${name}_count`,
        en: name,
        zh: name,
        description: name,
        unit: 'count',
        reason: { en: name, zh: name },
      },
    ]),
    macro: `create or replace macro ${name}(subjects, known_at) as table
      select s.subject_id, count(*)::double as ${name}_count
      from query_table(subjects) as s join transaction as t on t.customer_id = s.customer_id
      where ${condition} group by s.subject_id`,
  }
}

async function leaksOf(seed: number, asOf: string, plants: ReturnType<typeof planted>[] = []) {
  const store = await openTallystick({ dir: ':memory:' })
  try {
    for (const plant of plants) await store.read.script(plant.macro)
    await smallLender(store.read, seed, asOf)
    const families = plants.length > 0 ? plants.map((plant) => plant.family) : FAMILIES
    return await leaks(store, families, asOf)
  } finally {
    await store.close()
  }
}

it('nothing that is dated or known later changes any feature', async () => {
  const silent = new Set(FAMILIES.flatMap((one) => one.features.map((feature) => feature.name)))
  for (const [seed, asOf] of [
    [1, AS_OF],
    [2, '2020-02-29'],
    [3, '2021-12-31'],
  ] as const) {
    const { changed, valued } = await leaksOf(seed, asOf)
    expect(changed, `seed ${seed}`).toEqual([])
    for (const name of valued) silent.delete(name)
  }
  // The lenders have something to say about every feature, so a leak of any would show.
  expect([...silent]).toEqual([])
})

it('a family that counts all transactions, forgets one clock or lets the day itself in is caught', async () => {
  const { changed } = await leaksOf(1, AS_OF, [
    planted('everything', 'true'),
    planted('no_second_clock', 't.booked_on < s.as_of'),
    planted('no_first_clock', 't.recorded_at <= known_at'),
    planted('day_itself', 't.booked_on <= s.as_of and t.recorded_at <= known_at'),
    planted('honest', 't.booked_on < s.as_of and t.recorded_at <= known_at'),
  ])
  expect(changed).toEqual([
    'everything_count',
    'no_second_clock_count',
    'no_first_clock_count',
    'day_itself_count',
  ])
})
