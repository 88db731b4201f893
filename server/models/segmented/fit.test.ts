import { describe, expect, it } from 'vitest'
import { cardOf, evaluateModel, featuresRead, termsOf } from '../cards.ts'
import { parseModel } from '../document.ts'
import { assemble, countPieces, fitPiece, planFit } from '../fit_job.ts'
import { pdOf } from '../scorecard/calibration.ts'
import { syntheticTable } from '../scorecard/synthetic.ts'
import { type Table, valueAt } from '../scorecard/table.ts'
import { conditionText, holds, segmentOf } from './condition.ts'
import { fitSegmented, type PlannedSegment } from './fit.ts'
import type { SegmentCondition } from './model.ts'

const target = { definition: 'made up', horizonMonths: 12, bad: 'late', good: 'not late' }
const table: Table = syntheticTable(1500, 2, 1)
const usable: PlannedSegment[] = [
  {
    name: 'on time',
    when: { kind: 'compare', comparator: '<=', value: 0, feature: 'late', type: 'number' },
  },
  {
    name: 'tenants',
    when: {
      kind: 'any',
      parts: [
        { kind: 'in', values: ['rent', 'free'], feature: 'home', type: 'category' },
        { kind: 'missing', expected: true, feature: 'use', type: 'number' },
      ],
    },
  },
  { name: 'others', when: null },
]
const rowAt = (row: number) =>
  Object.fromEntries(table.columns.map((column) => [column.name, valueAt(column, row)]))
table.segment = Uint8Array.from(table.bad, (_, row) => segmentOf(usable, rowAt(row)))
const options = { target }

describe('conditions', () => {
  const age = { feature: 'age', type: 'number' as const }
  const home = { feature: 'home', type: 'category' as const }
  const both: SegmentCondition = {
    kind: 'all',
    parts: [
      { kind: 'compare', comparator: '>=', value: 25, ...age },
      {
        kind: 'any',
        parts: [
          { kind: 'in', values: ['rent', 'other'], ...home },
          { kind: 'missing', expected: true, ...home },
        ],
      },
    ],
  }

  it('a missing value, or NaN, matches no comparison and is missing', () => {
    expect(holds(both, { age: 30, home: 'rent' })).toBe(true)
    expect(holds(both, { age: 30, home: null })).toBe(true)
    expect(holds(both, { age: 30, home: 'own' })).toBe(false)
    expect(holds(both, { age: null, home: 'rent' })).toBe(false)
    expect(holds(both, { age: Number.NaN, home: 'rent' })).toBe(false)
    expect(holds({ kind: 'missing', expected: false, ...age }, { age: Number.NaN })).toBe(false)
  })

  it('are said in words', () => {
    expect(conditionText(both)).toBe('age >= 25 and (home in (rent, other) or home is missing)')
    expect(conditionText(null)).toBe('whoever is left')
  })
})

describe('scorecards by segment', () => {
  const model = fitSegmented(table, usable, options)

  it('each card is that of its own rows, and all are on one scale', () => {
    const rows = usable.map((_, i) => table.segment!.filter((one) => one === i).length)
    expect(model.segments.map((one) => one.rows)).toEqual(rows)
    expect(model.segments.map(({ card }) => card.training.rows)).toEqual(rows)
    for (const { card } of model.segments) expect(card.scaling).toEqual(model.scaling)
    // Each card is calibrated on its own rows, so the mean PD of all is the bad rate.
    const { meanPd, badRate } = model.metrics.training!
    expect(meanPd).toBeCloseTo(badRate, 6)
  })

  it('a segment with too few rows has a card of all rows', () => {
    const { segments } = fitSegmented(
      table,
      [usable[0]!, { name: 'others', when: null, whole: true }],
      options,
    )
    expect(segments[1]!.card.training.rows).toBe(1500)
    expect(segments[1]!.rows).toBeLessThan(1500)
  })

  it('a row is scored by the card of the first segment that matches', () => {
    for (let row = 0; row < 50; row++) {
      const given = rowAt(row)
      const { segment, card } = cardOf(model, given)
      expect(segment?.name).toBe(usable[table.segment![row]!]!.name)
      const told = evaluateModel(model, given)
      expect(told.segment).toBe(segment?.name)
      const sum = told.characteristics.reduce((all, { points }) => all + points, card.basePoints)
      expect(told.score).toBeCloseTo(sum, 9)
      expect(told.pd).toBe(pdOf(told.score, model))
    }
  })

  it('is a document that is read back, and one whose segments do not end in whoever is left is refused', () => {
    expect(parseModel(JSON.stringify(model))).toEqual(JSON.parse(JSON.stringify(model)))
    const open = { ...model, segments: model.segments.slice(0, -1) }
    expect(() => parseModel(JSON.stringify(open))).toThrow('whoever is left')
    const twice = model.segments.map((one) => ({ ...one, name: 'same' }))
    expect(() => parseModel(JSON.stringify({ ...model, segments: twice }))).toThrow('one name')
    const scaling = { ...model.scaling, pdo: 20 }
    expect(() => parseModel(JSON.stringify({ ...model, scaling }))).toThrow('scale')
  })

  it('reads what tells its segments apart, and the features of its cards, each once', () => {
    const read = featuresRead(model).map(({ feature }) => feature)
    expect(read).toEqual(model.features)
    expect(read.slice(0, 3)).toEqual(['late', 'home', 'use'])
    expect(new Set(termsOf(model).map(({ name }) => name)).size).toBe(termsOf(model).length)
  })

  it('folds judge it whole and by segment, on another scale, rounded and calibrated', () => {
    const plan = planFit({
      table,
      options: { ...options, segments: usable },
      split: { kind: 'folds', k: 3, seed: 5 },
      among: [],
      finish: {
        scaling: { pdo: 20, baseScore: 500, baseOdds: 10 },
        roundTo: 1,
        calibrate: 'platt',
      },
    })
    const pieces = Array.from({ length: countPieces(plan) }, (_, i) => fitPiece(plan, i))
    const { model, heldBack } = assemble(plan, pieces)
    if (model.kind !== 'segmented') throw new Error(model.kind)
    expect(heldBack?.rows).toBe(1500)
    const parts = model.segments.map(({ card }) => card.metrics.heldBack!)
    expect(parts.reduce((sum, { rows }) => sum + rows, 0)).toBe(1500)
    for (const { card } of model.segments) {
      expect(card.scaling).toEqual(model.scaling)
      for (const { bins } of card.characteristics)
        for (const { points } of bins) expect(points).toBe(Math.round(points))
    }
    expect(model).toMatchObject({
      scaling: { pdo: 20 },
      rounding: { step: 1 },
      calibration: { method: 'platt' },
    })
    expect(() => parseModel(JSON.stringify(model))).not.toThrow()
  })
})
