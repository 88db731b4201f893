import { resolve } from 'node:path'
import type { Command } from 'commander'
import { z } from 'zod'
import { monthsText } from '../ledger/outcome/months_text.ts'
import { termName } from '../models/cards.ts'
import { verdictOf } from '../models/segmented/compare.ts'
import type { Compared } from '../models/segmented/model.ts'
import type { TableReport } from '../models/table_report.ts'
import { fixed } from './fixed.ts'

export const scorecardOptions = (command: Command) =>
  command
    .option('--kind <kind>', 'scorecard (usual) or additive: boosted main effects and pairs')
    .option(
      '--segments <what>',
      'a scorecard each for the values of a column, or for the conditions of a YAML file',
    )
    .option('--selection <method>', 'shrink (usual), forward, backward, stepwise or lasso (L1)')
    .option('--criterion <name>', 'what the last four choose by: aic (usual) or bic')
    .option('--l2 <penalty>', 'ridge penalty on coefficients (30 where shrinking, else 0)')
    .option('--min-iv <iv>', 'least information value (0.001)')
    .option('--max-correlation <r>', 'of two that correlate more, the one with less IV goes (0.97)')
    .option('--max-vif <vif>', 'highest variance inflation (any where shrinking, else 10)')
    .option(
      '--points <how>',
      'settled: the bins of all characteristics together (usual), or woe: coefficient times WoE',
    )
    .option('--pdo <points>', 'points that double the odds (50)')
    .option('--base-score <score>', 'the score that stands for the base odds (600)')
    .option('--base-odds <odds>', 'goods to one bad at the base score (19)')
    .option('--score-range <range>', 'instead: the least and the greatest score: 300-850')
    .option('--round-to <step>', 'points are whole multiples of this; says what that costs in AUC')
    .option('--calibrate <method>', 'PDs by platt or isotonic on rows held back')

/** The column that tells segments apart, or the file that does. */
export const segmentsArg = z
  .union([z.strictObject({ column: z.string() }), z.strictObject({ file: z.string() })])
  .optional()

/** A file of segments, by its name, or the column that tells them apart. */
export const segmentsWord = (given: unknown) =>
  given === undefined
    ? undefined
    : /\.ya?ml$/i.test(String(given))
      ? { file: resolve(String(given)) }
      : { column: String(given) }

/** The command line’s words of these options as arguments. */
export function scorecardWords(scoreRange: unknown): { scoreRange?: [number, number] | string } {
  if (scoreRange === undefined) return {}
  const found = /^\s*(-?[\d.]+)\s*(?:-|\.\.|,|to)\s*(-?[\d.]+)\s*$/.exec(String(scoreRange))
  return { scoreRange: found ? [Number(found[1]), Number(found[2])] : String(scoreRange) }
}

const shownP = (p: number) => (p < 0.0001 ? '<0.0001' : fixed(p, 4))

/** The scale, and what rounding costs and PDs are calibrated by where they are. */
export function showFinish({
  scaling,
  rounding,
  calibratedBy,
}: Pick<TableReport, 'scaling' | 'rounding' | 'calibratedBy'>): string[] {
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
          `PD of ${calibratedBy.outcome}${calibratedBy.horizonMonths === null ? '' : ` within ${monthsText(calibratedBy.horizonMonths)}`}: ${calibratedBy.method}, by ${calibratedBy.source} (${calibratedBy.rows} rows, ${calibratedBy.bads} bad)`,
        ]
      : []),
  ]
}

/** What a model of the past alone gave on the latest rows. */
export function showOutOfTime({ outOfTime }: Pick<TableReport, 'outOfTime'>): string[] {
  if (!outOfTime) return []
  const { from, rows, bads, auc, aucLower, aucUpper, trainingRows, meanPd, badRate } = outOfTime
  const interval =
    aucLower === null ? '' : `, 95 % from ${fixed(aucLower, 3)} to ${fixed(aucUpper, 3)}`
  return [
    `out of time: fitted on the ${trainingRows} rows before ${from} alone, AUC ${fixed(auc, 4)}${interval} on the ${rows} rows (${bads} bad) from then on; mean PD ${fixed(100 * meanPd, 2)} %, bad rate ${fixed(100 * badRate, 2)} %`,
  ]
}

const short = (value: number) => String(Number(value.toPrecision(6)))

/** Coefficients with their errors, as lines under each other. */
export function showCoefficients({ characteristics, selection, bySegment }: TableReport): string[] {
  if (!selection && !bySegment) return []
  const shown = characteristics.flatMap(({ feature, beta, standardError, pValue, ...c }) => {
    if (!c.betaInterval) return []
    const [lower, upper] = c.betaInterval.map((bound) => fixed(bound, 3))
    const vif = c.vif == null ? '–' : fixed(c.vif, 1)
    return `  ${fixed(beta, 3)}  error ${fixed(standardError, 3)}  p ${shownP(pValue)}  ${lower} to ${upper}  VIF ${vif}  ${termOf(feature, c)}`
  })
  return ['coefficients of WoE, with 95 % intervals', ...shown]
}

const termOf = (feature: string, { segment }: { segment: string | null }) =>
  termName(segment === null ? null : { name: segment }, feature)

/** Segments with their figures on held-back rows, and whether they pay. */
export function showSegments({ bySegment }: Pick<TableReport, 'bySegment'>): string[] {
  if (!bySegment) return []
  const { segments, comparison } = bySegment
  const figures = (one: Compared) =>
    `AUC ${fixed(one.auc, 4)}, without segments ${fixed(one.withoutSegments, 4)}, difference ${fixed(one.difference, 4)}, standard error ${fixed(one.standardError, 4)}`
  return [
    'segments, held back',
    ...segments.map(({ name, condition, rows, bads, whole, characteristics }, i) => {
      const compared = comparison?.segments[i]?.figures
      const told = compared ? figures(compared) : 'not measured'
      return `  ${name}${condition === name ? '' : ` (${condition})`}: ${rows} rows, ${bads} bad, ${characteristics} characteristics${whole ? ' of a card of all rows' : ''}; ${told}`
    }),
    ...(comparison ? [`  all: ${figures(comparison)}: ${verdictOf(comparison)}`] : []),
  ]
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
