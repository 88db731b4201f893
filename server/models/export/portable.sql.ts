import { RiskError } from '../../db/errors.ts'
import { doubleLiteral, quoteIdentifier, quoteLiteral } from '../../db/identifier.ts'
import type { Axis, PairTerm } from '../additive/model.ts'
import { valueSql } from '../column_value.sql.ts'
import { pdSql } from '../pd.sql.ts'
import type { SavedModel } from '../registry.ts'
import { mostReasons } from '../scorecard/evaluate.ts'
import { distinctNames, type Step, stepsOf } from './conditions.ts'

/** Of which table the statement reads, and which of its columns come out beside the score. */
export type SqlNames = { table?: string | undefined; id?: readonly string[] | undefined }

const LEDGER_IDS = ['subject_id', 'customer_id', 'facility_id']

/**
 * A model as one statement to be read by people and run elsewhere: a CASE a term, points beside the
 * score. Standard SQL but for the last column, the reasons, which is a list of DuckDB's. It gives what
 * `scoreSql`, made for speed, gives. Columns: the ids, score, pd (0 to 1), the points of every term, reasons.
 */
export function portableSql(saved: SavedModel, names: SqlNames = {}): string {
  const { model } = saved
  const pairs = model.kind === 'additive' ? model.pairs : []
  const table = quoteIdentifier(names.table ?? 'applicant')
  const ids = names.id ?? (model.training.table ? [] : LEDGER_IDS)
  const axes = [...model.characteristics, ...pairs.flatMap((pair) => pair.axes)]
  const columns = [...new Map(axes.map((axis) => [axis.feature, axis])).values()]
  const terms = [
    ...model.characteristics.map((c) => ({ name: c.feature, mean: c.meanPoints, label: c.label })),
    ...pairs.map(({ name, meanPoints }) => ({ name, mean: meanPoints, label: name })),
  ]
  const points = distinctNames(
    terms.map(({ name }) => `points_${plain(name)}`),
    [...ids, 'score', 'pd', 'reasons'],
  ).map(quoteIdentifier)
  const own = ['score', 'pd', 'reasons']
  const clash = ids.find((id) => own.includes(id.toLowerCase()))
  if (clash !== undefined)
    throw new RiskError('BAD_REQUEST', `id: a column of the statement is called ${clash} already`)
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
      `${caseOf(c, at(c), (bin) => doubleLiteral(bin < 0 ? c.pointsUnseen : c.bins[bin]!.points))} as ${points[i]}`,
    ),
  )
  const tables = pairs.map((pair, p) =>
    remarked(pair.name, `${pairCase(pair, `pair_${p + 1}`)} as ${points[main.length + p]}`),
  )
  const { baseScore, baseOdds, pdo } = model.scaling
  return `${head(saved)}
-- ${baseScore} points stand for ${baseOdds} goods to one bad, ${pdo} points double the odds; higher is safer.${calibrated(model)}
with valued as (
  select
    ${list([
      ...ids.map((id, i) => `${quoteIdentifier(id)} as ${idAs[i]}`),
      ...columns.map((c) => `${valueSql({ ...c, name: c.feature })} as ${at(c)}`),
      ...(columns.length + ids.length === 0 ? ['1 as no_column'] : []),
    ])}
  from ${table}
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
      `${pdSql(model)} as pd`,
      ...points,
      reasons(terms, points),
    ],
    '  ',
  )}
from scored
`
}

/** What the odds of the scale do not give. */
const calibrated = ({ calibration }: SavedModel['model']) =>
  calibration ? `\n-- The PD is calibrated (${calibration.method}), not that of these odds.` : ''

const list = (items: readonly string[], indent = '    ') => items.join(`,\n${indent}`)

/** What stands after -- must not end its line. */
const remark = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')

const remarked = (text: string, sql: string) => `-- ${remark(text)}\n    ${sql}`

const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '_')

const head = ({ modelId, name, model }: SavedModel) =>
  [
    `${name} (${modelId}), a ${model.kind} model`,
    `Probability of: ${model.target.definition}`,
    `Fitted on ${model.training.rows} rows, ${model.training.bads} of them bad`,
  ]
    .map((line) => `-- ${remark(line)}`)
    .join('\n')

/** What of a value's bin; -1 is the bin of what no bin holds. */
function caseOf(
  axis: Pick<Axis, 'bins' | 'type'>,
  value: string,
  of: (bin: number) => string,
  unseen = of(-1),
): string {
  const steps = stepsOf(axis)
  const missing = steps.find(({ kind }) => kind === 'missing')
  const lost = missing ? of(missing.bin) : unseen
  const last = steps.findLast(({ kind }) => kind === 'range')
  const rest = last ? of(last.bin) : unseen
  const whens = steps.flatMap((step) => whenOf(step, value, of))
  // Above every bound: NaN, which elsewhere than here is below every number, or unlike itself.
  const odd =
    axis.type === 'number' ? [`when lower(cast(${value} as varchar)) = 'nan' then ${lost}`] : []
  return `case
      ${[`when ${value} is null then ${lost}`, ...whens, ...odd, `else ${rest}`].join('\n      ')}
    end`
}

function whenOf(step: Step, value: string, of: (bin: number) => string): string[] {
  if (step.kind === 'values') {
    const literals = step.values.map((v) =>
      typeof v === 'number' ? doubleLiteral(v) : quoteLiteral(v),
    )
    return [`when ${value} in (${literals.join(', ')}) then ${of(step.bin)}`]
  }
  return step.kind === 'range' && step.upper !== null
    ? [`when ${value} < ${doubleLiteral(step.upper)} then ${of(step.bin)}`]
    : []
}

/** The points of a pair by its row, then its column. */
function pairCase({ points }: PairTerm, name: string): string {
  const rows = points.map((row, a) => {
    const cells = row.map((cell, b) => `when ${b} then ${doubleLiteral(cell)}`)
    return `when ${a} then case ${name}_column ${cells.join(' ')} else 0e0 end`
  })
  return `case ${name}_row\n      ${[...rows, 'else 0e0'].join('\n      ')}\n    end`
}

/** The terms that gave fewer points than the mean, the largest shortfall first, equal ones by name. */
function reasons(
  terms: readonly { name: string; mean: number }[],
  points: readonly string[],
): string {
  const losses = terms
    .map(({ name, mean }, i) => ({ name, mean, points: points[i] as string }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(
      ({ name, mean, points }, place) =>
        `{'gained': ${points} - ${doubleLiteral(mean)}, 'place': ${place}, 'term': ${quoteLiteral(name)}}`,
    )
  if (losses.length === 0) return `-- DuckDB's own\n  cast([] as varchar[]) as reasons`
  return `-- DuckDB's own: what cost most points against the mean
  [reason.term for reason in list_sort([
    ${list(losses)}
  ]) if reason.gained < 0][1:${mostReasons}] as reasons`
}
