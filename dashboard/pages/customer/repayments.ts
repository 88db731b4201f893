import { toNumber } from '../../api/decimal.ts'
import type { Statement } from './query.ts'

export type RepaymentKind = 'full' | 'minimum' | 'late' | 'missed'

export interface Repayment {
  day: string
  kind: RepaymentKind
  amount: number
}

/**
 * How each statement but the first was met: what was paid up to its close against the balance of the
 * one before. Nothing due, nothing said. A status of months late counts as late whatever was paid.
 */
export function repaymentsOf(statements: readonly Statement[]): Repayment[] {
  const ordered = [...statements].sort((a, b) => (a.closedOn < b.closedOn ? -1 : 1))
  return ordered.flatMap((statement, i) => {
    const due = ordered[i - 1]
    if (!due) return []
    const kind = kindOf(statement, due)
    return kind ? [{ day: statement.closedOn, kind, amount: toNumber(statement.paid) }] : []
  })
}

function kindOf(statement: Statement, due: Statement): RepaymentKind | null {
  const paid = toNumber(statement.paid)
  const owed = toNumber(due.balance)
  const least = toNumber(due.minimumDue)
  if ((statement.repaymentStatus ?? 0) >= 1) return paid > 0 ? 'late' : 'missed'
  if (owed <= 0) return null
  if (paid >= owed) return 'full'
  if (least !== null && paid < least) return paid > 0 ? 'late' : 'missed'
  return paid > 0 ? 'minimum' : null
}
