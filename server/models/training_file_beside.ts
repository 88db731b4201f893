import { RiskError } from '../db/errors.ts'
import { quoteIdentifier } from '../db/identifier.ts'

/** SQL of a column that must be a number in every row. */
export const numberOf = (column: string) => `try_cast(${quoteIdentifier(column)} as double)`

/** Weights with mean 1. Throws BAD_REQUEST where one is no number or below 0, or all are 0. */
export function checkWeights(column: string, values: Float64Array): Float64Array {
  const odd = values.findIndex((value) => !(value >= 0 && value < Number.POSITIVE_INFINITY))
  if (odd >= 0)
    throw new RiskError(
      'BAD_REQUEST',
      `weights: ${column} of row ${odd + 1} is no number from 0 on: ${values[odd]}`,
    )
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  if (!(mean > 0)) throw new RiskError('BAD_REQUEST', `weights: ${column} is 0 in every row`)
  return values.map((value) => value / mean)
}

/** SQL of the month of a date, an instant, a text such as 2005-09, or a number such as 200509 or 20050930. */
export function monthSql({ name, type }: { name: string; type: string }): string {
  const column = quoteIdentifier(name)
  const monthOf = (date: string) => `(year(${date}) * 12 + month(${date}) - 1)`
  if (/^(DATE|TIMESTAMP)/.test(type)) return monthOf(column)
  if (type === 'VARCHAR')
    return monthOf(
      `try_cast(case when length(${column}) = 7 then ${column} || '-01' else ${column} end as date)`,
    )
  const number = `try_cast(${column} as bigint)`
  return `case when ${number} between 190001 and 299912 then (${number} // 100) * 12 + ${number} % 100 - 1
    when ${number} between 19000101 and 29991231 then (${number} // 10000) * 12 + (${number} // 100) % 100 - 1 end`
}
