import { RiskError } from '../../db/errors.ts'
import type { Contract } from '../imported/contract.ts'
import type { Scaling, Target } from '../scorecard/model.ts'
import { factor, scoreOfLogOdds, usualScaling } from '../scorecard/scaling.ts'
import { refused } from './nodes.ts'
import { type PdOutput, pdOutputOf } from './pd_output.ts'
import type { RegressionOf } from './regression.ts'
import type { Node } from './xml_tree.ts'

/** What a sum means: a value, or by + times it a score of this scaling. */
export type Meaning =
  | { kind: 'value' }
  | {
      kind: 'score'
      times: number
      plus: number
      scaling: Scaling
      calibration: PdOutput['calibration']
    }

const SAY =
  'say its scaling (--pdo, --base-score, --base-odds, or scaling in the contract), or output: { is: value } where its target is continuous'

/**
 * What the sum of a file means, from what the file and the contract say. Throws BAD_REQUEST where neither tells
 * how a score becomes a PD, or which outcome a probability is of.
 */
export function meaningOf(
  model: Node,
  of: RegressionOf | null,
  { output = {}, scaling }: Contract,
  target: Pick<Target, 'bad' | 'good'> | null,
): Meaning {
  const { is } = output
  if (of?.kind === 'log_odds') {
    const what = is ?? outcomeOf(model, of.category, target)
    if (what !== 'bad' && what !== 'good')
      throw new RiskError(
        'BAD_REQUEST',
        `contract: output.is ${what}: the file gives a probability, of bad or good`,
      )
    return ofLogOdds(what === 'good' ? 1 : -1, scaling ?? usualScaling)
  }
  if (is === 'bad' || is === 'good')
    throw new RiskError(
      'BAD_REQUEST',
      `contract: output.is ${is}: the file gives no probability; score, log_odds and value are read`,
    )
  if (is === 'value') {
    if (!scaling) return { kind: 'value' }
    throw new RiskError('BAD_REQUEST', 'scaling: a value has none; it is of a score and its PD')
  }
  if (is === 'log_odds') return ofLogOdds(-1, scaling ?? usualScaling)
  const pd = of === null ? pdOutputOf(model) : null
  const stated = scaling ?? pd?.scaling
  if (!stated)
    throw new RiskError(
      'BAD_REQUEST',
      `a PMML ${model.name} gives a ${of ? 'number' : 'score'} and no PD: ${of ? `say what it is (output: { is: log_odds }, of bad), or ${SAY.slice(4)}` : SAY}`,
    )
  if (model.attributes.reasonCodeAlgorithm === 'pointsAbove')
    throw refused(
      model,
      'reasonCodeAlgorithm pointsAbove: more points are riskier there, and safer here; say output: { is: log_odds } where its score is the log odds of bad',
    )
  const calibration = scaling && pd?.scaling ? null : (pd?.calibration ?? null)
  return { kind: 'score', times: 1, plus: 0, scaling: stated, calibration }
}

/** Log odds, of good where `sign` is 1, of bad where it is -1. */
const ofLogOdds = (sign: 1 | -1, scaling: Scaling): Meaning => ({
  kind: 'score',
  times: sign * factor(scaling),
  plus: scoreOfLogOdds(0, scaling),
  scaling,
  calibration: null,
})

function outcomeOf(
  node: Node,
  category: string | null,
  target: Pick<Target, 'bad' | 'good'> | null,
): 'bad' | 'good' {
  if (category === null || category === target?.bad) return 'bad'
  if (category === target?.good) return 'good'
  if (category === '1' || category === '0') return category === '1' ? 'bad' : 'good'
  throw new RiskError(
    'BAD_REQUEST',
    `contract: say whether ${category}, the category that ${node.name} gives the probability of, is bad or good (output: { is: bad })`,
  )
}
