import { type LogisticFit, logistic } from '../../stats/logistic.ts'
import type { Regression } from './select.ts'

export type RidgeFit = LogisticFit & { centre: number }

/**
 * Logistic regression on WoE with coefficients >= 0 and a ridge penalty that draws them towards the one
 * coefficient that all would have together, not towards 0: were features unrelated that would be 1
 * (naive Bayes), and the more they say the same, the less. So few rows make coefficients alike, rather
 * than small, and it is only differences among them that rows must earn.
 */
export function ridgeFit({ columns, good, weight }: Regression, l2: number): RidgeFit {
  const weighed = { nonNegative: true, ...(weight && { weight }) }
  const centre = l2 > 0 && columns.length > 0 ? commonSlope({ columns, good, weight }) : 0
  return { ...logistic([...columns], good, { l2, centre, ...weighed }), centre }
}

/** The coefficient of the sum of all columns. */
function commonSlope({ columns, good, weight }: Regression): number {
  const total = new Float64Array(good.length)
  for (const column of columns)
    for (let row = 0; row < total.length; row++) total[row]! += column[row]!
  const fit = logistic([total], good, { nonNegative: true, ...(weight && { weight }) })
  return fit.coefficients[0]!
}
