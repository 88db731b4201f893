import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../db/store.ts'
import { openTallystick } from '../open_store.ts'
import { firstDays } from './first_days.ts'
import { outcomesAsked, showOutcomes } from './train_as_of.ts'

let store: Store
beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
})
afterAll(() => store.close())

it('days are read from the command line, and what cannot be is named', async () => {
  expect(await outcomesAsked({})).toEqual({})
  expect(await outcomesAsked({ asOf: '2016-01-01..2016-12-01', every: 6 })).toEqual({
    asOf: ['2016-01-01', '2016-07-01'],
  })
  await expect(outcomesAsked({ every: 3 })).rejects.toThrow('FROM..TO')
  await expect(outcomesAsked({ definition: '/nowhere.yaml' })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    message: expect.stringContaining('/nowhere.yaml'),
  })
})

it('what became of everybody is told: good, bad, neither, and excluded by reason', async () => {
  const excluded = [{ reason: 'young', rows: 2243 }]
  const counts = { good: 7985, bad: 225, indeterminate: 350, immature: 0, excluded }
  const told = { name: 'default_90', digest: 'd1', observedOn: ['2017-01-01'], counts }
  expect(showOutcomes({ ...told, document: {} as never }, 8210).slice(1)).toEqual([
    '  7,985 good, 225 bad, 350 indeterminate, 2,243 excluded',
    '        2,243  young',
  ])
})

it('a first model learns as of the newest day, and of earlier ones too where lines are few', async () => {
  const now = new Date('2018-02-01')
  expect(await firstDays(store.read, now)).toBeUndefined()
  const lines = (from: number, to: number, opened: string) =>
    store.write((sql) =>
      sql.script(`insert into facility by name
        select i as facility_id, 'f' || i as source_id, i as customer_id, 1 as kind, date '${opened}' as opened_on,
          timestamp '2018-01-02' as recorded_at, 1 as source_file_id
        from range(${from}, ${to}) t(i)`),
    )
  await lines(0, 3000, '2015-01-01')
  await store.write((sql) =>
    sql.script(`insert into coverage by name
      select 'transaction' as relation, 1 as customer_id, date '2015-01-01' as observed_from,
        date '2018-01-01' as observed_until, timestamp '2018-01-02' as recorded_at, 1 as source_file_id`),
  )
  expect(await firstDays(store.read, now)).toEqual(['2016-10-01', '2017-01-01'])
  // Of these none is old enough by then.
  await lines(3000, 9000, '2016-08-01')
  expect(await firstDays(store.read, now)).toEqual(['2016-10-01', '2017-01-01'])
  await lines(9000, 11_000, '2016-05-01')
  expect(await firstDays(store.read, now)).toEqual(['2017-01-01'])
})
