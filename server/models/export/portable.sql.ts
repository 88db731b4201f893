import { RiskError } from '../../db/errors.ts'
import { doubleLiteral, quoteIdentifier, quoteLiteral } from '../../db/identifier.ts'
import type { PairTerm } from '../additive/model.ts'
import { baselinePoints, pairsOf } from '../baseline.ts'
import { cardsOf, termName } from '../cards.ts'
import { valueSql } from '../column_value.sql.ts'
import type { Card, Model } from '../document.ts'
import { pdSql } from '../pd.sql.ts'
import type { SavedModel } from '../registry.ts'
import { mostReasons } from '../scorecard/evaluate.ts'
import { anyNumber, segmentSql } from '../segmented/condition.sql.ts'
import { conditionText } from '../segmented/condition.ts'
import type { Segmented } from '../segmented/model.ts'
import { caseOf, learnedFrom, list, plain, pointsSql, remark, remarked } from './case.sql.ts'
import { distinctNames } from './conditions.ts'

/** Of which table the statement reads, and which of its columns come out beside the score. */
export type SqlNames = { table?: string | undefined; id?: readonly string[] | undefined }

const LEDGER_IDS = ['subject_id', 'customer_id', 'facility_id']

/**
 * A model as one statement to be read by people and run elsewhere: a CASE a term, points beside the
 * score. Standard SQL but for the last column, the reasons, which is a list of DuckDB's. It gives what
 * `scoreSql`, made for speed, gives. Columns: the ids, of segments the name of the row's own, score, pd (0 to
 * 1), the points of every term (NULL of another segment's), reasons.
 */
export function portableSql(saved: SavedModel, names: SqlNames = {}): string {
  const { model } = saved
  const table = quoteIdentifier(names.table ?? 'applicant')
  const ids = names.id ?? (model.training.table ? [] : LEDGER_IDS)
  const own = ['score', 'pd', 'reasons', ...(model.kind === 'segmented' ? ['segment'] : [])]
  const clash = ids.find((id) => own.includes(id.toLowerCase()))
  if (clash !== undefined)
    throw new RiskError('BAD_REQUEST', `id: a column of the statement is called ${clash} already`)
  const { baseScore, baseOdds, pdo } = model.scaling
  const points = pointNames(model, [...ids, ...own])
  return `${head(saved)}
-- ${baseScore} points stand for ${baseOdds} goods to one bad, ${pdo} points double the odds; higher is safer.${calibrated(model)}
${
  model.kind === 'segmented'
    ? segmentsSql(model, { table, ids, points })
    : cardSql(model, { from: table, ids, points: points[0]!, pd: pdSql(model) })
}
`
}

/** A column for the points of every term, by card. */
function pointNames(model: Model, taken: readonly string[]): string[][] {
  const cards = cardsOf(model)
  const all = distinctNames(
    cards.flatMap(({ segment, card }) =>
      namesOf(card).map((name) => `points_${plain(termName(segment, name))}`),
    ),
    taken,
  ).map(quoteIdentifier)
  return cards.map(({ card }) => all.splice(0, namesOf(card).length))
}

const namesOf = (card: Card) => [
  ...card.characteristics.map(({ feature }) => feature),
  ...pairsOf(card).map(({ name }) => name),
]

const SEGMENT = quoteIdentifier('tally segment')

/** The statement of each card over the rows of its segment, under each other. */
function segmentsSql(
  model: Segmented,
  { table, ids, points }: { table: string; ids: readonly string[]; points: string[][] },
): string {
  const { segments } = model
  const all = points.flat()
  const cards = segments.map(({ card, name, when }, i) => {
    const from = `routed\n  where ${SEGMENT} = ${i + 1}`
    const statement = cardSql(card, { from, ids, points: points[i]!, pd: pdSql(model) })
    return `-- ${remark(`${name}: ${conditionText(when)}`)}
card_${i + 1} as (
${statement}
)`
  })
  const parts = segments.map(({ name }, i) => {
    const own = new Set(points[i])
    return `select
  ${list(
    [
      ...ids.map(quoteIdentifier),
      `${quoteLiteral(name)} as segment`,
      'score',
      'pd',
      ...all.map((one) => (own.has(one) ? one : `cast(null as double precision) as ${one}`)),
      'reasons',
    ],
    '  ',
  )}
from card_${i + 1}`
  })
  return `with routed as (
  select
    *,
    ${segmentSql(segments, anyNumber)} as ${SEGMENT}
  from ${table}
),
${cards.join(',\n')}
${parts.join('\nunion all\n')}`
}

type CardNames = { from: string; ids: readonly string[]; points: readonly string[]; pd: string }

/** A card over a relation: ids, score, pd, its points under these names, reasons. */
export function cardSql(model: Card, { from, ids, points, pd }: CardNames): string {
  const pairs = pairsOf(model)
  const axes = [...model.characteristics, ...pairs.flatMap((pair) => pair.axes)]
  const columns = [...new Map(axes.map((axis) => [axis.feature, axis])).values()]
  const baseline = baselinePoints(model)
  const labels = [...model.characteristics.map(({ label }) => label), ...pairs.map((p) => p.name)]
  const terms = namesOf(model).map((name, i) => ({
    name,
    label: labels[i]!,
    baseline: baseline[i]!,
  }))
  // Ids are told from features, which may be the same columns read as something else.
  const idAs = ids.map((_, i) => `id_${i + 1}`)
  const value = new Map(columns.map(({ feature }, i) => [feature, `value_${i + 1}`]))
  const at = ({ feature }: { feature: string }) => value.get(feature) as string
  const pairAxes = pairs.flatMap((pair, p) =>
    pair.axes.map((axis, a) => ({ axis, name: `pair_${p + 1}_${a === 0 ? 'row' : 'column'}` })),
  )
  const main = model.characteristics.map((c, i) =>
    remarked(
      terms[i]!.label,
      `${caseOf(c, at(c), (bin) => (bin < 0 ? doubleLiteral(c.pointsUnseen) : pointsSql(c.bins[bin]!, at(c))))} as ${points[i]}`,
    ),
  )
  const tables = pairs.map((pair, p) =>
    remarked(pair.name, `${pairCase(pair, `pair_${p + 1}`)} as ${points[main.length + p]}`),
  )
  return `with valued as (
  select
    ${list([
      ...ids.map((id, i) => `${quoteIdentifier(id)} as ${idAs[i]}`),
      ...columns.map((c) => `${valueSql({ ...c, name: c.feature })} as ${at(c)}`),
      ...(columns.length + ids.length === 0 ? ['1 as no_column'] : []),
    ])}
  from ${from}
),
placed as (
  select
    ${list(['*', ...pairAxes.map(({ axis, name }) => `${caseOf(axis, at(axis), String, '-1')} as ${name}`)])}
  from valued
),
pointed as (
  select
    ${list(['*', ...main, ...tables])}
  from placed
),
scored as (
  select
    *,
    ${[doubleLiteral(model.basePoints), ...points].join('\n      + ')} as score
  from pointed
)
select
  ${list(
    [
      ...ids.map((id, i) => `${idAs[i]} as ${quoteIdentifier(id)}`),
      'score',
      `${pd} as pd`,
      ...points,
      reasons(terms, points),
    ],
    '  ',
  )}
from scored`
}

/** What the odds of the scale do not give. */
const calibrated = ({ calibration }: SavedModel['model']) =>
  calibration ? `\n-- The PD is calibrated (${calibration.method}), not that of these odds.` : ''

const head = ({ modelId, name, model }: SavedModel) =>
  [
    `${name} (${modelId}), a ${model.kind} model`,
    `Probability of: ${model.target.definition}`,
    `${learnedFrom(model.training)}, ${model.training.bads} of them bad`,
  ]
    .map((line) => `-- ${remark(line)}`)
    .join('\n')

/** The points of a pair by its row, then its column. */
function pairCase({ points }: PairTerm, name: string): string {
  const rows = points.map((row, a) => {
    const cells = row.map((cell, b) => `when ${b} then ${doubleLiteral(cell)}`)
    return `when ${a} then case ${name}_column ${cells.join(' ')} else 0e0 end`
  })
  return `case ${name}_row\n      ${[...rows, 'else 0e0'].join('\n      ')}\n    end`
}

/** The terms that gave fewer points than their baseline, the largest shortfall first, equal ones by name. */
function reasons(
  terms: readonly { name: string; baseline: number }[],
  points: readonly string[],
): string {
  const losses = terms
    .map(({ name, baseline }, i) => ({ name, baseline, points: points[i] as string }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(
      ({ name, baseline, points }, place) =>
        `{'gained': ${points} - ${doubleLiteral(baseline)}, 'place': ${place}, 'term': ${quoteLiteral(name)}}`,
    )
  if (losses.length === 0) return `-- DuckDB's own\n  cast([] as varchar[]) as reasons`
  return `-- DuckDB's own: what cost most points against the model's baseline
  [reason.term for reason in list_sort([
    ${list(losses)}
  ]) if reason.gained < 0][1:${mostReasons}] as reasons`
}
