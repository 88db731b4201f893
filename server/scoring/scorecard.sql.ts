import { doubleLiteral, quoteLiteral } from '../db/identifier.ts'
import { baselinePoints } from '../models/baseline.ts'
import { valueSql } from '../models/column_value.sql.ts'
import { pdSql } from '../models/pd.sql.ts'
import { mostReasons } from '../models/scorecard/evaluate.ts'
import type { Bin, Characteristic, Scorecard } from '../models/scorecard/model.ts'
import { places, WORD } from './reason_places.ts'

/**
 * A scorecard as one statement over a relation of features: one CASE a characteristic, so that one
 * subject and ten million are scored by the same text. Values find their bins as `route.ts` says.
 *
 * `featuresRelation` stands after FROM: a relation's name, or a query in parentheses. It has
 * subject_id, customer_id, facility_id and a column for each feature of the model.
 * Columns out: subject_id, customer_id, facility_id, score DOUBLE, pd DOUBLE (0 to 1),
 * points DOUBLE[] in the model's order, reasons VARCHAR[] (features, the largest shortfall first).
 *
 * A branch of a CASE gives the points and, beside them, their place among all shortfalls of the card
 * as one bit of a word (`reason_places.ts`): the words of all characteristics, or-ed, hold a row's
 * shortfalls in order, and its reasons are their lowest bits.
 */
export function scorecardSql(model: Scorecard, featuresRelation: string): string {
  const { characteristics } = model
  const { words, features, bitsOf } = places(characteristics, baselinePoints(model))
  const all = (part: string) => characteristics.map((_, i) => `c${i}.${part}`)
  const values = characteristics.map((c, i) => `${valueSql({ ...c, name: c.feature })} as v${i}`)
  const parts = characteristics.map((c, i) => {
    const part = (points: number) =>
      `{${[`'points': ${doubleLiteral(points)}`, ...bitsOf(c, points).map((bits, w) => `'word${w}': cast(${bits} as bigint)`)].join(', ')}}`
    return `${binCase(c, `v${i}`, part)} as c${i}`
  })
  const ids = 'subject_id, customer_id, facility_id'
  const orWords = words.map((word) => `${all(word).join(' | ')} as ${word}`)
  return `with valued as (
  select ${[ids, ...values].join(',\n    ')}
  from ${featuresRelation}
),
binned as (
  select ${[ids, ...parts].join(',\n    ')}
  from valued
),
scored as (
  select ${ids},
    ${[doubleLiteral(model.basePoints), ...all('points')].join(' + ')} as score,
    cast([${all('points').join(', ')}] as double[]) as points${orWords.map((word) => `,\n    ${word}`).join('')}
  from binned
)${reasonStages(words)}
select ${ids}, score,
  ${pdSql(model)} as pd,
  points,
  ${reasonList(words, features)} as reasons
from ${words.length === 0 ? 'scored' : `worst${mostReasons}`}`
}

/** The bin of a value: listed values before ranges, NULL and NaN to missing, the rest unseen. */
function binCase(c: Characteristic, value: string, part: (points: number) => string): string {
  const missing = part(c.bins.find((bin) => bin.kind === 'missing')?.points ?? c.pointsUnseen)
  const listed = c.bins.flatMap((bin) => {
    const literals = listedLiterals(c, bin)
    if (literals.length === 0) return []
    return [`when ${value} in (${literals.join(', ')}) then ${part(bin.points)}`]
  })
  // A document's ranges cover all numbers in rising order: branches before took everything below one.
  const ranges = c.bins.flatMap((bin) => (bin.kind === 'range' ? [bin] : []))
  const bounded = ranges.flatMap(({ upper, points }) =>
    upper === null ? [] : [`when ${value} < ${doubleLiteral(upper)} then ${part(points)}`],
  )
  const rest = part(ranges.at(-1)?.points ?? c.pointsUnseen)
  const whens = [...listed, ...bounded].join(' ')
  if (c.type === 'category')
    return `case when ${value} is null then ${missing} ${whens} else ${rest} end`
  // One test, and of few rows, tells NULL and NaN from numbers: here NaN is above every number.
  return `case ${whens} when ${value} <= 'infinity'::double then ${rest} else ${missing} end`
}

function listedLiterals(c: Characteristic, bin: Bin): string[] {
  if (bin.kind !== 'values') return []
  return bin.values.flatMap((value) => {
    if (c.type === 'category') return typeof value === 'string' ? [quoteLiteral(value)] : []
    return typeof value === 'number' ? [doubleLiteral(value)] : []
  })
}

/** CTEs `worst1` to `worst4`: each takes the lowest bit that is left out of the words, as a place. */
function reasonStages(words: readonly string[]): string {
  const lowest = words.map(
    (word, w) =>
      `when ${word} <> 0 then ${w * WORD + 1} + cast(bit_count((${word} & -${word}) - 1) as smallint)`,
  )
  const cleared = words.map((word, w) => {
    const without = `${word} & (${word} - 1)`
    if (w === 0) return `${without} as ${word}`
    const before = words.slice(0, w).map((other) => `${other} = 0`)
    return `case when ${before.join(' and ')} then ${without} else ${word} end as ${word}`
  })
  if (words.length === 0) return ''
  const stages = Array.from(
    { length: mostReasons },
    (_, i) => `,
worst${i + 1} as (
  select * exclude (${words.join(', ')}),
    case ${lowest.join(' ')} end as place${i + 1},
    ${cleared.join(',\n    ')}
  from ${i === 0 ? 'scored' : `worst${i}`}
)`,
  )
  return stages.join('')
}

/** The features at a row's places, as many as it has. */
function reasonList(words: readonly string[], features: readonly string[]): string {
  if (words.length === 0) return 'cast([] as varchar[])'
  const names = `[${features.map(quoteLiteral).join(', ')}]`
  const lists = Array.from({ length: mostReasons }, (_, i) => mostReasons - i).map((n) => {
    const reasons = Array.from({ length: n }, (_, i) => `${names}[place${i + 1}]`)
    return `when place${n} is not null then [${reasons.join(', ')}]`
  })
  return `case ${lists.join('\n    ')}
    else cast([] as varchar[]) end`
}
