import { EARLIEST, LATEST, SMALLINT, wordsOf } from './check.sql.ts'
import { REASONS, type Reason } from './reasons.ts'
import type { ColumnFrom } from './source.ts'
import type { Column } from './tallystick/relation.ts'

function range({ type, range }: Column): string {
  switch (type) {
    case 'day':
    case 'instant':
      return `${EARLIEST} to ${LATEST}`
    case 'money':
    case 'amount':
      return 'at most 16 digits before the point'
    default: {
      const [least, most] = range ?? SMALLINT
      return `${least} to ${most}`
    }
  }
}

/** What was expected, where a mapping says that the file writes it in its own way. */
function mapped(reason: Reason, from: ColumnFrom | undefined): string | undefined {
  if (from?.format !== undefined && (reason === 'BAD_DATE' || reason === 'BAD_INSTANT')) {
    return `a ${reason === 'BAD_DATE' ? 'day' : 'time'} is expected, as ${from.format}`
  }
  return from?.divide !== undefined && reason === 'BAD_DECIMAL'
    ? `${REASONS.BAD_INTEGER}, to be divided by ${from.divide}`
    : undefined
}

/** What a reject says: what was expected of the column. */
export function messageOf(
  column: Column,
  reason: Reason,
  currency: string,
  from?: ColumnFrom,
): string {
  const told = `${column.name}: ${mapped(reason, from) ?? REASONS[reason]}`
  switch (reason) {
    case 'UNKNOWN_WORD': {
      const words = wordsOf(column).map((word) => word.name)
      return `${told}: ${words.join(', ')}`
    }
    case 'WRONG_CURRENCY':
      return `${told}: ${currency}`
    case 'OUT_OF_RANGE':
      return `${told}: ${range(column)}`
    case 'UNKNOWN_REFERENCE':
      return `${told} among ${column.refers}`
    default:
      return told
  }
}
