import { wordsOf } from './check.sql.ts'
import { REASONS, type Reason } from './reasons.ts'
import type { Column } from './tallystick/relation.ts'

/** What a reject says: what was expected of the column. */
export function messageOf(column: Column, reason: Reason, currency: string): string {
  const told = `${column.name}: ${REASONS[reason]}`
  switch (reason) {
    case 'UNKNOWN_WORD': {
      const words = wordsOf(column).map((word) => word.name)
      return `${told}: ${words.join(', ')}`
    }
    case 'WRONG_CURRENCY':
      return `${told}: ${currency}`
    case 'OUT_OF_RANGE':
      return column.range ? `${told}: ${column.range[0]} to ${column.range[1]}` : told
    case 'UNKNOWN_REFERENCE':
      return `${told} among ${column.refers}`
    default:
      return told
  }
}
