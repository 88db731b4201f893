/** An identifier that comes from data, quoted for SQL. The only place that does it. */
export function quoteIdentifier(name: string): string {
  if (name.includes('\0'))
    throw new Error(`identifier holds a NUL character: ${JSON.stringify(name)}`)
  return `"${name.replaceAll('"', '""')}"`
}

/**
 * A string literal for statements that are generated from stored data (models, policies) or that
 * cannot bind (file names in `read_csv`, settings). Everything else binds its values.
 */
export function quoteLiteral(value: string): string {
  if (value.includes('\0'))
    throw new Error(`literal holds a NUL character: ${JSON.stringify(value)}`)
  return `'${value.replaceAll("'", "''")}'`
}

/**
 * A DOUBLE literal that is read back as the very same double (without an exponent the engine would
 * take a decimal fraction for DECIMAL). Throws where the number is not finite.
 */
export function doubleLiteral(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`invalid number literal; not finite: ${value}`)
  const text = String(value)
  return text.includes('e') ? text : `${text}e0`
}
