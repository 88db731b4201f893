import { doubleLiteral, quoteIdentifier, quoteLiteral } from '../db/identifier.ts'
import type { Condition } from './policy.ts'

/** The column of a fact inside the decision's statement, where it cannot meet a name of ours. */
export const factColumn = (name: string) => quoteIdentifier(`fact ${name}`)

/**
 * A condition as a SQL boolean with SQL's three values: an unknown fact makes it NULL, which is
 * "not evaluated", unless the rest settles it (`false and null` is false, `true or null` is true).
 */
export function conditionSql(condition: Condition | null): string {
  if (condition === null) return 'true'
  switch (condition.kind) {
    case 'compare': {
      const { fact, comparator, value } = condition
      const literal = typeof value === 'number' ? doubleLiteral(value) : quoteLiteral(value)
      return `${factColumn(fact)} ${comparator} ${literal}`
    }
    case 'null':
      return `${factColumn(condition.fact)} is ${condition.expected ? '' : 'not '}null`
    default: {
      if (condition.parts.length === 0) return condition.kind === 'all' ? 'true' : 'false'
      const word = condition.kind === 'all' ? ' and ' : ' or '
      return `(${condition.parts.map(conditionSql).join(word)})`
    }
  }
}
