import { psi } from '../../stats/psi.ts'
import { cardsOf, termName } from '../cards.ts'
import type { Model } from '../document.ts'
import { rowsOfSegment } from '../score_rows.ts'
import type { Characteristic } from './model.ts'
import { binsByPlace } from './score_table.ts'
import { placesOf, type Table, takeRows } from './table.ts'

/** How a characteristic's bins keep over the months. */
export type BinStability = {
  feature: string
  months: {
    /** Such as 2005-09. */
    month: string
    rows: number
    /** Of the month's distribution over the bins against that of all other months. */
    psi: number
    /** Bad rate by bin, 0 to 1; null where the month has no rows in the bin. */
    badRates: (number | null)[]
  }[]
  maxPsi: number
  /** Of the pairs of neighbouring bins with rows in a month, the share whose bad rates stand as over all months. */
  orderKept: number
}

/**
 * Stability of the model's bins by month. `month` counts months from year 0 by row; NaN is left out.
 * Fewer than two months tell nothing: an empty list.
 */
export function binStability(model: Model, table: Table, month: Float64Array): BinStability[] {
  const months = [...new Set(month)].filter((one) => !Number.isNaN(one)).sort((a, b) => a - b)
  if (months.length < 2) return []
  const monthOf = new Map(months.map((one, i) => [one, i]))
  const monthOfRow = Int32Array.from(month, (one) => monthOf.get(one) ?? -1)
  return cardsOf(model).flatMap(({ segment, card }, number) => {
    const rows = segment ? rowsOfSegment(table, number) : null
    const own = rows ? takeRows(table, rows) : table
    const ownMonths = rows ? Int32Array.from(rows, (row) => monthOfRow[row]!) : monthOfRow
    return card.characteristics.flatMap((characteristic) => {
      const cells = cellsOf(characteristic, own, ownMonths, months.length)
      if (!cells) return []
      const { size, rows, bads } = cells
      return [told(termName(segment, characteristic.feature), months, size, rows, bads)]
    })
  })
}

/** Rows and bads by month and bin; values that no bin holds stand in one more. */
function cellsOf(
  characteristic: Characteristic,
  table: Table,
  monthOfRow: Int32Array,
  months: number,
) {
  const column = table.columns.find(({ name }) => name === characteristic.feature)
  if (!column) return undefined
  const size = characteristic.bins.length + 1
  const bins = binsByPlace(characteristic, column)
  const places = placesOf(column)
  const rows = new Float64Array(months * size)
  const bads = new Float64Array(months * size)
  for (let row = 0; row < places.length; row++) {
    const at = monthOfRow[row]!
    if (at < 0) continue
    const bin = bins[places[row]!]!
    const cell = at * size + (bin < 0 ? size - 1 : bin)
    rows[cell]!++
    bads[cell]! += table.bad[row]!
  }
  return { size, rows, bads }
}

function told(
  feature: string,
  months: readonly number[],
  size: number,
  rows: Float64Array,
  bads: Float64Array,
): BinStability {
  const all = (cells: Float64Array) =>
    Float64Array.from({ length: size }, (_, bin) =>
      months.reduce((sum, _month, m) => sum + cells[m * size + bin]!, 0),
    )
  const [totalRows, totalBads] = [all(rows), all(bads)]
  let [kept, pairs] = [0, 0]
  const byMonth = months.map((month, m) => {
    const own = rows.slice(m * size, (m + 1) * size)
    const badRates = Array.from(own, (n, bin) => (n > 0 ? bads[m * size + bin]! / n : null))
    for (let bin = 1; bin < size - 1; bin++) {
      const [before, after] = [badRates[bin - 1], badRates[bin]]
      if (before == null || after == null) continue
      const overall = totalBads[bin]! / totalRows[bin]! - totalBads[bin - 1]! / totalRows[bin - 1]!
      pairs++
      if (Math.sign(after - before) * Math.sign(overall) >= 0) kept++
    }
    return {
      month: monthName(month),
      rows: own.reduce((sum, n) => sum + n, 0),
      psi: psi(
        totalRows.map((n, bin) => n - own[bin]!),
        own,
      ),
      badRates: badRates.slice(0, size - 1),
    }
  })
  return {
    feature,
    months: byMonth,
    maxPsi: Math.max(...byMonth.map((month) => month.psi)),
    orderKept: pairs > 0 ? kept / pairs : 1,
  }
}

/** Such as 2005-09, of months counted from year 0. */
export const monthName = (month: number) =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`
