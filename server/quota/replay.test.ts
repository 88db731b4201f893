import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../db/store.ts'
import { saveModel } from '../models/registry.ts'
import { openTallystick } from '../open_store.ts'
import { startRun } from '../runs/run.ts'
import { AS_OF, LITTLE_MODEL, LOADED_AT, lendLittle } from '../runs/testing/small_lender.ts'
import { decide } from './decide.run.ts'
import { digestSql } from './digest.sql.ts'
import { replay } from './replay.run.ts'

let store: Store
const effects = () => ({
  store,
  actor: 'ada',
  signal: new AbortController().signal,
  now: () => new Date('2018-01-02T00:00:00Z'),
  progress: () => undefined,
})

beforeEach(async () => {
  store = await openTallystick({ dir: ':memory:' })
  await lendLittle(store)
  await store.write((sql) =>
    saveModel(sql, { model: LITTLE_MODEL, name: 'little', actor: 'ada', at: effects().now() }),
  )
  await startRun({ asOf: AS_OF }, effects())
})
afterEach(() => store.close())

const change = (fact: string, value: string, where: string) =>
  store.read.run(
    `update decision set facts = json_merge_patch(facts, '{"${fact}": ${value}}')::varchar where ${where}`,
  )

describe('replay', () => {
  it('makes every decision again from its stored facts, with the same answer', async () => {
    expect(await replay({}, { store })).toEqual({
      decisions: 30,
      same: 30,
      different: 0,
      examples: [],
      rederived: null,
    })
  })

  it('fails for a fact that was changed, even one that changes nothing in the decision', async () => {
    await change('tenure_days', '364', 'customer_id = 7')
    const report = await replay({ runId: 1 }, { store })
    expect(report).toMatchObject({ same: 29, different: 1 })
    expect(report.examples[0]?.differences).toEqual(['facts: not those it was made from'])
  })

  it('finds a changed fact by its consequences where the digest was forged too', async () => {
    await change('utilisation', '0.95', 'customer_id = 7')
    await store.read.run(`update decision set digest = ${digestSql} where customer_id = 7`)
    const report = await replay({ customer: 'c7' }, { store })
    expect(report).toMatchObject({ decisions: 1, different: 1 })
    const { differences } = report.examples[0] as { differences: string[] }
    expect(differences).toContainEqual(expect.stringMatching(/^utilisation: was 0.7, is 0.95$/))
    expect(differences).toContainEqual(expect.stringMatching(/^utilisation_band: was 50–75%/))
  })

  it('finds a changed quota, and a changed score', async () => {
    await store.read.run('update decision set quota = quota + 100 where customer_id = 3')
    await store.read.run('update decision set score = score + 1e-6 where customer_id = 4')
    const { examples } = await replay({ runId: 1 }, { store })
    expect(examples.flatMap(({ differences }) => differences.map((d) => d.split(':')[0]))).toEqual([
      'quota',
      'score',
    ])
  })

  it('refuses a policy that was changed after it was saved', async () => {
    await store.read.run(`update policy set document = replace(document, 'A: [1,', 'A: [2,')`)
    await expect(replay({}, { store })).rejects.toMatchObject({ code: 'POLICY_INVALID' })
  })

  it('what the ledger learned later changes nothing, and what it lost is reported apart', async () => {
    await store.read.run(
      `insert into limit_event (facility_id, source_id, effective_on, credit_limit, actor, recorded_at, source_file_id)
       values (5, 'late', '2017-06-01', 9999, 'test', timestamp '${LOADED_AT}' + interval 10 days, 2)`,
    )
    const unchanged = await replay({ rederive: true }, { store })
    expect(unchanged.rederived).toEqual({ decisions: 30, different: 0, facts: [], examples: [] })
    await store.read.run('update customer set monthly_income = 1 where customer_id = 9')
    const lost = await replay({ rederive: true }, { store })
    expect(lost).toMatchObject({ same: 30, different: 0 })
    expect(lost.rederived).toMatchObject({
      different: 1,
      facts: [{ fact: 'monthly_income', decisions: 1 }],
      examples: [{ fact: 'monthly_income', stored: '4900.0', derived: '1.0' }],
    })
  })

  it('names what is not there', async () => {
    await expect(replay({ runId: 9 }, { store })).rejects.toThrow('there is no run 9')
    await expect(replay({ customer: 'x' }, { store })).rejects.toThrow('there is no customer x')
    await expect(replay({ decisionId: 99 }, { store })).rejects.toThrow('there is no decision 99')
  })
})

describe('decide', () => {
  it('gives one customer what the run gave, by the same statement, and says who asked', async () => {
    const kept = `exclude (decision_id, run_id, known_at, decided_at, actor, digest)`
    for (const customer of ['c4', 'c7', 'c22', 'c30']) {
      const [decision] = await decide({ customer, asOf: AS_OF }, { ...effects(), actor: 'bob' })
      const both = await store.read.all(
        `select * ${kept} from decision where customer_id = $1 order by decision_id`,
        [Number(customer.slice(1))],
      )
      expect(both).toHaveLength(2)
      expect(both[1]).toEqual(both[0])
      expect(decision).toMatchObject({ actor: 'bob', decidedFor: AS_OF })
    }
    expect(await replay({}, { store })).toMatchObject({ decisions: 34, same: 34 })
    const asked = await store.read.all(
      `select actor from audit_event where action = 'decision.make'`,
    )
    expect(asked).toEqual(Array(4).fill({ actor: 'bob' }))
  })

  it('keeps the decisions of several asked for at once apart, each with an id of its own', async () => {
    const customers = ['c4', 'c7', 'c22', 'c30']
    const made = await Promise.all(
      customers.map((customer) => decide({ customer, asOf: AS_OF }, effects())),
    )
    const ids = made.flat().map(({ decisionId }) => decisionId)
    expect(new Set(ids).size).toBe(ids.length)
    const rows = await store.read.all<{ id: number; customer: string }>(
      `select d.decision_id as id, c.source_id as customer
       from decision as d join customer as c using (customer_id) where d.run_id is null order by d.decision_id`,
    )
    expect(rows).toEqual(
      made.flatMap((of, i) => of.map(({ decisionId: id }) => ({ id, customer: customers[i] }))),
    )
  })

  it('decides for the first day that was not observed any more, unless told', async () => {
    const [decision] = await decide({ customer: 'c1' }, effects())
    expect(decision?.decidedFor).toBe(AS_OF)
  })

  it('refuses an unknown customer and what is no day', async () => {
    await expect(decide({ customer: 'x' }, effects())).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(decide({ customer: 'c1', asOf: 'x' }, effects())).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
  })
})
