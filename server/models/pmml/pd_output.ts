import type { Calibration } from '../scorecard/calibration.ts'
import type { Scaling } from '../scorecard/model.ts'
import { affineOf } from './affine.ts'
import { childOf, childrenOf, numberOf, refused } from './nodes.ts'
import type { Node } from './xml_tree.ts'

/** How a score becomes a PD, as an exported scorecard says it of itself in its output `pd`. */
export interface PdOutput {
  /** Null: PDs are given by score, and the scale is not told. */
  scaling: Scaling | null
  calibration:
    | Pick<Extract<Calibration, { method: 'platt' }>, 'method' | 'intercept' | 'slope'>
    | Pick<Extract<Calibration, { method: 'isotonic' }>, 'method' | 'knots'>
    | null
}

/** The PD of a scorecard that we exported; null where the file has no such output. */
export function pdOutputOf(model: Node): PdOutput | null {
  const outputs = childrenOf(childOf(model, 'Output') ?? model, 'OutputField')
  const pd = outputs.find(
    ({ attributes: { feature, name } }) =>
      feature === 'transformedValue' && /^pd(_\d+)?$/.test(name ?? ''),
  )
  const [expression] = pd?.children ?? []
  if (!expression) return null
  if (expression.name === 'NormContinuous' || expression.name === 'Constant')
    return { scaling: null, calibration: { method: 'isotonic', knots: knotsOf(expression) } }
  // 1 / (1 + exp(z))
  const z = childAt(childAt(childAt(expression, '/', 1), '+', 1), 'exp', 0)
  if (!z) throw refused(expression, 'such a PD is not read; say the scaling in the contract')
  const first = z.children[0]
  if (first?.name !== 'Constant') return { scaling: scalingOf(z), calibration: null }
  const product = childAt(z, '+', 1)
  const [slope, logOdds] = product?.children ?? []
  if (!slope || !logOdds) throw refused(z, 'such a PD is not read; say the scaling in the contract')
  return {
    scaling: scalingOf(logOdds),
    calibration: { method: 'platt', intercept: constantOf(first), slope: constantOf(slope) },
  }
}

const childAt = (node: Node | undefined, name: string, place: number): Node | undefined =>
  node?.name === 'Apply' && node.attributes.function === name ? node.children[place] : undefined

const constantOf = (node: Node) =>
  affineOf(node, (at) => {
    throw refused(at, 'a constant is expected')
  }).constant

/** (score - baseScore) / factor + ln(baseOdds). */
function scalingOf(logOdds: Node): Scaling {
  const above = childAt(logOdds, '+', 0)
  const odds = logOdds.children[1]
  const perPoint = childAt(above, '/', 1)
  const score = childAt(childAt(above, '/', 0), '-', 1)
  if (!odds || !perPoint || !score)
    throw refused(logOdds, 'such a PD is not read; say the scaling in the contract')
  return {
    pdo: tidy(constantOf(perPoint) * Math.LN2),
    baseScore: constantOf(score),
    baseOdds: tidy(Math.exp(constantOf(odds))),
  }
}

/** Without the last digits, which exponents and logarithms make. */
const tidy = (value: number) => Number(value.toPrecision(13))

function knotsOf(node: Node): { score: number; pd: number }[] {
  if (node.name === 'Constant') return [{ score: 0, pd: constantOf(node) }]
  if (node.attributes.outliers !== 'asExtremeValues')
    throw refused(node, 'outliers asExtremeValues is expected')
  return childrenOf(node, 'LinearNorm').map((one) => ({
    score: numberOf(one, 'orig'),
    pd: numberOf(one, 'norm'),
  }))
}
