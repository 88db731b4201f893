import { useMemo } from 'preact/hooks'
import { lender } from '../../api/lender.ts'
import { say } from '../../state/say.ts'
import { StatementsPage } from '../statements/statements.tsx'
import { SpendingPage } from './spending.tsx'
import { w } from './words.ts'

/** Spending from payments, or from statements where the lender has no payments. */
export default function Spending() {
  const { transactions, statements, firstDay, lastDay } = lender.value ?? {}
  const coverage = useMemo(
    () => (firstDay && lastDay ? { firstDay, lastDay } : null),
    [firstDay, lastDay],
  )
  if (coverage && transactions) return <SpendingPage coverage={coverage} />
  if (coverage && statements) return <StatementsPage coverage={coverage} />
  return <p class="empty">{say(w.noTransactions)}</p>
}
