import { expect, it } from 'vitest'
import { parseModel } from '../document.ts'
import { exportModel } from '../export/exported.ts'
import { MODELS, rowsFor } from '../export/testing/models.ts'
import { evaluate } from '../scorecard/evaluate.ts'
import { usualScaling } from '../scorecard/scaling.ts'
import { readCard } from './testing/read_card.ts'

const CARDS = MODELS.filter(({ model }) => model.kind === 'scorecard')

it.each(CARDS.map((saved) => [saved.model.calibration?.method ?? 'scaled', saved] as const))(
  'a %s scorecard that we exported scores as before: missing, special, unseen, edges, extremes, reasons',
  (method, saved) => {
    const xml = exportModel(saved, 'pmml') as string
    const card = readCard(xml, method === 'isotonic' ? { scaling: usualScaling } : {})
    expect(parseModel(JSON.stringify(card))).toBeTruthy()
    for (const row of rowsFor(saved, 300)) {
      const [got, wanted] = [evaluate(card, row), evaluate(saved.model, row)]
      if (Number.isFinite(wanted.score) && Math.abs(wanted.score) < 1e6)
        expect(Math.abs(got.score - wanted.score)).toBeLessThanOrEqual(1e-9)
      else expect(got.score / wanted.score || 1).toBeCloseTo(1, 12)
      expect(Math.abs(got.pd - wanted.pd)).toBeLessThanOrEqual(1e-9)
      expect(got.reasons.map(({ feature }) => feature)).toEqual(
        wanted.reasons.map(({ feature }) => feature),
      )
    }
  },
)

it('an additive model that we exported is refused where a pair reads two fields', () => {
  const additive = MODELS.find(({ model }) => model.kind === 'additive')!
  expect(() => readCard(exportModel(additive, 'pmml') as string)).toThrow(/together/)
})
