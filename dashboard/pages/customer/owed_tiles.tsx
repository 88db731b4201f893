import { labelOf } from '../../api/codes.ts'
import { ratio, toNumber } from '../../api/decimal.ts'
import { currency } from '../../api/lender.ts'
import { Kpi } from '../../components/kpi.tsx'
import { fullDate } from '../../format/date.ts'
import { noData } from '../../format/locale.ts'
import { shortMoney, wholeMoney } from '../../format/money.ts'
import { percent } from '../../format/share.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { BalanceHistory, Customer, Standing } from './query.ts'
import { type Held, stateOn } from './standing.ts'
import { statusText } from './status_text.ts'
import { w } from './words.ts'

/** What may still be spent on a line, and what is owed on it; of a charged-off one what was lost. */
export function AvailableTile({
  line,
  day,
  awaited,
}: {
  line: Held
  day: string
  awaited: boolean
}) {
  const { balance } = line
  const money = (value: string | null) => wholeMoney(toNumber(value), currency.value, locale.value)
  if (!balance) {
    const value = awaited ? say(w.awaited) : noData(locale.value)
    return <Kpi label={say(w.available)} value={value} note={'\u00a0'} />
  }
  if (balance.writtenOff !== null)
    return (
      <Kpi
        label={say(w.chargedOff)}
        value={money(balance.writtenOff)}
        note={say(w.recoveredNote, { amount: money(balance.recovered) })}
      />
    )
  const amount = money(balance.receivable)
  const state = stateOn(line, day)?.state
  return (
    <Kpi
      label={say(w.available)}
      value={money(balance.available)}
      note={
        state === 'frozen'
          ? say(w.frozenOwed, { amount })
          : toNumber(balance.holds) === 0
            ? say(w.owedNoHolds, { amount })
            : say(w.owedAndHeld, { amount, held: money(balance.holds) })
      }
    />
  )
}

/** What a line owes or an account holds, where the source states balances and no more. */
export function BalanceTile({
  customer,
  history,
  standing,
  line,
}: {
  customer: Customer
  history: BalanceHistory | undefined
  standing: Standing | undefined
  line: Held | undefined
}) {
  const statement = [...customer.statements].sort((a, b) => (a.closedOn < b.closedOn ? 1 : -1))[0]
  const account = standing?.accounts.find(({ balance }) => balance !== null)
  const of = line?.sourceId ?? account?.sourceId
  const kind = line ? 'facility' : 'account'
  const last = history?.filter((point) => point.kind === kind && point.sourceId === of).at(-1)
  const value = line
    ? (toNumber(last?.balance) ?? toNumber(statement?.balance))
    : toNumber(account?.balance)
  const day = last?.day ?? (line ? statement?.closedOn : undefined)
  const share = line && value !== null ? ratio(Math.max(0, value), toNumber(line.limit)) : null
  const note = () => {
    if (share !== null) return say(w.owedShare, { share: percent(share, 0, locale.value) })
    if (day) return say(w.onDay, { day: fullDate(day, locale.value) })
    return value === null && standing !== undefined ? say(w.noBalance) : '\u00a0'
  }
  return (
    <Kpi
      label={say(line ? w.owed : w.balance)}
      value={
        value === null && standing === undefined
          ? say(w.awaited)
          : shortMoney(value, currency.value, locale.value)
      }
      note={note()}
    />
  )
}

/** What a loan has left to pay back, of what it was; what it was where the source has no payments. */
export function LoanTile({ loan }: { loan: Held }) {
  const money = (value: string | null) => wholeMoney(toNumber(value), currency.value, locale.value)
  const { balance, termMonths, instalment } = loan
  const amount = money(loan.principal)
  if (balance && balance.writtenOff !== null)
    return (
      <Kpi
        label={say(w.loanLost)}
        value={money(balance.writtenOff)}
        note={say(w.loanOfBare, { amount })}
      />
    )
  if (balance && loan.closedOn)
    return (
      <Kpi
        label={say(w.loanOwed)}
        value={money(balance.receivable)}
        note={say(w.loanPaid, { amount })}
      />
    )
  const parts = termMonths !== null && instalment !== null
  const terms = { n: termMonths ?? 0, part: money(instalment), amount }
  return balance ? (
    <Kpi
      label={say(w.loanOwed)}
      value={money(balance.receivable)}
      note={parts ? say(w.loanOf, terms) : say(w.loanOfBare, { amount })}
    />
  ) : (
    <Kpi
      label={say(w.loan)}
      value={shortMoney(toNumber(loan.principal), currency.value, locale.value)}
      note={
        parts
          ? say(w.loanNote, { n: terms.n, amount: terms.part })
          : fullDate(loan.openedOn, locale.value)
      }
    />
  )
}

/** How late the customer is on the line or loan that is latest, and what is overdue on it. */
export function DpdTile({
  customer,
  held,
  awaited,
}: {
  customer: Customer
  held: readonly Held[]
  awaited: boolean
}) {
  const late = [...held]
    .filter(({ delinquency }) => delinquency !== null)
    .sort((a, b) => (b.delinquency?.daysPastDue ?? -1) - (a.delinquency?.daysPastDue ?? -1))[0]
  const worst = late?.delinquency
  const ever = Math.max(
    0,
    ...customer.statements.map(({ repaymentStatus }) => repaymentStatus ?? 0),
  )
  const months = worst && worst.daysPastDue === null ? worst.monthsLate : null
  const note = () => {
    if (worst?.overdueAmount && toNumber(worst.overdueAmount) > 0) {
      const amount = wholeMoney(toNumber(worst.overdueAmount), currency.value, locale.value)
      if (held.length === 1) return say(w.overdue, { amount })
      return say(late?.kind === 'loan' ? w.overdueLoan : w.overdueLine, { amount })
    }
    if (ever > 0) return say(w.worstLate, { status: statusText(ever) })
    if (worst?.bucket) return labelOf('bucket', worst.bucket)
    return customer.statements.length > 0 && !awaited ? say(w.neverLate) : '\u00a0'
  }
  return (
    <Kpi
      label={say(months === null ? w.dpd : w.monthsLate)}
      value={awaited ? say(w.awaited) : (worst?.daysPastDue ?? months ?? noData(locale.value))}
      note={note()}
    />
  )
}
