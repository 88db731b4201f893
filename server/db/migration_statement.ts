// What drizzle-kit writes for PostgreSQL and the engine does not read.
const TRANSLATIONS: readonly [RegExp, string][] = [
  [/"public"\./g, ''],
  [/\bUSING btree\b ?/gi, ''],
  [/\bjsonb\b/gi, 'json'],
]

/** One generated statement as the engine takes it: none, one, or two where NOT NULL must follow. */
export function toEngineStatements(statement: string): string[] {
  const text = TRANSLATIONS.reduce((sql, [from, to]) => sql.replace(from, to), statement.trim())
  if (text === '') return []
  const added = /^ALTER TABLE ("?\w+"?) ADD COLUMN ("?\w+"?) (.*?) NOT NULL;?$/is.exec(text)
  if (!added) return [text]
  const [, table, column, type] = added
  return [
    `ALTER TABLE ${table} ADD COLUMN ${column} ${type}`,
    `ALTER TABLE ${table} ALTER COLUMN ${column} SET NOT NULL`,
  ]
}
