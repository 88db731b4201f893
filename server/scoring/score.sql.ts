import { doubleLiteral, quoteIdentifier, quoteLiteral } from '../db/identifier.ts'
import { mostReasons } from '../models/scorecard/evaluate.ts'
import type { Bin, Characteristic, Scorecard } from '../models/scorecard/model.ts'
import { factor } from '../models/scorecard/scaling.ts'

/**
 * A scorecard as one statement over a relation of features: one CASE a characteristic, so that one
 * subject and ten million are scored by the same text. Values find their bins as `route.ts` says.
 *
 * `featuresRelation` stands after FROM: a relation's name, or a query in parentheses. It has
 * subject_id, customer_id, facility_id and a column for each feature of the model.
 * Columns out: subject_id, customer_id, facility_id, score DOUBLE, pd DOUBLE (0 to 1),
 * points DOUBLE[] in the model's order, reasons VARCHAR[] (features, the largest shortfall first).
 */
export function scoreSql(model: Scorecard, featuresRelation: string): string {
  const { characteristics, scaling } = model
  const values = characteristics.map(
    (c, i) => `cast(${quoteIdentifier(c.feature)} as ${engineType(c)}) as v${i}`,
  )
  const points = characteristics.map((c, i) => `${pointsCase(c, `v${i}`)} as p${i}`)
  const total = [model.basePoints, ...characteristics.keys()].map((part, i) =>
    i === 0 ? doubleLiteral(part) : `p${part}`,
  )
  const ranks = reasonRanks(characteristics)
  const perPoint = doubleLiteral(factor(scaling))
  const logOdds = `(score - ${doubleLiteral(scaling.baseScore)}) / ${perPoint} + ${doubleLiteral(Math.log(scaling.baseOdds))}`
  return `with valued as (
  select ${['subject_id', 'customer_id', 'facility_id', ...values].join(',\n    ')}
  from ${featuresRelation}
),
pointed as (
  select ${['*', ...points].join(',\n    ')}
  from valued
),
scored as (
  select *, ${total.join(' + ')} as score
  from pointed
),
${reasonStages(ranks)}
select subject_id, customer_id, facility_id, score,
  1e0 / (1e0 + exp(${logOdds})) as pd,
  cast([${characteristics.map((_, i) => `p${i}`).join(', ')}] as double[]) as points,
  reasons
from reasoned`
}

const engineType = (c: Characteristic) => (c.type === 'number' ? 'double' : 'varchar')

/** The points of a value: listed values before ranges, NULL and NaN to missing, the rest unseen. */
function pointsCase(c: Characteristic, value: string): string {
  const missing = c.bins.find((bin) => bin.kind === 'missing')?.points ?? c.pointsUnseen
  const listed = c.bins.flatMap((bin) => {
    const literals = listedLiterals(c, bin)
    if (literals.length === 0) return []
    return [`when ${value} in (${literals.join(', ')}) then ${doubleLiteral(bin.points)}`]
  })
  // Branches before took everything below this; a range that starts there needs no lower bound.
  let taken: number | null = null
  const ranges = c.bins.flatMap((bin) => {
    if (bin.kind !== 'range' || c.type !== 'number') return []
    const follows = bin.lower === taken
    if (follows) taken = bin.upper
    const holds = within(value, follows ? null : bin.lower, bin.upper)
    return [`when ${holds} then ${doubleLiteral(bin.points)}`]
  })
  const isMissing = c.type === 'number' ? `${value} is null or isnan(${value})` : `${value} is null`
  return [
    `case when ${isMissing} then ${doubleLiteral(missing)}`,
    ...listed,
    ...ranges,
    `else ${doubleLiteral(c.pointsUnseen)} end`,
  ].join(' ')
}

function listedLiterals(c: Characteristic, bin: Bin): string[] {
  if (bin.kind !== 'values') return []
  return bin.values.flatMap((value) => {
    if (c.type === 'category') return typeof value === 'string' ? [quoteLiteral(value)] : []
    return typeof value === 'number' ? [doubleLiteral(value)] : []
  })
}

function within(value: string, lower: number | null, upper: number | null): string {
  if (lower === null && upper === null) return 'true'
  if (upper === null) return `${value} >= ${doubleLiteral(lower as number)}`
  if (lower === null) return `${value} < ${doubleLiteral(upper)}`
  return `${value} >= ${doubleLiteral(lower)} and ${value} < ${doubleLiteral(upper)}`
}

/** A shortfall a subject can have: the characteristic, the points that cause it, its place among all. */
interface Shortfall {
  index: number
  feature: string
  points: number
  shortfall: number
}

/**
 * A scorecard has finitely many shortfalls, so their order is settled here once and not row by row:
 * largest first, equal ones by feature name. Place 1 is the worst.
 */
function reasonRanks(characteristics: readonly Characteristic[]): Shortfall[] {
  return characteristics
    .flatMap((c, index) =>
      [...new Set([...c.bins.map((bin) => bin.points), c.pointsUnseen])]
        .map((points) => ({ index, feature: c.feature, points, shortfall: c.meanPoints - points }))
        .filter(({ shortfall }) => shortfall > 0),
    )
    .sort((a, b) => b.shortfall - a.shortfall || (a.feature < b.feature ? -1 : 1))
}

/** CTEs that end in `reasoned`: the places a row has, and of these the least, one after the other. */
function reasonStages(ranks: readonly Shortfall[]): string {
  if (ranks.length === 0)
    return 'reasoned as (select *, cast([] as varchar[]) as reasons from scored)'
  const places = new Map<number, string[]>()
  ranks.forEach(({ index, points }, place) => {
    const branch = `when p${index} = ${doubleLiteral(points)} then ${place + 1}`
    places.set(index, [...(places.get(index) ?? []), branch])
  })
  const columns = [...places.keys()].map((index) => `r${index}`)
  const ranked = [...places].map(
    ([index, branches]) => `cast(case ${branches.join(' ')} end as smallint) as r${index}`,
  )
  const stages = Array.from({ length: mostReasons }, (_, i) => {
    const left =
      i === 0 ? columns : columns.map((column) => `case when ${column} > w${i} then ${column} end`)
    return `worst${i + 1} as (
  select *, least(${left.join(', ')}) as w${i + 1}
  from ${i === 0 ? 'ranked' : `worst${i}`}
)`
  })
  const names = `[${ranks.map(({ feature }) => quoteLiteral(feature)).join(', ')}]`
  const lists = Array.from({ length: mostReasons }, (_, i) => mostReasons - i).map(
    (n) =>
      `when w${n} is not null then [${Array.from({ length: n }, (_, i) => `${names}[w${i + 1}]`).join(', ')}]`,
  )
  return `ranked as (
  select *, ${ranked.join(',\n    ')}
  from scored
),
${stages.join(',\n')},
reasoned as (
  select *, case ${lists.join('\n    ')}
    else cast([] as varchar[]) end as reasons
  from worst${mostReasons}
)`
}
