import type { Sql } from '../db/connection.ts'
import { quoteIdentifier } from '../db/identifier.ts'
import { numberOfText } from './column_value.sql.ts'
import type { GivenFile } from './training_file.ts'
import type { PlannedColumn } from './training_file_columns.ts'

const MOSTLY = 0.9
const MANY = 20
const GROUP = 100
type Counts = [
  told: number,
  numeric: number,
  distinct: number,
  withComma: number,
  marks: number,
  coded: number,
]
/** What programs write where a number is not known. */
const NOT_KNOWN = '(|na|n/a|#n/a|<na>|nan|null|none|nil|missing|unknown|[?]|[.]|-+)'

/**
 * Texts that are numbers: a column that is mostly numbers, and many of them, is read as numbers, its
 * other texts as missing, with a warning. Few different ones, or numbers with leading zeros, are codes,
 * unless nothing else is there but marks of what is not known. Where more of them are numbers with a decimal
 * comma, they are read so: such a text is no code.
 */
export async function readTextNumbers(
  sql: Sql,
  { relation, columns }: GivenFile,
  candidates: readonly PlannedColumn[],
): Promise<{ candidates: PlannedColumn[]; warnings: string[] }> {
  const typeOf = new Map(columns.map(({ name, type }) => [name, type]))
  const texts = candidates.filter(({ name }) => typeOf.get(name) === 'VARCHAR')
  const numbers = new Map<PlannedColumn, 'text' | 'comma'>()
  const warnings: string[] = []
  for (let start = 0; start < texts.length; start += GROUP) {
    const group = texts.slice(start, start + GROUP)
    const parts = group.map(({ name }) => {
      const text = quoteIdentifier(name)
      return `[count(${text}), count(${numberOfText(text)}),
        approx_count_distinct(${numberOfText(text)}), count(${numberOfText(text, 'comma')}),
        count(case when regexp_full_match(trim(${text}), '${NOT_KNOWN}', 'i') then 1 end),
        count(case when regexp_matches(${text}, '^0[0-9]') then 1 end)]::double[]`
    })
    const [counts = []] = await sql.arrays(`select ${parts.join(', ')} from ${relation}`)
    group.forEach((column, i) => {
      const [told, plain, distinct, withComma, marks, coded] = counts[i] as Counts
      const known = told - marks
      const as = withComma > plain ? 'comma' : 'text'
      const numeric = Math.max(plain, withComma)
      const marked = marks > 0 && known > 0 && numeric >= known
      const isNumber = as === 'comma' || distinct >= MANY || marked
      if (coded > 0 || numeric < MOSTLY * known || !isNumber) return
      numbers.set(column, as)
      if (numeric < told)
        warnings.push(
          `${column.name} is read as numbers: its ${told - numeric} other texts count as missing`,
        )
    })
  }
  return {
    warnings,
    candidates: candidates.map((column) => {
      const from = numbers.get(column)
      return from ? { name: column.name, type: 'number', from } : column
    }),
  }
}
