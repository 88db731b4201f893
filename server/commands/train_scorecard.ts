import type { Command } from 'commander'
import { z } from 'zod'
import type { TableReport } from '../models/table_report.ts'
import { fixed } from './fixed.ts'

const size = z.coerce.number().min(0)
const positive = z.coerce.number().positive()

/** How `train` is told to choose and fit characteristics. */
export const scorecardArgs = {
  selection: z.enum(['shrink', 'forward', 'backward', 'stepwise', 'lasso']).optional(),
  criterion: z.enum(['aic', 'bic']).optional(),
  l2: size.optional(),
  minIv: size.optional(),
  maxCorrelation: size.max(1).optional(),
  maxVif: z.coerce.number().min(1).optional(),
  pdo: positive.optional(),
  baseScore: z.coerce.number().optional(),
  baseOdds: positive.optional(),
  scoreRange: z.tuple([z.number(), z.number()]).optional(),
  roundTo: positive.optional(),
  calibrate: z.enum(['platt', 'isotonic']).optional(),
}

export const scorecardOptions = (command: Command) =>
  command
    .option('--selection <method>', 'shrink (usual), forward, backward, stepwise or lasso (L1)')
    .option('--criterion <name>', 'what the last four choose by: aic (usual) or bic')
    .option('--l2 <penalty>', 'ridge penalty on coefficients (30 where shrinking, else 0)')
    .option('--min-iv <iv>', 'least information value (0.001)')
    .option('--max-correlation <r>', 'of two that correlate more, the one with less IV goes (0.97)')
    .option('--max-vif <vif>', 'highest variance inflation (any where shrinking, else 10)')
    .option('--pdo <points>', 'points that double the odds (50)')
    .option('--base-score <score>', 'the score that stands for the base odds (600)')
    .option('--base-odds <odds>', 'goods to one bad at the base score (19)')
    .option('--score-range <range>', 'instead: the least and the greatest score: 300-850')
    .option('--round-to <step>', 'points are whole multiples of this; says what that costs in AUC')
    .option('--calibrate <method>', 'PDs by platt or isotonic on rows held back')

/** The command line’s words of these options as arguments. */
export function scorecardWords(scoreRange: unknown): { scoreRange?: [number, number] | string } {
  if (scoreRange === undefined) return {}
  const found = /^\s*(-?[\d.]+)\s*(?:-|\.\.|,|to)\s*(-?[\d.]+)\s*$/.exec(String(scoreRange))
  return { scoreRange: found ? [Number(found[1]), Number(found[2])] : String(scoreRange) }
}

const shownP = (p: number) => (p < 0.0001 ? '<0.0001' : fixed(p, 4))

/** The scale, and what rounding costs and PDs are calibrated by where they are. */
export function showFinish({ scaling, rounding, calibratedBy }: TableReport): string[] {
  const { pdo, baseScore, baseOdds } = scaling
  return [
    `scale: ${short(baseScore)} points are ${short(baseOdds)} goods to one bad, ${short(pdo)} points double the odds`,
    ...(rounding
      ? [
          `points are multiples of ${rounding.step}: AUC (${rounding.on}) ${fixed(rounding.aucAfter, 5)}, without rounding ${fixed(rounding.aucBefore, 5)}`,
        ]
      : []),
    ...(calibratedBy
      ? [
          `PD of ${calibratedBy.outcome}${calibratedBy.horizonMonths === null ? '' : ` within ${calibratedBy.horizonMonths} months`}: ${calibratedBy.method}, by ${calibratedBy.source} (${calibratedBy.rows} rows, ${calibratedBy.bads} bad)`,
        ]
      : []),
  ]
}

const short = (value: number) => String(Number(value.toPrecision(6)))

/** Coefficients with their errors, as lines under each other. */
export function showCoefficients({ characteristics, selection }: TableReport): string[] {
  if (!selection) return []
  const shown = characteristics.flatMap(({ feature, beta, standardError, pValue, ...c }) => {
    if (!c.betaInterval) return []
    const [lower, upper] = c.betaInterval.map((bound) => fixed(bound, 3))
    const vif = c.vif == null ? '–' : fixed(c.vif, 1)
    return `  ${fixed(beta, 3)}  error ${fixed(standardError, 3)}  p ${shownP(pValue)}  ${lower} to ${upper}  VIF ${vif}  ${feature}`
  })
  return ['coefficients of WoE, with 95 % intervals', ...shown]
}

const MOST_SHOWN = 30

/** What was left out, and why. */
export function showExcluded({ excluded }: Pick<TableReport, 'excluded'>): string[] {
  if (excluded.length === 0) return []
  const rest = excluded.length - MOST_SHOWN
  return [
    `left out: ${excluded.length}`,
    ...excluded.slice(0, MOST_SHOWN).map((one) => `  ${one.feature}: ${one.why}`),
    ...(rest > 0 ? [`  and ${rest} more`] : []),
  ]
}
