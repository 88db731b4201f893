import { RiskError } from '../../db/errors.ts'
import type { Gap, StandIn } from './bins.ts'
import type { PmmlFile } from './file.ts'
import { generalRegressionOf } from './general_regression.ts'
import { type RegressionOf, regressionOf } from './regression.ts'
import { type Sum, scorecardOf } from './scorecard.ts'

/**
 * The sum that a file's model is, of a regression with what it is a sum of. Throws MODEL_INVALID for what cannot
 * be told exactly, and for every value without a score that nothing stands in for, with what to say.
 */
export function sumOf(
  file: PmmlFile,
  standIn: ReadonlyMap<string, StandIn>,
): Sum & { of: RegressionOf | null } {
  const gaps: Gap[] = []
  const sum = readSum(file, standIn, gaps)
  if (gaps.length === 0) return sum
  const where = gaps.map(({ field, called }) => `${field} is ${called}`).join(', where ')
  const say = gaps.map(({ field, role }) => `{ feature: ${field}, ${role}: … }`).join(', ')
  throw new RiskError(
    'MODEL_INVALID',
    `PMML: where ${where} the file gives no score; say in the contract what that is read as: inputs: [${say}]`,
  )
}

function readSum(file: PmmlFile, standIn: ReadonlyMap<string, StandIn>, gaps: Gap[]) {
  switch (file.model.name) {
    case 'Scorecard':
      return { ...scorecardOf(file, standIn, gaps), of: null }
    case 'RegressionModel':
      return regressionOf(file, standIn, gaps)
    default:
      return generalRegressionOf(file, standIn, gaps)
  }
}
