import { expect, it } from 'vitest'
import { counting } from '../graphql/testing/counting.ts'
import { openSmallLender } from '../graphql/testing/small_lender.ts'
import { lenderFacts } from './lender_facts.ts'

const ANOTHER_FILE = `
insert into source_file by name select 2 as source_file_id, 'tally' as source, 'customer' as relation,
  'more.csv' as path, 0 as bytes, 1 as rows, 1 as accepted, 0 as rejected, 0 as duplicates,
  0.0 as seconds, timestamp '2018-01-02 16:00:00' as loaded_at, 'test' as actor;
insert into customer by name select 60 as customer_id, 'C060' as source_id,
  timestamp '2018-01-02 16:00:00' as recorded_at, 2 as source_file_id;`

it('the facts are asked for once, and again after a write: they are never those before it', async () => {
  const statements: string[] = []
  const real = await openSmallLender()
  const store = counting(real, statements)
  const facts = lenderFacts()
  expect(await facts(store)).toMatchObject({ customers: 60, dataVersion: 1 })
  const asked = statements.length
  expect(await facts(store)).toMatchObject({ customers: 60 })
  expect(statements).toHaveLength(asked)

  await store.write((sql) => sql.script(ANOTHER_FILE))
  expect(await facts(store)).toMatchObject({ customers: 61, dataVersion: 2 })
  await real.close()
})

it('facts that were being read while a file was loaded do not stay', async () => {
  const store = await openSmallLender()
  const facts = lenderFacts()
  const before = facts(store)
  await store.write((sql) => sql.script(ANOTHER_FILE))
  await before
  expect(await facts(store)).toMatchObject({ customers: 61, dataVersion: 2 })
  await store.close()
})
