import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../db/store.ts'
import { codeOf } from '../ledger/codes.ts'
import { digestOf, usualDefinition } from '../ledger/outcome/definition.ts'
import { listStates } from '../models/promotion.ts'
import { saveModel } from '../models/registry.ts'
import { LITTLE_MODEL } from '../runs/testing/small_lender.ts'
import { openSmallLender } from './testing/small_lender.ts'
import { type TestServer, testServer } from './testing/test_server.ts'

let store: Store
let server: TestServer
beforeAll(async () => {
  store = await openSmallLender()
  server = await testServer(store, { actor: 'ada' })
})
afterAll(async () => {
  await server.close()
  await store.close()
})

/** Every third customer is bad, and mostly earns less. The first 60 are there already, with 20 bads. */
const lend = (from: number, to: number) =>
  store.write((sql) =>
    sql.script(`
      insert into customer by name
        select c as customer_id, 'C' || c as source_id, date '2016-01-01' as joined_on,
          timestamp '2018-01-01' as recorded_at, 1 as source_file_id
        from range(${from}, ${to}) t(c) where c >= 60;
      update customer set monthly_income = if(customer_id % 3 = 0, 4000, 6000)
        + 40 * ((customer_id * customer_id + 37 * customer_id) % 101);
      insert into outcome by name
        select 'O' || c as source_id, c as customer_id, date '2018-01-02' as observed_on,
          'over 90 days' as definition, case when c % 3 = 0 then ${codeOf('outcome', 'bad')}
            else ${codeOf('outcome', 'good')} end as outcome, 12 as horizon_months,
          date '2018-01-02' as known_on, timestamp '2018-01-02' as recorded_at, 1 as source_file_id
        from range(${from}, ${to}) t(c)`),
  )

const train = (input: string) =>
  server.query(`mutation { trainModel(input: ${input}) {
    modelId name kind actor rows bads heldBack { auc rows } characteristics { feature }
  } }`)
const refusal = async (input: string) => (await train(input)).errors?.[0]

it('trainModel refuses what it cannot learn from, and tells why', async () => {
  expect(await refusal('{}')).toMatchObject({ extensions: { code: 'NOT_READY' } })
  await lend(0, 60)
  expect(await refusal('{}')).toMatchObject({
    message: expect.stringContaining('20 bads'),
    extensions: { code: 'TOO_FEW_BADS' },
  })
  for (const [input, message] of [
    ['{ folds: 101 }', /^folds: .*101/],
    ['{ maxCorrelation: 1.5 }', /^maxCorrelation: .*1.5/],
    ['{ kind: ADDITIVE, minIv: 0.1 }', /^min-iv: needs a scorecard, not kind additive/],
    ['{ criterion: BIC }', /^criterion: needs a selection of forward/],
    ['{ scoreRange: { lowest: 300, highest: 850 }, pdo: 20 }', /not both/],
    ['{ segments: {} }', /^segments: a column or a list is expected/],
    [
      '{ allowFewBads: true, segments: { column: "no_such" } }',
      /^segments: no feature is called no_such/,
    ],
    ['{ allowFewBads: true, segments: { column: "sex" } }', /^segments: sex is protected/],
    ['{ segments: { list: [{ name: "all" }] } }', /one segment only/],
  ] as const)
    expect(await refusal(input)).toMatchObject({
      message: expect.stringMatching(message),
      extensions: { code: 'BAD_REQUEST' },
    })
  expect(await store.read.all('select * from model')).toEqual([])
})

it('trainModel takes days and a definition, and tells which value of them cannot be', async () => {
  expect(await refusal('{ asOf: ["2017-01-01"], bad: ["B"] }')).toMatchObject({
    extensions: { code: 'BAD_REQUEST' },
  })
  expect(await refusal('{ asOf: ["2047-01-01"] }')).toMatchObject({
    message: expect.stringContaining('2047-01-01'),
    extensions: { code: 'NOT_READY' },
  })
  expect(await refusal('{ definition: "window_months: 0" }')).toMatchObject({
    message: expect.stringMatching(/definition: .*window_months: .*: 0/),
    extensions: { code: 'BAD_REQUEST' },
  })
})

it('a model tells the definition that it learned from, its days and counts', async () => {
  const document = await usualDefinition()
  const counts = { good: 9, bad: 1, indeterminate: 2, immature: 0 }
  const excluded = [{ reason: 'young', rows: 3 }]
  const written = {
    name: 'default_90',
    digest: digestOf(document),
    document,
    observedOn: ['2017-01-01'],
    counts: { ...counts, excluded },
  }
  const model = { ...LITTLE_MODEL, target: { ...LITTLE_MODEL.target, written } }
  const id = await store.write((sql) =>
    saveModel(sql, { model, name: 'labelled', actor: 'ada', at: new Date('2018-01-03') }),
  )
  const { data, errors } = await server.query(`{ model(id: "${id}") { definition {
    name digest document observedOn good bad indeterminate excluded { reason rows } goodWhen
  } } }`)
  expect(errors).toBeUndefined()
  expect(data.model.definition).toMatchObject({
    name: 'default_90',
    digest: digestOf(document),
    observedOn: ['2017-01-01'],
    bad: 1,
    excluded,
    goodWhen: 'worst 30 or less over 12 whole months',
  })
  expect(JSON.parse(data.model.definition.document)).toEqual(document)
  expect(await listStates(store.read)).toContainEqual(
    expect.objectContaining({ modelId: id, definition: digestOf(document) }),
  )
})

it('trainModel trains, judges on held-back rows, saves the model in the name of who asked, and answers with it', async () => {
  await lend(60, 600)
  const { data, errors } = await train('{ name: "first", folds: 2, seed: 7 }')
  expect(errors).toBeUndefined()
  const model = data.trainModel
  expect(model).toMatchObject({
    name: 'first',
    kind: 'scorecard',
    actor: 'ada',
    rows: 600,
    bads: 200,
    heldBack: { rows: 600 },
  })
  expect(model.heldBack.auc).toBeGreaterThan(0.8)
  expect(model.characteristics).toContainEqual({ feature: 'monthly_income' })
  const listed = await server.query('{ models(first: 5) { edges { node { modelId name } } } }')
  expect(listed.data.models.edges).toContainEqual({
    node: { modelId: model.modelId, name: 'first' },
  })
})

it('trainModel takes what the command takes, and the model tells how it was chosen, its errors and its segments', async () => {
  const { data, errors } = await server.query(`mutation { trainModel(input: {
    folds: 2, selection: FORWARD, criterion: BIC, minIv: 0.01, maxFeatures: 3, roundTo: 1, pdo: 20, calibrate: PLATT
    alsoAmong: ["monthly_income>=6000"], baseline: NEUTRAL
    segments: { list: [{ name: "less", when: { column: "monthly_income", below: 7000 } }, { name: "more" }] }
  }) {
    kind reasonBaseline { kind } selection { method } leftOut { feature step why }
    heldBack { rows among { part rows } }
    segments {
      name condition rows whole heldBack { rows } comparison { difference standardError verdict }
      selection { method criterion minIv maxCharacteristics chosen steps { action feature } } leftOut { feature }
    }
    segmentComparison { auc withoutSegments by }
    characteristics { segment feature standardError pValue betaLower betaUpper vif }
  } }`)
  expect(errors).toBeUndefined()
  const model = data.trainModel
  expect(model).toMatchObject({
    kind: 'segmented',
    reasonBaseline: { kind: 'neutral' },
    selection: null,
    segmentComparison: { by: 'delong' },
    heldBack: { rows: 600, among: [{ part: 'monthly_income>=6000' }] },
  })
  const [less, more] = model.segments
  expect(less).toMatchObject({
    name: 'less',
    condition: 'monthly_income < 7000',
    whole: false,
    selection: { method: 'forward', criterion: 'bic', minIv: 0.01, maxCharacteristics: 3 },
  })
  expect(less.rows + more.rows).toBe(600)
  expect(model.leftOut.length).toBe(less.leftOut.length + more.leftOut.length)
  const income = model.characteristics.find(
    (c: { segment: string; feature: string }) =>
      c.segment === 'less' && c.feature === 'monthly_income',
  )
  expect(income.betaLower).toBeLessThan(income.betaUpper)
  expect(income.standardError).toBeGreaterThan(0)
  expect(income.vif).toBeGreaterThanOrEqual(1)
})
