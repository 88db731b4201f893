import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../db/store.ts'
import { openTallystick } from '../open_store.ts'
import { prepareRun } from '../runs/run.ts'
import { AS_OF, LITTLE_MODEL, lendLittle } from '../runs/testing/small_lender.ts'
import { challengers, defaultModel, findListed, listStates, moveModel } from './promotion.ts'
import { saveModel } from './registry.ts'
import type { ModelState } from './state.ts'

let store: Store
const ids: string[] = []
beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
  await lendLittle(store)
  for (const [day, name] of ['first', 'second', 'third'].entries())
    ids.push(
      await store.write((sql) =>
        saveModel(sql, {
          model: { ...LITTLE_MODEL, meanScore: 600 + day },
          name,
          actor: 'ada',
          at: new Date(Date.UTC(2018, 0, 1 + day)),
        }),
      ),
    )
})
afterAll(() => store.close())

const move = (model: string, to: ModelState, actor: string, note?: string) =>
  store.write((sql) =>
    moveModel(sql, { model, to, actor, note, at: new Date('2018-02-01T00:00:00Z') }),
  )
const usual = async () => (await defaultModel(store.read)).name
const states = async () =>
  Object.fromEntries((await listStates(store.read)).map(({ name, state }) => [name, state]))

// One story: each test goes on where the one before ended.
describe('promotion', () => {
  it('a saved model is a draft, and until there is a champion the newest is the default', async () => {
    expect(await states()).toEqual({ first: 'draft', second: 'draft', third: 'draft' })
    expect(await usual()).toBe('third')
    await move('third', 'retired', 'ada')
    expect(await usual()).toBe('second')
  })

  it('refuses a draft as champion, and a champion by who trained it, and nothing is written', async () => {
    await expect(move('first', 'champion', 'eve')).rejects.toMatchObject({ code: 'CONFLICT' })
    await move('first', 'validated', 'bob', 'report read')
    for (const actor of ['ada', 'bob'])
      await expect(move('first', 'champion', actor)).rejects.toMatchObject({
        code: 'SECOND_PERSON_NEEDED',
      })
    expect(await states()).toMatchObject({ first: 'validated' })
    expect(await usual()).toBe('second')
  })

  it('the champion is the default of runs, whatever is saved later', async () => {
    expect(await move(ids[0]!, 'champion', 'eve')).toMatchObject({
      state: 'champion',
      trainedBy: 'ada',
      validatedBy: 'bob',
      movedBy: 'eve',
    })
    expect(await usual()).toBe('first')
    const run = await prepareRun(
      { asOf: AS_OF },
      {
        store,
        actor: 'op',
        signal: new AbortController().signal,
        now: () => new Date('2018-02-02T00:00:00Z'),
        progress: () => undefined,
      },
    )
    expect(run.modelId).toBe(ids[0])
  })

  it('challengers score in shadow until one of them follows the champion, which is retired then', async () => {
    await move('second', 'validated', 'bob')
    await move('second', 'challenger', 'bob')
    expect((await challengers(store.read)).map(({ name }) => name)).toEqual(['second'])
    await move('second', 'champion', 'eve')
    expect(await states()).toEqual({ first: 'retired', second: 'champion', third: 'retired' })
    expect(await challengers(store.read)).toEqual([])
  })

  it('every move is an event and told to the audit with who made it', async () => {
    const events = await store.read.all<Record<string, string>>(
      `select m.name, e.actor, e.from_state || ' → ' || e.to_state as move, e.note
       from model_event as e join model as m using (model_id) order by event_id desc limit 2`,
    )
    expect(events).toEqual([
      { name: 'second', actor: 'eve', move: 'challenger → champion', note: null },
      { name: 'first', actor: 'eve', move: 'champion → retired', note: `followed by ${ids[1]}` },
    ])
    const told = await store.read.first(
      `select count(*) as n from audit_event where action in ('model.champion', 'model.retired')`,
    )
    expect(told).toEqual({ n: 4 })
  })

  it('finds a model by its id, or by a name that one has; a table’s model never scores the ledger', async () => {
    const table = { ...LITTLE_MODEL, training: { ...LITTLE_MODEL.training, table: true as const } }
    const at = new Date('2018-01-05T00:00:00Z')
    await store.write((sql) => saveModel(sql, { model: table, name: 'first', actor: 'ada', at }))
    await expect(findListed(store.read, 'first')).rejects.toThrow('several models are called first')
    await expect(findListed(store.read, 'nobody')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const [own] = (await listStates(store.read)).filter(({ createdAt }) => createdAt > '2018-01-04')
    await move(own!.modelId, 'validated', 'bob')
    await expect(move(own!.modelId, 'challenger', 'bob')).rejects.toMatchObject({
      code: 'MODEL_INVALID',
    })
  })
})
