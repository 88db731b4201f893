import { describe, expect, it } from 'vitest'
import type { Finish } from './finish.ts'
import { assemble, countPieces, fitPiece, planFit } from './fit_job.ts'
import type { Split } from './scorecard/split.ts'
import { syntheticTable } from './scorecard/synthetic.ts'

const target = { definition: 'made up', horizonMonths: 12, bad: 'late', good: 'not late' }
const table = syntheticTable(900, 3)
const test = Uint8Array.from(table.bad, (_, row) => (row % 3 === 0 ? 1 : 0))

function fitted(finish: Finish, split: Split = { kind: 'folds', k: 3, seed: 7 }) {
  const plan = planFit({ table, options: { target }, split, among: [], finish })
  const pieces = Array.from({ length: countPieces(plan) }, (_, i) => fitPiece(plan, i))
  return assemble(plan, pieces)
}

describe('finishing a model', () => {
  const plain = fitted({})

  it('on another scale judges the same', () => {
    const { model, heldBack } = fitted({ scaling: { lowest: 300, highest: 850 } })
    expect(model.scaling.baseScore).toBe(300)
    expect(heldBack!.aucMean).toBeCloseTo(plain.heldBack!.aucMean!, 12)
    expect(heldBack!.logLoss).toBeCloseTo(plain.heldBack!.logLoss, 9)
    expect(model.metrics.training!.auc).toBeCloseTo(plain.model.metrics.training!.auc, 12)
  })

  it('tells what rounding costs on rows held back, and judges the rounded model', () => {
    const { model, heldBack } = fitted({ roundTo: 20 })
    expect(model.rounding).toMatchObject({ step: 20, on: 'held-back' })
    expect(model.rounding!.aucBefore).toBe(plain.heldBack!.aucMean)
    expect(model.rounding!.aucAfter).toBe(heldBack!.aucMean)
    expect(fitted({ roundTo: 20 }, { kind: 'none' }).model.rounding).toMatchObject({
      on: 'training',
    })
  })

  it('calibrates by the folds, and judges each fold by the calibration of the others', () => {
    const { model, heldBack } = fitted({ calibrate: 'platt' })
    expect(model.calibration).toMatchObject({ method: 'platt', rows: 900, horizonMonths: 12 })
    expect(model.calibration!.source).toMatch('held-back rows of 3 stratified folds')
    expect(heldBack!.aucMean).toBe(plain.heldBack!.aucMean)
    expect(Math.abs(heldBack!.meanPd - heldBack!.badRate)).toBeLessThan(0.01)
  })

  it.each(['platt', 'isotonic'] as const)(
    'with given test rows calibrates by %s on parts of the training rows, never on the test rows',
    (calibrate) => {
      const split: Split = { kind: 'test', test }
      const { model, heldBack } = fitted({ calibrate, roundTo: 1 }, split)
      expect(model.calibration).toMatchObject({ rows: 600 })
      expect(model.calibration!.source).toMatch('3 parts')
      expect(heldBack!.rows).toBe(300)
      const flipped = { ...table, bad: table.bad.map((b, row) => (test[row] ? 1 - b : b)) }
      const plan = planFit({
        table: flipped,
        options: { target },
        split,
        among: [],
        finish: { calibrate, roundTo: 1 },
      })
      const pieces = Array.from({ length: countPieces(plan) }, (_, i) => fitPiece(plan, i))
      expect(assemble(plan, pieces).model.calibration).toEqual(model.calibration)
    },
  )
})
