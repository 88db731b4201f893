import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Sql } from '../../db/connection.ts'
import { quoteLiteral } from '../../db/identifier.ts'
import type { Store } from '../../db/store.ts'
import { ingest } from '../../ingest/run.ts'
import { quietEffects } from '../../ingest/testing/quiet_effects.ts'
import { openTallystick } from '../../open_store.ts'
import { simulate } from '../../simulate/simulate.ts'
import { TROUBLED } from '../../simulate/testing/troubled.ts'
import { forgetOtherDefinitions, keepMonths } from './keep_months.ts'

let folder: string
let world: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tally-months-'))
  world = join(folder, 'world')
  const lender = { customers: 30, months: 8, endsOn: '2017-12-31', seed: 11, config: TROUBLED }
  await simulate({ ...lender, out: world, format: 'parquet' }, { progress: () => undefined })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const keep = (store: Store) =>
  keepMonths({ store, signal: new AbortController().signal, progress: () => undefined })

/** The lender's files, its dated facts in parts by chance: later parts hold rows of days long gone. */
async function inParts(seed: number): Promise<string[][]> {
  const parts: string[][] = [[], [], []]
  const splitter = await openTallystick({ dir: ':memory:' })
  for (const name of (await readdir(world)).filter((file) => file.endsWith('.parquet'))) {
    const [relation = ''] = name.split(/[.-]/)
    if (
      !/^(transactions|statements|facility_states|limit_events|instalment_plans)/.test(relation)
    ) {
      parts[0]!.push(join(world, name))
      continue
    }
    for (const part of [0, 1, 2]) {
      const path = join(await mkdtemp(join(folder, `part${part}-`)), name)
      await splitter.read.run(
        `copy (select * exclude (row_no) from (select *, row_number() over () as row_no from read_parquet(${quoteLiteral(join(world, name))}))
           where least(hash(row_no, ${seed}) % 10 // 4, 2) = ${part}) to ${quoteLiteral(path)} (format parquet)`,
      )
      parts[part]!.push(path)
    }
  }
  await splitter.close()
  return parts
}

const ALL_ON = `with asked as (
    select facility_id as subject_id, facility_id, $1::varchar::date as as_of from facility)
  select * from facility_balance('asked', $2::varchar::timestamp) order by facility_id`
const MONTHS = `select * from facility_month($1::varchar::date - 200, $1::varchar::date, $2::varchar::timestamp)
  order by facility_id, month_end`

/** What a question gives with what is kept, and without. */
async function bothOf(store: Store, asOf: string, knownAt: string) {
  const read = async (sql: Sql) => [
    await sql.arrays(ALL_ON, [asOf, knownAt]),
    await sql.arrays(MONTHS, [asOf, knownAt]),
  ]
  let both: Record<'kept' | 'computed', unknown[]> | undefined
  await store
    .write(async (sql) => {
      const kept = await read(sql)
      await sql.run('delete from facility_kept')
      both = { kept, computed: await read(sql) }
      throw new Error('not kept')
    })
    .catch((error: Error) => {
      if (error.message !== 'not kept') throw error
    })
  return both!
}

describe('what is kept of facilities', () => {
  it('answers as what is computed does, on any day and with any knowledge, whatever came late or for days long gone', async () => {
    const question = fc.record({
      asOf: fc.integer({ min: 0, max: 330 }),
      knownIn: fc.integer({ min: 0, max: 4 }),
    })
    const history = fc.record({
      seed: fc.nat(10_000),
      // Whether the months are kept after each part: what is not is computed.
      kept: fc.tuple(fc.boolean(), fc.boolean(), fc.constant(true)),
      questions: fc.array(question, { minLength: 1, maxLength: 1 }),
    })
    await fc.assert(
      fc.asyncProperty(history, async ({ seed, kept, questions }) => {
        const parts = await inParts(seed)
        const store = await openTallystick({ dir: ':memory:' })
        try {
          for (const [i, paths] of parts.entries()) {
            const now = () => new Date(Date.UTC(2024, i + 1, 1))
            await ingest({ source: 'tally', paths, actor: 'test' }, { ...quietEffects(store), now })
            if (kept[i]) expect(await keep(store)).toBeGreaterThan(0)
            for (const { asOf, knownIn } of questions) {
              const day = new Date(Date.UTC(2017, 2, 1 + asOf)).toISOString().slice(0, 10)
              const both = await bothOf(store, day, `2024-0${knownIn + 1}-15`)
              expect(both.kept).toEqual(both.computed)
            }
          }
          expect(await keep(store)).toBe(0)
          const counted = await store.read.first<{ n: number }>(
            'select count(*) as n from balance_kept',
          )
          expect(counted!.n).toBeGreaterThan(50)
        } finally {
          await store.close()
        }
      }),
      { numRuns: 1, endOnFailure: true },
    )
  }, 240_000)

  it('is taken away with new rows of the facility alone, and wholly where the definitions are others', async () => {
    const store = await openTallystick({ dir: ':memory:' })
    try {
      const [first, second] = await inParts(7)
      await ingest({ source: 'tally', paths: first!, actor: 'test' }, quietEffects(store))
      const all = await keep(store)
      const limits = second!.filter((path) => path.includes('limit_events'))
      await ingest({ source: 'tally', paths: limits, actor: 'test' }, quietEffects(store))
      const { n } = (await store.read.first<{ n: number }>(
        `select count(distinct facility_id) as n from limit_event
         where source_file_id = (select max(source_file_id) from source_file)`,
      ))!
      expect(n).toBeGreaterThan(0)
      expect(await keep(store)).toBe(n)
      await store.write((sql) => forgetOtherDefinitions(sql, 'another'))
      expect(await keep(store)).toBe(all)
    } finally {
      await store.close()
    }
  })
})
