import { doubleLiteral } from '../db/identifier.ts'
import { caseOf } from '../models/export/case.sql.ts'
import type { Characteristic } from '../models/scorecard/model.ts'
import type { ValueBands } from '../models/scorecard/value_bands.ts'

/** The cell of a sloped characteristic's value: mean points of its band; of what lies in no range its points. */
export const bandCellSql = (
  characteristic: Characteristic,
  { edges, points }: Pick<ValueBands, 'edges' | 'points'>,
  value: string,
): string =>
  byRange(
    characteristic,
    value,
    `(${doubles(points)})[1 + len(list_filter(${doubles(edges)}, lambda edge: ${value} >= edge))]`,
    doubleLiteral,
  )

/** Whether a value lies in a range: neither missing nor listed. */
export const inRangeSql = (characteristic: Characteristic, value: string): string =>
  byRange(characteristic, value, 'true', () => 'false')

const byRange = (
  { bins, type, pointsUnseen }: Characteristic,
  value: string,
  ofRange: string,
  ofOther: (points: number) => string,
): string =>
  caseOf({ bins, type }, value, (bin) => {
    const own = bins[bin]
    return own?.kind === 'range' ? ofRange : ofOther((own?.points ?? pointsUnseen) + 0)
  })

const doubles = (values: readonly number[]) =>
  `cast([${values.map(doubleLiteral).join(', ')}] as double[])`
