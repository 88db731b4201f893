import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../db/store.ts'
import { openTallystick } from '../open_store.ts'
import type { Model } from './document.ts'
import { listModels, loadModel, loadScoring, newestModel, saveModel } from './registry.ts'

const bin = { label: '', count: 1, bad: 0, badRate: 0, woe: 0, points: 1 }
const characteristic = {
  feature: 'age',
  label: 'Age',
  unit: null,
  type: 'number' as const,
  beta: 1,
  woeUnseen: 0,
  pointsUnseen: 0,
  bins: [
    { kind: 'range' as const, lower: null, upper: 30, ...bin },
    { kind: 'range' as const, lower: 30, upper: null, ...bin },
  ],
  iv: 0.1,
  trend: 'none' as const,
  meanPoints: 1,
  maxPoints: 1,
  minPoints: 1,
  standardError: 0,
  pValue: 0,
}
const model: Model = {
  kind: 'scorecard',
  version: 1,
  features: ['age'],
  target: { definition: 'test', horizonMonths: 12, bad: 'bad', good: 'good' },
  scaling: { pdo: 50, baseScore: 600, baseOdds: 19 },
  intercept: 0,
  characteristics: [characteristic],
  basePoints: 0,
  meanScore: 1,
  training: { rows: 2, bads: 1, seed: 1, method: 'test', excluded: [] },
  metrics: {},
}

let store: Store
beforeEach(async () => {
  store = await openTallystick({ dir: ':memory:' })
})
afterEach(() => store.close())

const save = (given: Model, at = '2026-11-22T10:00:00Z') =>
  store.write((sql) => saveModel(sql, { model: given, name: 'n', actor: 'ada', at: new Date(at) }))

describe('the registry', () => {
  it('names a model by kind, day and content, and gives back what was saved', async () => {
    const id = await save(model)
    expect(id).toMatch(/^scorecard-2026-11-22-[0-9a-f]{4}$/)
    expect(await loadModel(store.read, id)).toMatchObject({ modelId: id, actor: 'ada', model })
  })

  it('saves the same content once, and says who saved it once', async () => {
    expect(await save(model)).toBe(await save(model))
    expect(await listModels(store.read)).toHaveLength(1)
    expect(await store.read.all('select actor, action from audit_event')).toEqual([
      { actor: 'ada', action: 'model.save' },
    ])
  })

  it('the newest is the one saved last', async () => {
    await expect(newestModel(store.read)).rejects.toMatchObject({ code: 'NOT_READY' })
    await save(model)
    const later = await save({ ...model, meanScore: 2 }, '2026-11-23T10:00:00Z')
    expect((await newestModel(store.read)).modelId).toBe(later)
    await expect(loadModel(store.read, 'x')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const training = { ...model.training, table: true as const }
    const other = await save({ ...model, training }, '2026-11-24T10:00:00Z')
    // A model of another table's columns is kept, and never used for the ledger.
    expect((await newestModel(store.read)).modelId).toBe(later)
    await expect(loadScoring(store.read, other)).rejects.toThrow('was trained on a table')
  })

  it('refuses a document that could not be scored, naming what is wrong', async () => {
    const gap = structuredClone(model)
    Object.assign(gap.characteristics[0]?.bins[1] as object, { lower: 31 })
    await expect(save(gap)).rejects.toThrow('the ranges of age do not cover all numbers')
    await expect(save({ ...model, features: ['wage'] })).rejects.toThrow('features do not name')
    await expect(save({ ...model, intercept: Number.NaN })).rejects.toThrow('intercept')
    const id = await save(model)
    await store.read.run(`update model set document = '{"kind": "scorecard"}'`)
    await expect(loadModel(store.read, id)).rejects.toMatchObject({ code: 'MODEL_INVALID' })
    await store.read.run(`update model set document = 'x'`)
    await expect(loadModel(store.read, id)).rejects.toThrow('not JSON')
  })
})
