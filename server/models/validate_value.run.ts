import { RiskError } from '../db/errors.ts'
import { quoteIdentifier } from '../db/identifier.ts'
import { linearSql } from './export/linear.sql.ts'
import { judgeValues } from './linear/judge.ts'
import type { Linear } from './linear/model.ts'
import type { SavedModel } from './registry.ts'
import { withFile } from './training_file.ts'
import { planColumns } from './training_file_columns.ts'
import type { ValidateRequest } from './validate.run.ts'
import type { ValueValidation } from './validation/value_validation.ts'

/**
 * Validates a model of a continuous target: what its document says, and figures on a table that is given.
 * Throws BAD_REQUEST for what needs a PD, and for columns the table lacks.
 */
export async function validateValue(
  saved: SavedModel<Linear>,
  request: ValidateRequest,
): Promise<ValueValidation> {
  for (const option of ['protected', 'acceptance'] as const)
    if (request[option] !== undefined)
      throw new RiskError(
        'BAD_REQUEST',
        `${option}: ${saved.modelId} is of a continuous target: it accepts nobody`,
      )
  if (request.table === undefined) return { saved, given: null }
  const { model } = saved
  const path = request.table
  const given = await withFile(path, {}, async (sql, file) => {
    const target = model.target.definition
    const { named } = planColumns(file.columns, { target })
    const lacking = model.features.find(
      (name) => !file.columns.some((column) => column.name.toLowerCase() === name.toLowerCase()),
    )
    if (lacking !== undefined)
      throw new RiskError('BAD_REQUEST', `model: ${path} has no column ${lacking}`)
    const value = `try_cast(${quoteIdentifier(named.target.name)} as double)`
    const columns = model.features.map((name) => `, ${quoteIdentifier(name)}`).join('')
    await sql.script(`create temp table tally_rows as
      select row_number() over (order by ${file.rowNumber}) as tally_row, ${value} as tally_value ${columns}
      from ${file.relation} where isfinite(${value})`)
    const rows = await sql.arrays(
      `select p.predicted, r.tally_value from (
         ${linearSql(saved, { table: 'tally_rows', id: ['tally_row'] })}
       ) as p join tally_rows as r using (tally_row) order by tally_row`,
    )
    if (rows.length < 2)
      throw new RiskError(
        'BAD_REQUEST',
        `table: ${path} has ${rows.length} rows with a value of ${target}`,
      )
    const { months: _, ...figures } = judgeValues(
      Float64Array.from(rows, ([predicted]) => Number(predicted)),
      Float64Array.from(rows, ([, actual]) => Number(actual)),
    )
    return { path, ...figures }
  })
  return { saved, given }
}
