import { cardSql } from '../models/export/portable.sql.ts'
import { pdSql } from '../models/pd.sql.ts'
import type { Scorecard } from '../models/scorecard/model.ts'

const IDS = ['subject_id', 'customer_id', 'facility_id']

/**
 * A scorecard some of whose points follow a value by the unit, with the columns in and out of `scoreSql`. It has
 * no finite list of shortfalls to order beforehand, as `scorecardSql` does: each row orders its own.
 */
export function slopedSql(model: Scorecard, featuresRelation: string): string {
  const points = model.characteristics.map((_, i) => `points_${i + 1}`)
  const card = cardSql(model, { from: featuresRelation, ids: IDS, points, pd: pdSql(model) })
  return `select ${IDS.join(', ')}, score, pd,
  cast([${points.join(', ')}] as double[]) as points,
  reasons
from (
${card}
)`
}
