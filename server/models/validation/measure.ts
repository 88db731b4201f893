import { brier } from '../../stats/brier.ts'
import { brierParts } from '../../stats/brier_parts.ts'
import { calibration } from '../../stats/calibration.ts'
import { delong } from '../../stats/delong.ts'
import { gains } from '../../stats/gains.ts'
import { hosmerLemeshow } from '../../stats/hosmer_lemeshow.ts'
import { ks } from '../../stats/ks.ts'
import { lift } from '../../stats/lift.ts'
import { logLoss } from '../../stats/log_loss.ts'
import type { Lacking, Measured, Part } from './validation.ts'

/** Scores, PDs and outcomes of rows that did not fit the model that scored them. */
export type Scored = { score: Float64Array; pd: Float64Array; bad: Uint8Array }

const LIFT_SHARES = [0.05, 0.1, 0.2, 0.3]
const CURVE_POINTS = 100

/** Figures of scored rows; says why where they lack a class. Each row counts once. */
export function measure({ score, pd, bad }: Scored): Measured | Lacking {
  const bads = total(bad)
  if (bads === 0 || bads === bad.length)
    return { why: `${bad.length} rows, ${bads} of them bad: both outcomes are needed` }
  const { auc, standardError, lower, upper } = delong(score, bad)
  const known = Number.isFinite(standardError)
  const bands = calibration(pd, bad)
  const own = brier(pd, bad)
  return {
    rows: bad.length,
    bads,
    badRate: bads / bad.length,
    meanPd: total(pd) / pd.length,
    auc,
    aucLower: known ? lower : null,
    aucUpper: known ? upper : null,
    gini: 2 * auc - 1,
    ks: ks(score, bad),
    lifts: LIFT_SHARES.map((share) => ({ share, lift: lift(score, bad, share) })),
    brier: own,
    brierParts: brierParts(bands, own),
    logLoss: logLoss(pd, bad),
    hosmerLemeshow: hosmerLemeshow(bands),
    calibration: bands,
    gains: gains(score, pd, bad),
    curve: gains(score, pd, bad, CURVE_POINTS).map(({ highest, shareOfGoods, shareOfBads }) => ({
      score: highest,
      goods: shareOfGoods,
      bads: shareOfBads,
    })),
  }
}

/** The same of a part of rows, in short; the AUC is null where it lacks a class. */
export function measurePart({ score, pd, bad }: Scored): Part {
  const bads = total(bad)
  const both = bads > 0 && bads < bad.length
  const interval = both ? delong(score, bad) : null
  const known = interval !== null && Number.isFinite(interval.standardError)
  return {
    rows: bad.length,
    bads,
    badRate: bad.length > 0 ? bads / bad.length : 0,
    meanPd: bad.length > 0 ? total(pd) / pd.length : 0,
    auc: interval?.auc ?? null,
    aucLower: known ? interval.lower : null,
    aucUpper: known ? interval.upper : null,
  }
}

/** The rows that are wanted. */
export function scoredWhere(scored: Scored, wanted: (row: number) => boolean): Scored {
  const rows = [...scored.bad.keys()].filter(wanted)
  return {
    score: Float64Array.from(rows, (row) => scored.score[row]!),
    pd: Float64Array.from(rows, (row) => scored.pd[row]!),
    bad: Uint8Array.from(rows, (row) => scored.bad[row]!),
  }
}

const total = (values: Float64Array | Uint8Array) => {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]!
  return sum
}
