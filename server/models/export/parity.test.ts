import { InferenceSession, Tensor } from 'onnxruntime-web'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Connection, openConnection } from '../../db/connection.ts'
import { quoteIdentifier } from '../../db/identifier.ts'
import { openInstance } from '../../db/instance.ts'
import type { Param } from '../../db/params.ts'
import { evaluateModel, featuresRead } from '../cards.ts'
import type { Card } from '../document.ts'
import { parseModel } from '../document.ts'
import { predict } from '../linear/predict.ts'
import { readSum } from '../pmml/testing/read_card.ts'
import { linearOf } from '../pmml/value.ts'
import type { SavedModel } from '../registry.ts'
import { type Evaluation, evaluate } from '../scorecard/evaluate.ts'
import { isSloped } from '../scorecard/points.ts'
import type { Value } from '../scorecard/route.ts'
import { exportModel } from './exported.ts'
import { CALIBRATED, KNOTS, LINEAR, MODELS, rowsFor, SEGMENTED } from './testing/models.ts'
import { readPmml } from './testing/read_pmml.ts'

let sql: Connection
let close: () => void
beforeAll(async () => {
  const opened = await openInstance({ dir: ':memory:' })
  sql = openConnection(await opened.instance.connect())
  close = opened.close
})
afterAll(() => {
  sql.close()
  close()
})

// Points by the unit of an infinite number are infinite.
const close9 = (got: number, wanted: number) =>
  got === wanted ||
  expect(Math.abs(got - wanted), `${got} for ${wanted}`).toBeLessThanOrEqual(
    1e-9 * Math.max(1, Math.abs(wanted) / 1e6),
  )

const reasonsOf = ({ reasons }: Evaluation) => reasons.map(({ feature }) => feature)
const pointsOf = ({ characteristics }: Evaluation) => characteristics.map(({ points }) => points)
const sameNumbers = (got: readonly number[], wanted: readonly number[]) =>
  expect(got.map((one) => one + 0)).toEqual(wanted.map((one) => one + 0))

function calibrationOf({ model: { calibration } }: SavedModel): string {
  if (!calibration) return ''
  const knots = calibration.method === 'isotonic' ? ` of ${calibration.knots.length} knots` : ''
  return `, calibrated (${calibration.method}${knots})`
}

describe.each<[string, SavedModel<Card>]>(
  MODELS.map((saved) => [
    `${saved.model.kind} of ${saved.model.features.length}${calibrationOf(saved)}${saved.model.characteristics.some(isSloped) ? ', by the unit' : ''}`,
    saved,
  ]),
)(
  'a %s as another system reads it equals the reference to 1e-9: missing, special, unseen, edges, extremes',
  (_, saved) => {
    const rows = rowsFor(saved, saved.model.calibration ? 40 : 120)
    const { model } = saved
    const types = new Map(
      [
        ...model.characteristics,
        ...(model.kind === 'additive' ? model.pairs.flatMap(({ axes }) => axes) : []),
      ].map(({ feature, type }) => [feature, type]),
    )
    const features = [...types.keys()]

    it('in the exported statement, reasons included', async () => {
      const columns = [
        'row integer',
        ...features.map(
          (name) =>
            `${quoteIdentifier(name)} ${types.get(name) === 'number' ? 'double' : 'varchar'}`,
        ),
      ]
      await sql.script(`create or replace temp table "a ""table""" (${columns.join(', ')})`)
      const width = columns.length
      const marks = rows.map((_, i) => `(${columns.map((_, at) => `$${i * width + at + 1}`)})`)
      await sql.run(
        `insert into "a ""table""" values ${marks.join(', ')}`,
        rows.flatMap((row, i) => [i, ...features.map((name) => row[name] as Param)]),
      )
      const text = exportModel(saved, 'sql', { table: 'a "table"', id: ['row'] }) as string
      const scored = await sql.arrays(`select * from (${text}) order by row`)
      rows.forEach((row, i) => {
        const [at, score, pd, ...rest] = scored[i] as [number, number, number, ...unknown[]]
        const wanted = evaluate(model, row)
        expect(at).toBe(i)
        close9(score, wanted.score)
        close9(pd, wanted.pd)
        expect(rest.pop()).toEqual(reasonsOf(wanted))
        sameNumbers(rest as number[], pointsOf(wanted))
      })
    })

    it('in PMML, by a reader that knows PMML alone; its reasons are ours, and then those that lost nothing', () => {
      const score = readPmml(exportModel(saved, 'pmml') as string)
      for (const row of rows) {
        const [got, wanted] = [score(row), evaluate(model, row)]
        close9(got.score, wanted.score)
        close9(got.pd, wanted.pd)
        if (features.length > 0) sameNumbers(got.points, pointsOf(wanted))
        const lost = got.reasons.filter(({ lost }) => lost > 0).map(({ code }) => code)
        expect(lost.slice(0, 4)).toEqual(reasonsOf(wanted))
      }
    })

    it('in ONNX, run by ONNX Runtime, reasons included', async () => {
      const session = await InferenceSession.create(exportModel(saved, 'onnx') as Uint8Array)
      const inputs = session.inputNames.map((name, i) => [
        name,
        columnOf(rows, features[i] as string, types),
      ])
      const got = await session.run(Object.fromEntries(inputs))
      const values = (name: string) => [...((got[name]?.data ?? []) as Iterable<number | string>)]
      const [scores, pds, points, reasons] = ['score', 'pd', 'points', 'reasons'].map(values)
      rows.forEach((row, i) => {
        const wanted = evaluate(model, row)
        // Without terms there is one score for all.
        const at = features.length > 0 ? i : 0
        close9(scores![at] as number, wanted.score)
        close9(pds![at] as number, wanted.pd)
        const terms = wanted.characteristics.length
        sameNumbers(points!.slice(i * terms, (i + 1) * terms) as number[], pointsOf(wanted))
        const most = Math.min(4, terms)
        expect(reasons!.slice(i * most, (i + 1) * most).filter((one) => one !== '')).toEqual(
          reasonsOf(wanted),
        )
      })
    })

    it('in JSON, read back as the very same document', () => {
      const {
        format,
        formatVersion,
        model: read,
      } = JSON.parse(exportModel(saved, 'json') as string)
      expect([format, formatVersion]).toEqual(['tallystick-model', 1])
      expect(parseModel(JSON.stringify(read))).toEqual(JSON.parse(JSON.stringify(model)))
    })
  },
)

it('a model by segment is one graph in ONNX: each row by the card of its first condition that holds', async () => {
  const { model } = SEGMENTED
  const rows = rowsFor(SEGMENTED, 400)
  const session = await InferenceSession.create(exportModel(SEGMENTED, 'onnx') as Uint8Array)
  const read = featuresRead(model)
  const types = new Map(read.map(({ feature, type }) => [feature, type as string]))
  // A column called as an output is, has another name as an input.
  const features = session.inputNames.map((name) => name.replace(/^(score|segment)_2$/, '$1'))
  const inputs = session.inputNames.map((name, i) => [
    name,
    columnOf(rows, features[i]!.replace(/^feature #/, '#'), types),
  ])
  const got = await session.run(Object.fromEntries(inputs))
  const values = (name: string) => [...((got[name]?.data ?? []) as Iterable<number | string>)]
  const [scores, pds, points, reasons, segments] = [
    ...['score', 'pd', 'points', 'reasons', 'segment'].map(values),
  ] as [number[], number[], number[], string[], string[]]
  const widths = model.segments.map(({ card }) => card.characteristics.length)
  const width = widths.reduce((a, b) => a + b, 0)
  const seen = new Set<string>()
  rows.forEach((row, i) => {
    const wanted = evaluateModel(model, row)
    seen.add(wanted.segment!)
    expect(segments[i]).toBe(wanted.segment)
    close9(scores[i]!, wanted.score)
    close9(pds[i]!, wanted.pd)
    const at = model.segments.findIndex(({ name }) => name === wanted.segment)
    const start = widths.slice(0, at).reduce((a, b) => a + b, 0)
    const own = points.slice(i * width, (i + 1) * width)
    sameNumbers(own.splice(start, widths[at]!), pointsOf(wanted))
    expect(own.every(Number.isNaN)).toBe(true)
    expect(reasons.slice(4 * i, 4 * i + 4).filter((one) => one !== '')).toEqual(reasonsOf(wanted))
  })
  expect(seen.size).toBe(model.segments.length)
})

it('a model of a continuous target predicts the same in PMML, read back by ours too, and in ONNX', async () => {
  const saved = LINEAR
  const { model } = saved
  const rows = rowsFor(MODELS[0]!, 200)
  const xml = exportModel(saved, 'pmml') as string
  const read = readPmml(xml)
  const { constant, parts } = readSum(xml, { output: { is: 'value' } })
  const types = new Map(model.characteristics.map(({ feature, type }) => [feature, type as string]))
  const session = await InferenceSession.create(exportModel(saved, 'onnx') as Uint8Array)
  const inputs = session.inputNames.map((name, i) => [
    name,
    columnOf(rows, model.features[i] as string, types),
  ])
  const { predicted } = await session.run(Object.fromEntries(inputs))
  const back = linearOf(constant, parts)
  rows.forEach((row, i) => {
    const wanted = predict(model, row).value
    close9(read(row).score, wanted)
    close9(predicted!.data[i] as number, wanted)
    close9(predict(back, row).value, wanted)
  })
})

it('the rows of calibrated models score below the first knot, on every knot, between, and beyond the last', () => {
  for (const saved of CALIBRATED) {
    const scores = rowsFor(saved, 40).map((row) => evaluate(saved.model, row).score)
    expect(scores).toEqual(
      expect.arrayContaining([490, ...KNOTS.map(({ score }) => score), 515, 540]),
    )
  }
})

function columnOf(rows: Record<string, Value>[], feature: string, types: Map<string, string>) {
  const dims = [rows.length, 1]
  if (types.get(feature) === 'category')
    return new Tensor(
      'string',
      rows.map((row) => (row[feature] ?? '␀') as string),
      dims,
    )
  return new Tensor(
    'float64',
    Float64Array.from(rows, (row) => (row[feature] ?? Number.NaN) as number),
    dims,
  )
}

it('a statement refuses an id that would be a column of its own, and PMML a character XML lacks', () => {
  const [odd] = MODELS as [(typeof MODELS)[number]]
  expect(() => exportModel(odd, 'sql', { id: ['Score'] })).toThrow('called Score already')
  const bell = { ...odd, name: 'a\u0007b' }
  expect(() => exportModel(bell, 'pmml')).toThrow('cannot stand in XML')
})
