import { type Code, type Domain, VOCABULARIES } from '../ledger/codes.ts'

/** A code's name, or null where there is no code. A code this program does not know is a bug. */
export function nameOf(domain: Domain, code: number | null): string | null {
  if (code === null) return null
  const found = (VOCABULARIES[domain] as readonly Code[]).find((word) => word.code === code)
  if (!found) throw new Error(`${domain} has no code ${code}`)
  return found.name
}

/** The same for a column that is never null. */
export function stated(domain: Domain, code: number): string {
  return nameOf(domain, code)!
}
