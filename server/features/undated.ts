import { knownBy } from '../ledger/knowledge.ts'
import type { Family } from './feature.ts'

/**
 * What is wrong with the relations that families read, in words: an undated one may not feed a
 * feature as of a day, since nobody can say whether its rows were known then. Empty: nothing.
 */
export function undatedReads(families: readonly Family[]): string[] {
  return families.flatMap((one) =>
    one.reads
      .filter((relation) => knownBy(relation) === 'undated')
      .map((relation) => `${one.name} reads ${relation}, which is undated`),
  )
}
