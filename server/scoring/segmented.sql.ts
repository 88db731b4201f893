import { quoteIdentifier } from '../db/identifier.ts'
import { pdSql } from '../models/pd.sql.ts'
import { segmentSql } from '../models/segmented/condition.sql.ts'
import type { Segmented } from '../models/segmented/model.ts'
import { scorecardSql } from './scorecard.sql.ts'

const IDS = ['subject_id', 'customer_id', 'facility_id']
const SEGMENT = quoteIdentifier('tally segment')

/**
 * Scorecards by segment as one statement, with the columns in and out of `scoreSql`: each row finds its
 * segment once, and each card scores its own rows. `points` are those of all cards after each other, NULL
 * where the card is another's.
 */
export function segmentedSql(model: Segmented, featuresRelation: string): string {
  const { segments, features } = model
  const columns = [...IDS, ...features.filter((name) => !IDS.includes(name)).map(quoteIdentifier)]
  const counts = segments.map(({ card }) => card.characteristics.length)
  const cards = segments.map(({ card }, i) => {
    const own = `(select * from routed where ${SEGMENT} = ${i + 1})`
    const before = nulls(counts.slice(0, i))
    const after = nulls(counts.slice(i + 1))
    return `(
    select ${IDS.join(', ')}, score, ${[...before, 'points', ...after].join(' || ')} as points, reasons
    from (${scorecardSql(card, own)})
  )`
  })
  return `with routed as materialized (
  select ${columns.join(', ')},
    ${segmentSql(segments)} as ${SEGMENT}
  from ${featuresRelation}
),
carded as (
  ${cards.join('\n  union all\n  ')}
)
select ${IDS.join(', ')}, score,
  ${pdSql(model)} as pd,
  points,
  reasons
from carded`
}

function nulls(counts: readonly number[]): string[] {
  const all = counts.reduce((sum, n) => sum + n, 0)
  return all === 0 ? [] : [`[${new Array(all).fill('null').join(', ')}]::double[]`]
}
