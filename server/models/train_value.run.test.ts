import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../db/store.ts'
import { openTallystick } from '../open_store.ts'
import { random } from '../stats/random.ts'
import { parseRegistered } from './document.ts'
import { exportModel } from './export/exported.ts'
import { readPmml } from './export/testing/read_pmml.ts'
import type { Linear } from './linear/model.ts'
import { predict } from './linear/predict.ts'
import { listStates, moveModel } from './promotion.ts'
import { findModel, loadModel, newestModel, type SavedModel } from './registry.ts'
import { trainValue, type ValueReport } from './train_value.run.ts'
import { validateValue } from './validate_value.run.ts'
import { valuePage } from './validation_report/value_page.ts'

let store: Store
let dir: string
let table: string
let report: ValueReport
let saved: SavedModel<Linear>

// A loss given default: by collateral, by time in default as whole months, and by what is owed, with noise.
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tally-value-'))
  table = join(dir, 'defaults.csv')
  const next = random(6)
  const rows = Array.from({ length: 600 }, (_, i) => {
    const kind = ['home', 'car', 'none'][i % 3]!
    const months = Math.floor(next() * 24)
    const owed = i % 10 === 0 ? '' : Math.round(1000 + 9000 * next())
    const lgd = { home: 0.1, car: 0.4, none: 0.7 }[kind]! + 0.01 * months + 0.1 * next()
    const opened = `2019-0${1 + (i % 4)}-15`
    return [lgd, kind, months, owed, opened, Math.round(1000 * next())].join(',')
  })
  await writeFile(table, ['lgd,kind,months,owed,opened,noise', ...rows].join('\n'))
  store = await openTallystick({ dir: ':memory:' })
  const effects = {
    store,
    progress: () => undefined,
    signal: new AbortController().signal,
    now: () => new Date('2020-06-01T00:00:00Z'),
    actor: 'ada',
  }
  const asked = { table, target: 'lgd', time: 'opened', maxFeatures: 3, horizonMonths: 24 }
  report = await trainValue({ ...asked, save: 'losses' }, effects)
  const { model, ...rest } = await findModel(store.read, 'losses')
  if (model.kind !== 'linear') throw new Error(model.kind)
  saved = { ...rest, model }
})
afterAll(async () => {
  await store.close()
  await rm(dir, { recursive: true, force: true })
})

describe('a model of a continuous target', () => {
  it('is kept in the registry as it was reported, and listed', async () => {
    expect(saved.modelId).toMatch(/^linear-2020-06-01-/)
    expect(report).toMatchObject({ modelId: saved.modelId, name: 'losses', rows: 600, folds: 3 })
    expect(saved.model).toEqual(JSON.parse(JSON.stringify(report.model)))
    expect(saved.model.features.slice(0, 2)).toEqual(['kind', 'months'])
    expect(saved.model.characteristics.length).toBeLessThanOrEqual(3)
    expect(saved.model.target).toEqual({ definition: 'lgd', horizonMonths: 24 })
    expect(report.metrics!.r2).toBeGreaterThan(0.9)
    expect(await listStates(store.read)).toMatchObject([{ kind: 'linear', state: 'draft' }])
  })

  it('is never taken for a model that gives a PD', async () => {
    await expect(newestModel(store.read)).rejects.toMatchObject({ code: 'NOT_READY' })
    await expect(loadModel(store.read, saved.modelId)).rejects.toMatchObject({
      code: 'MODEL_INVALID',
      message: expect.stringContaining('it gives a value, no PD'),
    })
    const move = { model: 'losses', actor: 'bo', at: new Date('2020-06-02') }
    const moved = store.write(async (sql) => {
      await moveModel(sql, { ...move, to: 'validated' })
      await moveModel(sql, { ...move, to: 'challenger' })
    })
    await expect(moved).rejects.toMatchObject({ code: 'MODEL_INVALID' })
  })

  it('as SQL equals the reference evaluation to 1e-9, missing and unseen values too', async () => {
    const kinds = ['home', 'car', 'none', 'boat', null]
    const rows = Array.from({ length: 200 }, (_, i) => ({
      kind: kinds[i % 5]!,
      months: i % 7 === 0 ? null : i - 40,
      owed: i % 3 === 0 ? null : i * 97,
      noise: i % 11 === 0 ? null : i,
      opened: null,
    }))
    const text = String(exportModel(saved, 'sql', { id: ['i'] }))
    const found = await store.session(async (sql) => {
      await sql.run(
        `create or replace temp table applicant as
         select (generate_subscripts(r, 1) - 1) as i, unnest(r, max_depth := 2)
         from (select from_json($1, '[{"kind":"VARCHAR","months":"DOUBLE","owed":"DOUBLE","noise":"DOUBLE","opened":"DATE"}]') as r)`,
        [JSON.stringify(rows)],
      )
      return sql.all<{ predicted: number }>(`select * from (${text}) order by i`)
    })
    expect(found).toHaveLength(200)
    rows.forEach((row, i) => {
      expect(Math.abs(found[i]!.predicted - predict(saved.model, row).value)).toBeLessThan(1e-9)
    })
    const score = readPmml(String(exportModel(saved, 'pmml')))
    for (const row of rows)
      expect(Math.abs(score(row).score - predict(saved.model, row).value)).toBeLessThan(1e-9)
  })

  it('is told by tenth and month, and of a table that is given, on one page', async () => {
    const { heldBack } = saved.model.metrics
    expect(heldBack?.months.map(({ month }) => month)).toEqual([
      '2019-01',
      '2019-02',
      '2019-03',
      '2019-04',
    ])
    expect(heldBack?.bands.reduce((sum, { rows }) => sum + rows, 0)).toBe(600)
    const validation = await validateValue(saved, { model: 'losses', table })
    // The table it learned from, without holding rows back: the figures of the training rows.
    expect(validation.given?.r2).toBeCloseTo(saved.model.metrics.training.r2, 9)
    const page = valuePage(validation, '', new Date('2020-06-03'))
    for (const said of [
      'Predicted against actual',
      'By month',
      'On the given table',
      'in its own unit',
    ])
      expect(page).toContain(said)
    await expect(validateValue(saved, { model: 'losses', protected: ['sex'] })).rejects.toThrow(
      'protected: ',
    )
  })

  it('a document that is not whole is refused', () => {
    const { bins, ...rest } = saved.model.characteristics[1]!
    const broken = {
      ...saved.model,
      characteristics: [{ ...rest, bins: bins.slice(1) }],
      features: [rest.feature],
    }
    expect(() => parseRegistered(JSON.stringify(broken))).toThrow('do not cover all numbers')
  })
})
