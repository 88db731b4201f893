import { spawn } from 'node:child_process'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../db/store.ts'
import { saveModel } from '../models/registry.ts'
import type { Scorecard } from '../models/scorecard/model.ts'
import { openTallystick } from '../open_store.ts'
import { prepareRun, type RunEffects, startRun } from './run.ts'
import { AS_OF, LITTLE_MODEL, lendLittle } from './testing/small_lender.ts'

const NOW = new Date('2018-01-02T00:00:00Z')

const effectsOn = (store: Store, over: Partial<RunEffects> = {}): RunEffects => ({
  store,
  actor: 'ada',
  signal: new AbortController().signal,
  now: () => NOW,
  progress: () => undefined,
  ...over,
})

const save = (store: Store, model: Scorecard = LITTLE_MODEL) =>
  store.write((sql) => saveModel(sql, { model, name: 'little', actor: 'ada', at: NOW }))

const shown = async (store: Store) => {
  const row = await store.read.first<Record<string, number>>(`select
    (select count(*) from published_run) as runs, (select count(*) from published_score) as scores,
    (select count(*) from published_decision) as decisions`)
  return row
}

describe('a run', () => {
  let store: Store
  beforeEach(async () => {
    store = await openTallystick({ dir: ':memory:' })
  })
  afterEach(() => store.close())

  it('scores and decides everyone, and shows nothing before it is published', async () => {
    await lendLittle(store)
    const modelId = await save(store)
    const before: unknown[] = []
    const progress: RunEffects['progress'] = ({ step, done }) => {
      if (step === 'decide' && done > 0) before.push(shown(store))
    }
    const run = await startRun({ asOf: AS_OF }, effectsOn(store, { progress }))
    expect(run).toMatchObject({
      status: 'published',
      modelId,
      policyVersion: 1,
      subjects: 30,
      unevaluable: 5,
      repeated: false,
      done: ['snapshot', 'score', 'decide', 'publish'],
    })
    expect(await before[0]).toEqual({ runs: 0, scores: 0, decisions: 0 })
    expect(await shown(store)).toEqual({ runs: 1, scores: 30, decisions: 30 })
    const steps = await store.read.all(
      'select name, status, rows_done as rows from run_step order by position',
    )
    expect(steps).toEqual(run.done.map((name) => ({ name, status: 'done', rows: 30 })))
    const actions = await store.read.all('select action, actor from audit_event order by event_id')
    expect(actions.map(({ action }) => action)).toEqual([
      'model.save',
      'policy.save',
      'run.start',
      'run.publish',
    ])
    expect(new Set(actions.map(({ actor }) => actor))).toEqual(new Set(['ada']))
  })

  it('every decision has its facts, its digest, its actor and at least one rule', async () => {
    await lendLittle(store)
    await save(store)
    await startRun({ asOf: AS_OF }, effectsOn(store))
    const decisions = await store.read.all<Record<string, string>>(
      'select * from published_decision',
    )
    for (const decision of decisions) {
      expect(JSON.parse(decision.rule_hits as string)).not.toEqual([])
      expect(decision.actor).toBe('ada')
      expect(Object.keys(JSON.parse(decision.facts as string))).toContain('utilisation')
    }
    const unobserved = decisions.filter((decision) => decision.outcome === 'unevaluable')
    expect(unobserved.map(({ customer }) => customer).sort()).toEqual([
      'c26',
      'c27',
      'c28',
      'c29',
      'c30',
    ])
    expect(unobserved.every(({ quota, target, score }) => !quota && !target && !score)).toBe(true)
  })

  it('gives its decisions ids in the order of their subjects, however the tables lie', async () => {
    await lendLittle(store)
    await save(store)
    await store.read.script(`
      create temp table turned as select * from facility order by facility_id desc;
      delete from facility;
      insert into facility select * from turned`)
    await startRun({ asOf: AS_OF }, effectsOn(store))
    const customers = await store.read.all<{ id: number }>(
      'select customer_id as id from decision where facility_id is not null order by decision_id',
    )
    expect(customers.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
  })

  it('asked for again, is given back as it was', async () => {
    await lendLittle(store)
    await save(store)
    const first = await startRun({ asOf: AS_OF }, effectsOn(store))
    const later = effectsOn(store, { now: () => new Date('2018-02-01T00:00:00Z') })
    const again = await startRun({ asOf: AS_OF }, later)
    expect(again).toEqual({ ...first, repeated: true, done: [], seconds: again.seconds })
    expect(await shown(store)).toEqual({ runs: 1, scores: 30, decisions: 30 })
  })

  it('another day, model, policy or data version is another run', async () => {
    await lendLittle(store)
    await save(store)
    const ids = [(await startRun({ asOf: AS_OF }, effectsOn(store))).runId]
    ids.push((await startRun({ asOf: '2017-12-31' }, effectsOn(store))).runId)
    await store.read.run(`insert into source_file by name select 2 as source_file_id, * exclude
      (source_file_id) from source_file`)
    ids.push((await startRun({ asOf: AS_OF }, effectsOn(store))).runId)
    await save(store, { ...LITTLE_MODEL, meanScore: 661 })
    ids.push((await startRun({ asOf: AS_OF }, effectsOn(store))).runId)
    expect(ids).toEqual([1, 2, 3, 4])
  })

  it('two who ask at once get the same run', async () => {
    await lendLittle(store)
    await save(store)
    const both = await Promise.all([
      startRun({ asOf: AS_OF }, effectsOn(store)),
      startRun({ asOf: AS_OF }, effectsOn(store)),
    ])
    expect(both.map(({ runId }) => runId)).toEqual([1, 1])
    expect(await shown(store)).toEqual({ runs: 1, scores: 30, decisions: 30 })
  })

  it('cancelled, says so, and goes on at its step with the knowledge it began with', async () => {
    await lendLittle(store)
    await save(store)
    const stop = new AbortController()
    const progress: RunEffects['progress'] = ({ step }) => {
      if (step === 'decide') stop.abort()
    }
    const { signal } = stop
    const bound = effectsOn(store, { signal, progress, store: store.within(signal) })
    await expect(startRun({ asOf: AS_OF }, bound)).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(await store.read.first('select status from run')).toEqual({ status: 'cancelled' })
    expect(await store.read.all('select * from decision')).toEqual([])
    const later = effectsOn(store, { now: () => new Date('2018-03-01T00:00:00Z') })
    const resumed = await startRun({ asOf: AS_OF }, later)
    expect(resumed).toMatchObject({
      runId: 1,
      status: 'published',
      done: ['decide', 'publish'],
      knownAt: '2018-01-02 00:00:00',
    })
  })

  it('that fails keeps why, and shows nothing', async () => {
    await lendLittle(store)
    const [first] = LITTLE_MODEL.characteristics
    const unknown = { ...first, feature: 'nobody_knows' } as Scorecard['characteristics'][number]
    await save(store, { ...LITTLE_MODEL, features: ['nobody_knows'], characteristics: [unknown] })
    await expect(startRun({ asOf: AS_OF }, effectsOn(store))).rejects.toThrow('nobody_knows')
    const run = await store.read.first<{ status: string; error: string }>('select * from run')
    expect(run).toMatchObject({ status: 'failed', error: expect.stringContaining('nobody_knows') })
    const steps = await store.read.all('select status from run_step order by position')
    expect(steps.map(({ status }) => status)).toEqual(['done', 'failed', 'waiting', 'waiting'])
    expect(await shown(store)).toEqual({ runs: 0, scores: 0, decisions: 0 })
  })

  it('is refused without data, without a model, without anyone, and for what is no day', async () => {
    const asked = (asOf: string) => startRun({ asOf }, effectsOn(store))
    await expect(asked(AS_OF)).rejects.toThrow('the store is empty')
    await lendLittle(store)
    await expect(asked(AS_OF)).rejects.toThrow('there is no model yet')
    await save(store)
    await expect(asked('2016-01-01')).rejects.toMatchObject({ code: 'NOT_READY' })
    await expect(asked('1 January')).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(asked('2018-02-31')).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(prepareRun({ asOf: AS_OF, policyVersion: 9 }, effectsOn(store))).rejects.toThrow(
      'no policy has version 9',
    )
    expect(await store.read.all('select * from run')).toEqual([])
  })
})

describe('a run that is killed', () => {
  const script = fileURLToPath(new URL('./testing/killed_run.ts', import.meta.url))
  const killedAt = (dir: string, step: string) =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, ['--import', 'tsx', script, dir, step], {
        stdio: 'inherit',
      })
      child.on('exit', (_, signal) => resolve(signal))
    })

  it.each([
    ['snapshot', ['snapshot', 'score', 'decide', 'publish']],
    ['score', ['score', 'decide', 'publish']],
    ['decide', ['decide', 'publish']],
  ])('in the midst of %s goes on there, and counts nobody twice', async (step, left) => {
    const dir = await mkdtemp(join(tmpdir(), 'killed-run-'))
    const first = await openTallystick({ dir })
    await lendLittle(first)
    await save(first)
    await first.close()
    expect(await killedAt(dir, step)).toBe('SIGKILL')
    const store = await openTallystick({ dir })
    expect(await store.read.first('select status from run')).toEqual({ status: 'running' })
    expect(await shown(store)).toEqual({ runs: 0, scores: 0, decisions: 0 })
    const run = await startRun({ asOf: AS_OF }, effectsOn(store))
    expect(run).toMatchObject({ runId: 1, status: 'published', done: left, subjects: 30 })
    expect(await shown(store)).toEqual({ runs: 1, scores: 30, decisions: 30 })
    await store.close()
  })
})
