/** What one look found. `warn`: it works, and could be better. */
export interface Check {
  name: string
  level: 'ok' | 'warn' | 'fail'
  detail: string
}

/** The check's own detail where `look` comes through, and its error where it throws. */
export async function check(
  name: string,
  look: () => Promise<string | { warn: string }> | string | { warn: string },
): Promise<Check> {
  try {
    const found = await look()
    return typeof found === 'string'
      ? { name, level: 'ok', detail: found }
      : { name, level: 'warn', detail: found.warn }
  } catch (error) {
    return { name, level: 'fail', detail: error instanceof Error ? error.message : String(error) }
  }
}
