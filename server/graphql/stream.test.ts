import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Store } from '../db/store.ts'
import { AS_OF, saveHandModel } from './testing/published_run.ts'
import { openSmallLender } from './testing/small_lender.ts'
import { streamEvents } from './testing/stream_events.ts'
import { type TestServer, testServer } from './testing/test_server.ts'

let store: Store
let server: TestServer
beforeEach(async () => {
  store = await openSmallLender()
  await saveHandModel(store)
  server = await testServer(store)
})
afterEach(async () => {
  await server.close()
  await store.close()
})

const events = (query: string, variables?: unknown) => streamEvents(server, query, variables)

const FOLLOW = `subscription ($id: Int!) {
  runProgress(runId: $id) { step done total run { runId status subjects steps { name status } } }
}`

describe('startRun', () => {
  it('answers at once with the run, which is then followed to its publication', async () => {
    const { data, errors } = await server.query(
      `mutation { startRun(asOf: "${AS_OF}") { runId status actor model { name } policy { version } } }`,
    )
    expect(errors).toBeUndefined()
    expect(data.startRun).toEqual({
      runId: 1,
      status: 'running',
      actor: 'local',
      model: { name: 'by hand' },
      policy: { version: 1 },
    })
    const told = await events(FOLLOW, { id: 1 })
    expect(told.at(-1)?.event).toBe('complete')
    const states = told
      .filter(({ event }) => event === 'next')
      .map(({ data: { data } }) => data.runProgress)
    expect(states.at(-1).run).toEqual({
      runId: 1,
      status: 'published',
      subjects: 60,
      steps: ['snapshot', 'score', 'decide', 'publish'].map((name) => ({ name, status: 'done' })),
    })
    const again = await server.query(`mutation { startRun(asOf: "${AS_OF}") { runId status } }`)
    expect(again.data.startRun).toEqual({ runId: 1, status: 'published' })
    const decided = await server.query(
      `{ decisions(first: 1) { edges { node { replay { same differences } } } } }`,
    )
    expect(decided.data.decisions.edges[0].node.replay).toEqual({ same: true, differences: [] })
  })

  it('keeps the months of every line behind a run, as the command does', async () => {
    await server.query(`mutation { startRun(asOf: "${AS_OF}") { runId } }`)
    await events(FOLLOW, { id: 1 })
    const count = (table: string) =>
      store.read.first<{ n: number }>(`select count(*)::integer as n from ${table}`)
    await vi.waitFor(
      async () => expect((await count('facility_kept'))?.n).toBe((await count('facility'))?.n),
      { timeout: 20_000 },
    )
  })

  it('lets one customer be decided alone, which is kept and replays', async () => {
    const decide = (customer: string) =>
      server.query(
        `mutation { decide(customer: "${customer}") { decidedFor outcome quota actor run { runId } facility { sourceId } replay { same } } }`,
      )
    expect((await decide('C001')).errors?.[0]?.extensions.code).toBe('NOT_READY')
    await server.query(`mutation { startRun(asOf: "${AS_OF}") { runId } }`)
    await events(FOLLOW, { id: 1 })
    const { data, errors } = await decide('C001')
    expect(errors).toBeUndefined()
    expect(data.decide).toEqual([
      {
        decidedFor: AS_OF,
        outcome: 'keep',
        quota: '2000.00',
        actor: 'local',
        run: null,
        facility: { sourceId: 'F1' },
        replay: { same: true },
      },
    ])
    const kept = await server.query(
      '{ customer(sourceId: "C001") { decisions { outcome run { runId } } } }',
    )
    expect(kept.data.customer.decisions.map((one: { run: unknown }) => one.run)).toEqual([
      null,
      { runId: 1 },
    ])
    expect((await decide('nobody')).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
  })

  it('refuses a model that there is not, and a day before anybody was there', async () => {
    const code = async (args: string) =>
      (await server.query(`mutation { startRun(${args}) { runId } }`)).errors?.[0]?.extensions.code
    expect(await code(`asOf: "${AS_OF}", model: "nobody"`)).toBe('NOT_FOUND')
    expect(await code('asOf: "1990-01-01"')).toBe('NOT_READY')
    expect(await code('asOf: "2018-02-30"')).toBe('GRAPHQL_VALIDATION_FAILED')
  })
})

describe('the stream', () => {
  it('says so where there is no such run, and why alternatives of a model are not searched', async () => {
    const [first] = await events(FOLLOW, { id: 99 })
    expect(first?.data.errors[0]).toMatchObject({
      message: 'there is no run 99',
      extensions: { code: 'NOT_FOUND' },
    })
    const { data } = await server.query('{ models(first: 1) { edges { node { modelId } } } }')
    const told = await events(
      `subscription ($id: ID!) { modelAlternatives(model: $id, protected: ["sex"]) { lacking found { tried } } }`,
      { id: data.models.edges[0].node.modelId },
    )
    expect(
      told.filter(({ event }) => event === 'next').at(-1)?.data.data.modelAlternatives,
    ).toEqual({ lacking: 'they are searched for models of a table alone', found: null })
  })

  it('takes subscriptions alone, under the limits of the API', async () => {
    const refused = async (query: string) =>
      (await events(query)).flatMap(({ data }) => data?.errors ?? [])[0]?.extensions.code
    expect(await refused('{ lender { name } }')).toBe('BAD_REQUEST')
    expect(await refused(`mutation { startRun(asOf: "${AS_OF}") { runId } }`)).toBe('BAD_REQUEST')
    expect(await refused('subscription { nothing }')).toBe('GRAPHQL_VALIDATION_FAILED')
    const aliases = Array.from({ length: 70 }, (_, i) => `a${i}: step`).join(' ')
    expect(await refused(`subscription { runProgress(runId: 1) { ${aliases} } }`)).toBe(
      'LIMIT_EXCEEDED',
    )
    expect(await refused('subscription {')).toBe('GRAPHQL_PARSE_FAILED')
  })

  it('ends when the server closes, so that closing does not wait for those who follow', async () => {
    await store.write((sql) =>
      sql.script(`insert into run by name select 7 as run_id, date '2018-01-01' as as_of_day,
        timestamp '2018-01-01' as known_at, 'm' as model_id, 1 as policy_version, 1 as data_version,
        'running' as status, timestamp '2018-01-01' as started_at, 'test' as actor`),
    )
    const following = events(`subscription { runProgress(runId: 7) { step } }`)
    await new Promise((resolve) => setTimeout(resolve, 300))
    await server.close()
    expect((await following).filter(({ event }) => event === 'next')).toHaveLength(1)
  })
})
