import { bandsOf } from '../describe.ts'
import type { HeldBackMetrics, Metrics } from '../metrics.ts'
import type { Target } from '../scorecard/model.ts'
import type { Contract } from './contract.ts'
import type { Judged } from './judge.ts'
import type { Imported } from './model.ts'

/** Of what the rows are that a model was judged on. */
interface JudgedOn {
  title: string
  /** Whether they are rows of a table, not of the ledger. */
  table: boolean
  target: Target
}

/** The document of a model as its file, its contract and the rows it was judged on make it. */
export function documentOf(
  given: Pick<Imported, 'inputs' | 'output' | 'scaling' | 'fileName' | 'file'> & {
    contract: Contract
    rows: JudgedOn
    judged: Judged
    metrics: Metrics
    seed: number
  },
): Imported {
  const { inputs, output, scaling, fileName, file, contract, rows, judged, metrics, seed } = given
  const { score, background, base } = judged
  const sum = score.reduce((total, one) => total + one, 0)
  return {
    kind: 'imported',
    version: 1,
    format: 'onnx',
    fileName,
    file,
    features: inputs.map(({ feature }) => feature),
    inputs,
    output,
    target: {
      ...rows.target,
      ...(contract.outcome && { definition: contract.outcome }),
      ...(contract.horizonMonths && { horizonMonths: contract.horizonMonths }),
    },
    scaling,
    characteristics: [],
    basePoints: base,
    meanScore: sum / score.length,
    background,
    training: {
      rows: 0,
      bads: 0,
      seed,
      method: 'trained elsewhere',
      excluded: [],
      ...(rows.table && { table: true as const }),
      scores: bandsOf(score),
    },
    metrics: { heldBack: judgedMetrics(metrics, rows.title) },
  }
}

/** Figures of the rows that a model trained elsewhere was judged on: nobody told us which ones it was trained on. */
export const judgedMetrics = (metrics: Metrics, title: string): HeldBackMetrics => ({
  ...metrics,
  method: `all rows of ${title}; it may have seen them in training`,
  folds: [],
  aucMean: null,
  aucSd: null,
  aucMeanStandardError: null,
})

/** Mean PDs further from the bad rate than this many times are said. */
const FAR = 1.5

/** What is odd in how its answers fit the rows it was judged on. */
export function warningsOf(
  { clamped }: Pick<Judged, 'clamped'>,
  { auc, meanPd, badRate, rows }: Metrics,
): string[] {
  const warnings: string[] = []
  if (auc < 0.5)
    warnings.push(
      `the AUC is ${auc.toFixed(4)}, under one half: is the output the probability of good (output.is)?`,
    )
  if (meanPd > FAR * badRate || badRate > FAR * meanPd)
    warnings.push(
      `the mean PD is ${(100 * meanPd).toFixed(2)}%, ${(100 * badRate).toFixed(2)}% of the rows are bad: its PDs do not fit these rows`,
    )
  if (clamped > 0)
    warnings.push(
      `${clamped} of ${rows} rows have a PD within 0.0000001 of 0 or 1, and are scored as there`,
    )
  return warnings
}
