import { weightedCurve } from '../stats/weighted_curve.ts'
import { termsOf } from './cards.ts'
import type { Model } from './document.ts'
import type { Characteristic } from './scorecard/model.ts'

const SUSPICIOUS_AUC = 0.98
const FEWEST = 20

/**
 * Warnings of characteristics that nearly tell the outcome by themselves (AUC of their bins on the
 * training rows): as a rule such a column is known only after the outcome, and so of no use before it.
 */
export function tellingAlone(model: Model): string[] {
  return termsOf(model).flatMap(({ name, characteristic }) => {
    const auc = aucAlone(characteristic)
    if (auc === null || auc < SUSPICIOUS_AUC) return []
    return [`${name} alone tells the outcome (AUC ${auc.toFixed(3)}): is it known before it?`]
  })
}

/** AUC of a characteristic's bins in the order of their bad rates; null of too few rows to tell. */
function aucAlone({ bins }: Characteristic): number | null {
  const filled = bins.filter(({ count }) => count > 0)
  const bads = filled.reduce((sum, { bad }) => sum + bad, 0)
  const goods = filled.reduce((sum, { count, bad }) => sum + count - bad, 0)
  if (bads < FEWEST || goods < FEWEST) return null
  return weightedCurve(
    Float64Array.from(filled.flatMap(({ count, bad }) => [-bad / count, -bad / count])),
    filled.flatMap(() => [0, 1]),
    filled.flatMap(({ count, bad }) => [count - bad, bad]),
  ).auc
}
