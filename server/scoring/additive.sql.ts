import { doubleLiteral, quoteLiteral } from '../db/identifier.ts'
import type { Additive, Axis, PairTerm } from '../models/additive/model.ts'
import { baselinePoints } from '../models/baseline.ts'
import { valueSql } from '../models/column_value.sql.ts'
import { pdSql } from '../models/pd.sql.ts'
import { mostReasons } from '../models/scorecard/evaluate.ts'
import type { BinCondition } from '../models/scorecard/model.ts'
import { type Place, shortfallPlaces } from './shortfall_places.ts'

const IDS = 'subject_id, customer_id, facility_id'

/**
 * An additive model as one statement over a relation of features, with the columns in and out of
 * `scoreSql`: each value finds its bin by halving, and a bin's points, and their place among all
 * shortfalls, stand in lists. `points` are those of the characteristics, then those of the pairs.
 *
 * A row's reasons are its least places: of each term one number, the least of all is the worst
 * shortfall, the least of the rest the next.
 */
export function additiveSql(model: Additive, featuresRelation: string): string {
  const { characteristics, pairs } = model
  const axes = [...characteristics, ...pairs.flatMap((pair) => pair.axes)]
  const columns = [...new Map(axes.map((axis) => [axis.feature, axis])).values()]
  const names = new Map(columns.map((axis, i) => [axis.feature, `v${i}`]))
  const baseline = baselinePoints(model)
  const { places, terms } = shortfallPlaces([
    ...characteristics.map((c, i) => ({
      term: c.feature,
      baseline: baseline[i]!,
      points: [...c.bins.map((bin) => bin.points), c.pointsUnseen],
    })),
    ...pairs.map((pair, i) => ({
      term: pair.name,
      baseline: baseline[characteristics.length + i]!,
      points: [...pair.points.flat(), 0],
    })),
  ])
  const bins = [
    ...characteristics.map((c, i) => `${binIndex(c, name(names, c), c.bins.length)} as b${i}`),
    ...pairs.flatMap(({ axes }, i) =>
      axes.map((axis, a) => `${binIndex(axis, name(names, axis), 0, 0)} as a${i}_${a}`),
    ),
  ]
  const cells = pairs.map((pair, i) => `${cellIndex(pair, i)} as b${characteristics.length + i}`)
  const points = places.map((list, i) => `(${doubles(list)})[b${i}] as p${i}`)
  const shortfalls = places.map((list, i) => `(${integers(list)})[b${i}] as s${i}`)
  const all = (letter: string) => places.map((_, i) => `${letter}${i}`)
  return `with valued as (
  select ${[IDS, ...columns.map((axis, i) => `${valueSql({ ...axis, name: axis.feature })} as v${i}`)].join(',\n    ')}
  from ${featuresRelation}
),
binned as (
  select ${[IDS, ...bins].join(',\n    ')}
  from valued
),
celled as (
  select ${['*', ...cells].join(',\n    ')}
  from binned
),
placed as (
  select ${[IDS, ...points, ...shortfalls].join(',\n    ')}
  from celled
),
scored as (
  select ${IDS},
    ${[doubleLiteral(model.basePoints), ...all('p')].join(' + ')} as score,
    cast([${all('p').join(', ')}] as double[]) as points${['', ...all('s')].join(', ')}
  from placed
)${worstStages(all('s'))}
select ${IDS}, score,
  ${pdSql(model)} as pd,
  points,
  ${reasonList(terms, places.length)} as reasons
from ${places.length === 0 ? 'scored' : `worst${mostReasons}`}`
}

const name = (names: ReadonlyMap<string, string>, { feature }: { feature: string }) =>
  names.get(feature) as string

/**
 * CTEs `worst1` to `worst4`: each finds the least place that is above the one before. A stage each, for
 * a column that names another of its own select would hold all of that one's text again.
 */
function worstStages(columns: readonly string[]): string {
  if (columns.length === 0) return ''
  return Array.from({ length: mostReasons }, (_, i) => {
    const left = columns.map((c) => (i === 0 ? c : `case when ${c} > place${i} then ${c} end`))
    return `,
worst${i + 1} as (
  select *, least(${left.join(', ')}, null) as place${i + 1}
  from ${i === 0 ? 'scored' : `worst${i}`}
)`
  }).join('')
}

function reasonList(terms: readonly string[], count: number): string {
  if (count === 0 || terms.length === 0) return 'cast([] as varchar[])'
  const names = `[${terms.map(quoteLiteral).join(', ')}]`
  const lists = Array.from({ length: mostReasons }, (_, i) => mostReasons - i).map((n) => {
    const reasons = Array.from({ length: n }, (_, i) => `${names}[place${i + 1}]`)
    return `when place${n} is not null then [${reasons.join(', ')}]`
  })
  return `case ${lists.join('\n    ')}
    else cast([] as varchar[]) end`
}

const doubles = (list: readonly Place[]) =>
  `[${list.map(({ points }) => doubleLiteral(points)).join(', ')}]::double[]`

const integers = (list: readonly Place[]) =>
  `[${list.map(({ place }) => place ?? 'null').join(', ')}]::integer[]`

/** The cell of a pair, from 1, row by row; behind all cells where an axis does not hold the value. */
function cellIndex({ axes: [, second], points }: PairTerm, pair: number): string {
  const width = second.bins.length
  const [a, b] = [`a${pair}_0`, `a${pair}_1`]
  return `case when ${a} = 0 or ${b} = 0 then ${points.length * width + 1} else (${a} - 1) * ${width} + ${b} end`
}

/** The number of the bin that holds a value, from 1; `unseen` (default: one more than there are) where none does. */
function binIndex(
  { bins, type }: { bins: readonly BinCondition[]; type: Axis['type'] },
  value: string,
  last: number,
  unseen = last + 1,
): string {
  const missingAt = bins.findIndex((bin) => bin.kind === 'missing')
  const missing = missingAt < 0 ? unseen : missingAt + 1
  const listed = bins.flatMap((bin, i) => {
    if (bin.kind !== 'values') return []
    const literals = bin.values.flatMap((one) =>
      typeof one === 'number'
        ? type === 'number'
          ? [doubleLiteral(one)]
          : []
        : type === 'category'
          ? [quoteLiteral(one)]
          : [],
    )
    return literals.length > 0 ? [`when ${value} in (${literals.join(', ')}) then ${i + 1}`] : []
  })
  const ranges = bins.flatMap((bin, i) =>
    bin.kind === 'range' ? [{ upper: bin.upper, at: i + 1 }] : [],
  )
  const rest = ranges.length > 0 ? halved(ranges, value) : String(unseen)
  if (type === 'category')
    return `case when ${value} is null then ${missing} ${listed.join(' ')} else ${unseen} end`
  return `case ${listed.join(' ')} when ${value} <= 'infinity'::double then ${rest} else ${missing} end`
}

/** Which of rising ranges holds a number, by halving them. */
function halved(ranges: readonly { upper: number | null; at: number }[], value: string): string {
  if (ranges.length === 1) return String(ranges[0]!.at)
  const middle = ranges.length >> 1
  const bound = doubleLiteral(ranges[middle - 1]!.upper as number)
  return `case when ${value} < ${bound} then ${halved(ranges.slice(0, middle), value)} else ${halved(ranges.slice(middle), value)} end`
}
