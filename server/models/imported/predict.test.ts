import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { exportModel } from '../export/exported.ts'
import { message } from '../export/protobuf.ts'
import { MODELS, rowsFor } from '../export/testing/models.ts'
import { evaluate } from '../scorecard/evaluate.ts'
import { usualScaling } from '../scorecard/scaling.ts'
import { bindInputs, bindOutput } from './bind.ts'
import { explain } from './explain.ts'
import { explainRows } from './explain_rows.ts'
import { contractWithin, metadataOf } from './metadata.ts'
import type { Cell, Imported, Output } from './model.ts'
import { BATCH, feedsOf, predict } from './predict.ts'
import { openOnnx } from './runtime.ts'
import { scoreOf } from './score_of.ts'
import { logOddsOf, TREES, treeEnsemble } from './testing/tree_ensemble.ts'

const installed = JSON.parse(readFileSync('node_modules/onnxruntime-web/package.json', 'utf8'))

const close6 = (got: number, wanted: number) =>
  expect(Math.abs(got - wanted), `${got} for ${wanted}`).toBeLessThanOrEqual(1e-6)

async function openTrees(names = ['a', 'b', 'c']) {
  const session = await openOnnx(treeEnsemble(TREES, names.length), 'trees.onnx')
  const known = names.map((name) => ({ name, type: 'number', unit: null }) as const)
  const contract = {
    inputs: known.map(({ name }) => ({ feature: name })),
    output: { is: 'log_odds' as const },
  }
  const inputs = bindInputs(session.inputs, contract, known)
  const output = bindOutput(session.outputs, contract)
  return { session, bound: { inputs, output, scaling: usualScaling } }
}

const treeRows = Array.from({ length: BATCH + 100 }, (_, i) => [
  ((i * 37) % 50) / 10 - 1,
  ((i * 11) % 70) / 10,
  i % 13 === 0 ? Number.NaN : ((i * 5) % 40) / 10 - 2,
])
const columnsOf = (rows: readonly (readonly number[])[]) =>
  [0, 1, 2].map((i) => rows.map((row) => row[i] as number))

describe('an imported model gives what it gives elsewhere, to 1e-6', () => {
  it('an ensemble of trees by hand, over more rows than a batch, missing values included', async () => {
    const { session, bound } = await openTrees()
    const { pd } = await predict(session, bound, columnsOf(treeRows), treeRows.length)
    treeRows.forEach((row, i) => {
      close6(pd[i]!, 1 / (1 + Math.exp(-logOddsOf(TREES, row))))
    })
    await session.release()
  })

  it.each(MODELS.filter(({ model }) => model.features.length > 1).map((m) => [m.model.kind, m]))(
    'a %s that we exported, by its own metadata: the PD of the reference, of numbers and texts',
    async (_, saved) => {
      const rows = rowsFor(saved, 60)
      const bytes = exportModel(saved, 'onnx') as Uint8Array
      const session = await openOnnx(bytes, 'own.onnx')
      const { model } = saved
      const axes = [
        ...model.characteristics,
        ...(model.kind === 'additive' ? model.pairs.flatMap((pair) => pair.axes) : []),
      ]
      const known = [...new Map(axes.map((one) => [one.feature, one])).values()].map(
        ({ feature, type }) => ({ name: feature, type, unit: null }),
      )
      const contract = contractWithin(metadataOf(bytes, 'own.onnx'), 'own.onnx')
      const bound = {
        inputs: bindInputs(session.inputs, contract, known),
        output: bindOutput(session.outputs, contract),
        scaling: model.scaling,
      }
      const columns = bound.inputs.map(({ feature }) =>
        rows.map((row) => (row[feature] ?? null) as Cell),
      )
      const { pd } = await predict(session, bound, columns, rows.length)
      rows.forEach((row, i) => {
        close6(pd[i]!, evaluate(model, row).pd)
      })
      await session.release()
    },
  )
})

it('a row’s points are the exact Shapley values of its score, and its reasons the four that cost most', async () => {
  const { session, bound } = await openTrees()
  const background = treeRows
    .slice(0, 16)
    .map((row) => row.map((v) => (Number.isNaN(v) ? null : v)))
  const model = { ...bound, features: ['a', 'b', 'c'], background, training: { seed: 1 } }
  const row = [3, 6.5, 0]
  const { score, base, points, method, reasons } = await explain(session, model as Imported, row)
  expect(method).toBe('exact')
  expect(base + points.reduce((sum, one) => sum + one, 0)).toBeCloseTo(score, 6)
  const wanted = points
    .map((one, i) => ({ one, name: 'abc'[i] }))
    .filter(({ one }) => one < 0)
    .sort((x, y) => x.one - y.one)
  expect(reasons).toEqual(wanted.map(({ name }) => name))
  expect(reasons.length).toBeGreaterThan(0)
  await session.release()
})

it('many rows are explained with fewer scores each: sampled, with errors, where there are too many coalitions', async () => {
  const names = [...'abcdefghi']
  const { session, bound } = await openTrees(names)
  const rowOf = (i: number) => names.map((_, at) => (i + 1) * (at + 1) * 0.1)
  const background = Array.from({ length: 16 }, (_, i) => rowOf(i + 3))
  const model = { ...bound, features: names, background, training: { seed: 1 } } as unknown
  // The first row differs from all of the background in nine features: 16 times 2^9 coalitions; the second in three.
  const rows = [rowOf(0), [...rowOf(0).slice(0, 3), ...background[0]!.slice(3)]]
  const alike = background.map((row) => [...row.slice(0, 3), ...background[0]!.slice(3)])
  const columns = names.map((_, at) => rows.map((row) => row[at]!))
  const of = (given: number[][]) => ({ ...(model as Imported), background: given })
  const done: number[] = []
  const sampled = await explainRows(session, of(background), columns, 1, (n) => done.push(n))
  const exact = await explainRows(session, of(alike), columns, 2)
  expect(done).toEqual([1])
  expect(sampled.standardErrors[0]).toHaveLength(9)
  // No tree reads the last six.
  expect(sampled.points[0]!.slice(3)).toEqual(new Array(6).fill(0))
  const { base } = await explain(session, of(background), rows[0]!)
  expect(sampled.points[0]!.reduce((sum, one) => sum + one, base)).toBeCloseTo(sampled.score[0]!, 6)
  expect(exact.standardErrors[1]).toBeNull()
  await session.release()
})

describe('answers are refused', () => {
  const bound = (output: Partial<Output>) => ({
    inputs: [],
    output: { name: 'p', column: 0, columns: 1, is: 'bad' as const, ...output },
    scaling: usualScaling,
  })
  const answering = (...answers: number[]) => ({
    inputs: [],
    outputs: [],
    run: async () => answers,
    release: async () => undefined,
  })
  it.each([
    [[0.5, 1.5], 'the output p is 1.5 in row 2; expected a probability of bad, from 0 to 1'],
    [[Number.NaN, 0.5], 'the output p is NaN in row 1; expected a finite number'],
    [[0.1, 0.2, 0.3], 'the output p has 3 values for 2 rows; expected 1 a row'],
  ])('that no probability can be: %j', async (answers, why) => {
    await expect(predict(answering(...answers), bound({}), [], 2)).rejects.toThrow(why)
  })
})

it('a fraction for an input of whole numbers is refused by name', async () => {
  const input = { feature: 'age', type: 'number', unit: null, input: 'x', column: 0 } as const
  const bound = {
    inputs: [{ ...input, tensor: 'int64' as const, missing: -1 }],
    output: { name: 'p', column: 0, columns: 1, is: 'bad' as const },
    scaling: usualScaling,
  }
  const session = {
    inputs: [],
    outputs: [],
    run: async () => [0.5],
    release: async () => undefined,
  }
  await expect(predict(session, bound, [[3.5]], 1)).rejects.toThrow(
    'the input x takes whole numbers (int64); age is 3.5',
  )
})

it('categories become their numbers, unseen ones and missing ones what the contract says', () => {
  const input = { feature: 'region', type: 'category', unit: null, input: 'x' } as const
  const numbers = { tensor: 'float32', missing: -1, categories: { n: 0, s: 1 } } as const
  const values = ['n', 's', 'constructor', null]
  const fed = (own: object) =>
    feedsOf([{ ...input, column: 0, ...numbers, ...own }], [values], 0, 4).x!
  expect([...fed({ unseen: 9 }).data]).toEqual([0, 1, 9, -1])
  expect([...fed({}).data]).toEqual([0, 1, -1, -1])
  expect([...fed({ missing: null }).data]).toEqual([0, 1, Number.NaN, Number.NaN])
  expect(fed({}).dims).toEqual([4, 1])
  expect(fed({ flat: true }).dims).toEqual([4])
})

it('the score is that of the PD by the scaling, whatever the answer means', () => {
  const odds = Math.log(1 / 19)
  for (const [answer, is] of [
    [0.05, 'bad'],
    [0.95, 'good'],
    [odds, 'log_odds'],
    [600, 'score'],
  ] as const) {
    const { score, pd } = scoreOf(answer, is, usualScaling)
    expect(score).toBeCloseTo(600, 9)
    expect(pd).toBeCloseTo(0.05, 12)
  }
  expect(scoreOf(0, 'bad', usualScaling).pd).toBe(1e-7)
  expect(Number.isFinite(scoreOf(1, 'bad', usualScaling).score)).toBe(true)
})

it('without the runtime an imported model is refused, with what to install', async () => {
  const absent = Object.assign(new Error('none'), { code: 'ERR_MODULE_NOT_FOUND' })
  await expect(
    openOnnx(treeEnsemble(TREES, 3), 'x.onnx', () => Promise.reject(absent)),
  ).rejects.toThrow(`npm install onnxruntime-web@${installed.version}`)
})

it('a file that is no model is refused with the runtime’s words', async () => {
  await expect(openOnnx(new Uint8Array([1, 2, 3]), 'odd.onnx')).rejects.toThrow('odd.onnx: ')
})

it('a file says of itself which feature is which input; bytes that are no message are refused', () => {
  const text = 'inputs: [a]'
  const entry = message([
    [1, 'contract'],
    [2, text],
  ])
  const file = message([
    [1, 8],
    [2, 'elsewhere'],
    [14, entry],
  ])
  expect(metadataOf(file, 'x.onnx')).toEqual({ contract: text })
  expect(contractWithin({ contract: text }, 'x.onnx')).toEqual({ inputs: [{ feature: 'a' }] })
  expect(contractWithin({}, 'x.onnx')).toEqual({})
  expect(() => contractWithin({ contract: 'inptus: 1' }, 'x.onnx')).toThrow('x.onnx, its metadata')
  for (const cut of [1, 5, file.length - 2])
    expect(() => metadataOf(file.subarray(0, cut), 'x.onnx')).toThrow('x.onnx is no ONNX model')
  expect(() => metadataOf(new Uint8Array([7]), 'x.onnx')).toThrow('wire type 7')
})
