import { wilson } from './wilson.ts'

/** One band of PD: its rows, their mean PD, and the observed bad rate with its 95% Wilson interval. */
export type CalibrationBand = {
  lowestPd: number
  highestPd: number
  rows: number
  bads: number
  meanPd: number
  badRate: number
  lower: number
  upper: number
}

/**
 * Calibration table: rows ordered by PD and cut into at most `bands` bands of equal count. Equal PDs
 * stay in one band, so the table never depends on the order of rows and may have fewer bands.
 */
export function calibration(
  pd: ArrayLike<number>,
  bad: ArrayLike<number>,
  bands = 10,
): CalibrationBand[] {
  if (pd.length !== bad.length) throw new Error(`${pd.length} PDs for ${bad.length} outcomes`)
  const order = Uint32Array.from({ length: pd.length }, (_, i) => i)
  order.sort((a, b) => pd[a]! - pd[b]!)
  const table: CalibrationBand[] = []
  let start = 0
  for (let band = 1; band <= bands && start < order.length; band++) {
    let end = Math.max(start + 1, Math.round((order.length * band) / bands))
    while (end < order.length && pd[order[end]!] === pd[order[end - 1]!]) end++
    table.push(bandOf(order.subarray(start, end), pd, bad))
    start = end
  }
  return table
}

function bandOf(rows: Uint32Array, pd: ArrayLike<number>, bad: ArrayLike<number>): CalibrationBand {
  let bads = 0
  let sum = 0
  for (const row of rows) {
    bads += bad[row]!
    sum += pd[row]!
  }
  return {
    lowestPd: pd[rows[0]!]!,
    highestPd: pd[rows.at(-1)!]!,
    rows: rows.length,
    bads,
    meanPd: sum / rows.length,
    badRate: bads / rows.length,
    ...wilson(bads, rows.length),
  }
}
