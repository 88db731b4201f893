import { wordsOf } from '../check.sql.ts'
import { REASONS } from '../reasons.ts'
import { FORMAT } from './format.ts'
import type { Column, Relation } from './relation.ts'

const TYPES: Record<Column['type'], string> = {
  id: 'text that names a thing, at most 200 bytes',
  text: 'at most 4,000 bytes',
  word: 'one of the words listed, as they are written',
  day: '`YYYY-MM-DD`, from 1800 to 2199',
  instant:
    '`YYYY-MM-DD HH:MM[:SS[.ffffff]]` with a blank or `T`; with an offset (`Z`, `+08:00`) or else in the lender’s zone; a day alone is its midnight',
  money:
    '`1234.50`: at most 16 digits before the point and two after it, no exponent, no thousands',
  amount: 'money, zero or more',
  integer: 'a whole number',
  number: 'a finite number',
  currency: 'ISO 4217 code',
  direction: '`in` or `out`',
}

function meaning(column: Column): string {
  const words = wordsOf(column).map((word) => `\`${word.name}\``)
  return [
    column.description,
    ...(words.length > 0 && column.type === 'word' ? [`One of ${words.join(', ')}.`] : []),
    ...(column.otherwise ? [`Missing: \`${column.otherwise}\`.`] : []),
    ...(column.refers ? [`Known in \`${column.refers}\`.`] : []),
    ...(column.range ? [`${column.range[0]} to ${column.range[1]}.`] : []),
  ].join(' ')
}

function relationText(relation: Relation): string {
  const rows = relation.columns.map((column) => {
    const type = column.unit ? `${column.type}, ${column.unit}` : column.type
    return `| ${column.required ? `**${column.name}**` : column.name} | ${type} | ${meaning(column)} |`
  })
  return `## ${relation.name}

${relation.description} Key: ${relation.key.map((name) => `\`${name}\``).join(', ')}.

| column | type | meaning |
|---|---|---|
${rows.join('\n')}
`
}

/** The documentation of the format, as it stands in `FORMAT.md`. */
export function formatDocument(): string {
  const types = Object.entries(TYPES).map(([type, text]) => `| ${type} | ${text} |`)
  const reasons = Object.entries(REASONS).map(([code, text]) => `| ${code} | ${text} |`)
  return `# The tally format

Printed from \`tallystick/format.ts\`, which the loader reads too; a test holds the two together.

A lender's data is a folder of files, one relation each: \`customers.csv\`, \`transactions.parquet\`,
\`transactions_2024-01.ndjson\`. The name of a file begins with the name of its relation. Files of other
names or columns are brought in by a mapping file. \`tally ingest tally <folder>\` loads them in the order
they build on each other, in one transaction.

- **CSV**: a header, UTF-8 (UTF-16 where a byte order mark says so), comma, semicolon, tab or bar; quotes
  as in RFC 4180. An empty value is a missing one. **NDJSON**: one object a line, with texts, numbers,
  booleans and nulls; a number of more than 15 digits is written as text. **Parquet**: plain columns of
  any type; a TIMESTAMP without zone is in the lender's zone, and a whole number among fractions is 17, not 17.0.
- A file whose columns are not those below, that is missing, or that is cut off, is refused whole.
- A row with a bad value is kept as a reject, and the load goes on. Lines count from 1 with the header,
  Parquet rows from 1.
- The same key with the same content is a duplicate and changes nothing; with other content it is a
  reject, \`KEY_CONFLICT\`.

Columns in **bold** are required. Amounts are in the lender's currency.

| type | how it is written |
|---|---|
${types.join('\n')}

${FORMAT.map(relationText).join('\n')}
## Mapping file

\`\`\`yaml
lender: { name: Example Bank, currency: EUR, time_zone: Europe/Vienna } # where there is no lender file
category_codes: mcc # or none
files:
  - file: payments_*.csv # name of the file, * for anything
    relation: transactions
    columns:
      transaction_id: REF # our column: theirs
      occurred_at: { column: WHEN, format: '%d.%m.%Y %H:%M' }
      kind: { column: TYPE, values: { KAUF: purchase, RUECK: refund } }
      amount: { column: CENTS, divide: 100 }
      channel: { constant: flash }
    ignore: [SHOE_SIZE] # columns nothing is taken from; or: all
    delimiter: ';' # where it is not found out
    encoding: windows-1252
\`\`\`

Columns that the mapping does not name are looked for under our own names. A file may be listed for several
relations; a line is then taken for all of them or for none.

## Reasons of rejects

| code | what was expected |
|---|---|
${reasons.join('\n')}
`
}
