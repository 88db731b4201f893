import { RiskError } from '../../db/errors.ts'
import { doubleLiteral, quoteIdentifier } from '../../db/identifier.ts'
import { valueSql } from '../column_value.sql.ts'
import type { Linear } from '../linear/model.ts'
import { caseOf, learnedFrom, list, plain, pointsSql, remark, remarked } from './case.sql.ts'
import { distinctNames } from './conditions.ts'
import type { SqlNames } from './portable.sql.ts'

const OWN = ['predicted']

/**
 * A linear scorecard as one statement, standard SQL: a CASE a characteristic. Columns: the ids, `predicted` in
 * the target's unit, the part of every characteristic, which with the intercept sum to it.
 */
export function linearSql(
  { modelId, name, model }: { modelId: string; name: string; model: Linear },
  names: SqlNames = {},
): string {
  const { characteristics, intercept, target, training } = model
  const ids = names.id ?? []
  const clash = ids.find((id) => OWN.includes(id.toLowerCase()))
  if (clash !== undefined)
    throw new RiskError('BAD_REQUEST', `id: a column of the statement is called ${clash} already`)
  const parts = distinctNames(
    characteristics.map(({ feature }) => `part_${plain(feature)}`),
    [...ids, ...OWN],
  ).map(quoteIdentifier)
  const value = characteristics.map((_, i) => `value_${i + 1}`)
  const idAs = ids.map((_, i) => `id_${i + 1}`)
  const cases = characteristics.map((c, i) =>
    remarked(
      c.feature,
      `${caseOf(c, value[i]!, (bin) => (bin < 0 ? doubleLiteral(c.partUnseen) : pointsSql({ points: c.bins[bin]!.part, ...c.bins[bin]! }, value[i]!)))} as ${parts[i]}`,
    ),
  )
  return `-- ${remark(`${name} (${modelId}), a linear scorecard`)}
-- ${remark(`Value of: ${target.definition}, in its unit`)}
-- ${remark(learnedFrom(training))}; every value starts from ${intercept}.
with valued as (
  select
    ${list([
      ...ids.map((id, i) => `${quoteIdentifier(id)} as ${idAs[i]}`),
      ...characteristics.map((c, i) => `${valueSql({ ...c, name: c.feature })} as ${value[i]}`),
      ...(characteristics.length + ids.length === 0 ? ['1 as no_column'] : []),
    ])}
  from ${quoteIdentifier(names.table ?? 'applicant')}
),
parted as (
  select
    ${list(['*', ...cases])}
  from valued
)
select
  ${list(
    [
      ...ids.map((id, i) => `${idAs[i]} as ${quoteIdentifier(id)}`),
      `${[doubleLiteral(intercept), ...parts].join('\n    + ')} as predicted`,
      ...parts,
    ],
    '  ',
  )}
from parted
`
}
