/**
 * The credit rules once more, written as they are said, for one facility and slowly: what tests hold the
 * relations to. Days are numbers since 1970-01-01, money is whole cents.
 */
export interface Row {
  id: string
  day: number
  kind:
    | 'purchase'
    | 'withdrawal'
    | 'clearing'
    | 'disbursement'
    | 'fee'
    | 'penalty'
    | 'interest'
    | 'repayment'
    | 'loan_payment'
    | 'refund'
    | 'reversal'
  status: 'approved' | 'posted' | 'declined'
  cents: number
  original?: string
}
export interface Spell {
  state: 'frozen' | 'forborne' | 'charged_off'
  since: number
  until: number | null
}
export interface Plan {
  started: number
  months: number
  cents: number
  ended: number | null
}
export interface History {
  opened: number
  closed: number | null
  /** null: the last day of the month. */
  statementDay: number | null
  limit: number
  rows: readonly Row[]
  spells: readonly Spell[]
  plans: readonly Plan[]
}
export interface Bill {
  closed: number
  due: number
  balance: number
  paid: number
  minimum: number
}
export interface Standing {
  principal: number
  interest: number
  fees: number
  unbilled: number
  holds: number
  available: number
  dpd: number
  bucket: number
  overdue: number
  writtenOff: number | null
}

const DUE_DAYS = 20
const FLOOR = 1000
const TOLERANCE = 1000
const GRACE = 3
const LAPSE = 30

const partsOf = (day: number) => {
  const date = new Date(day * 86_400_000)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate() }
}
const dayOf = (year: number, month: number, day: number) => Date.UTC(year, month, day) / 86_400_000
const tenth = (cents: number) => Math.floor((cents + 5) / 10)
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)

interface Effect {
  day: number
  component: 'principal' | 'interest' | 'fees' | 'payment'
  cents: number
  id: string
  undoes?: string
}

const COMPONENT = {
  purchase: 'principal',
  withdrawal: 'principal',
  clearing: 'principal',
  disbursement: 'principal',
  refund: 'principal',
  fee: 'fees',
  penalty: 'fees',
  interest: 'interest',
  repayment: 'payment',
  loan_payment: 'payment',
} as const

/** Signed effects on what is owed; a payment's is negative. */
function effects({ rows }: History): Effect[] {
  const posted = rows.filter((row) => row.status === 'posted')
  const signed = (row: Row) =>
    row.kind === 'refund' || row.kind === 'repayment' || row.kind === 'loan_payment'
      ? -row.cents
      : row.cents
  return posted.flatMap((row): Effect[] => {
    if (row.kind !== 'reversal')
      return [{ day: row.day, component: COMPONENT[row.kind], cents: signed(row), id: row.id }]
    const undone = posted.find((other) => other.id === row.original)
    if (!undone || undone.kind === 'reversal') return []
    const cents = -Math.sign(signed(undone)) * row.cents
    return [
      { day: row.day, component: COMPONENT[undone.kind], cents, id: row.id, undoes: undone.id },
    ]
  })
}

const chargedOff = (history: History, at: number) =>
  history.spells.find((s) => s.state === 'charged_off' && s.since < at)?.since ?? null

/** Every close of the line before a day. */
function closes(history: History, at: number): number[] {
  const { year, month } = partsOf(history.opened)
  const end = Math.min(at, (history.closed ?? at) + 1, chargedOff(history, at) ?? at)
  const days: number[] = []
  for (let m = month; ; m++) {
    const day =
      history.statementDay === null ? dayOf(year, m + 1, 0) : dayOf(year, m, history.statementDay)
    if (day >= end) return days
    if (day >= history.opened) days.push(day)
  }
}

/** What a plan has not billed at the end of a day. */
function unbilledAfter(plan: Plan, day: number, closing: readonly number[]): number {
  if (plan.started > day || (plan.ended !== null && plan.ended <= day)) return 0
  const billed = closing.filter((close) => close >= plan.started && close <= day).length
  const part = Math.floor(plan.cents / plan.months)
  return billed >= plan.months ? 0 : plan.cents - billed * part
}

const owedAfter = (all: readonly Effect[], day: number) =>
  sum(all.filter((e) => e.day <= day).map((e) => e.cents))
const paidBetween = (all: readonly Effect[], after: number, day: number) =>
  -sum(
    all
      .filter((e) => e.component === 'payment' && e.day > after && e.day <= day)
      .map((e) => e.cents),
  )

export function bills(history: History, at: number): Bill[] {
  const all = effects(history)
  const closing = closes(history, at)
  const made: Bill[] = []
  closing.forEach((closed, k) => {
    const before = made[k - 1]
    const unbilled = sum(history.plans.map((plan) => unbilledAfter(plan, closed, closing)))
    const balance = owedAfter(all, closed) - unbilled
    const owed = Math.max(0, balance)
    const paid = paidBetween(all, before?.closed ?? -1e9, closed)
    const carried = before ? Math.min(Math.max(0, before.minimum - paid), owed) : 0
    // Billed now: what was unbilled the moment before this close, plans begun since included, and is not any more.
    const instalments = sum(
      history.plans.map((plan) => {
        if (plan.started > closed) return 0
        const earlier = closing.filter((close) => close < closed && close >= plan.started)
        const endedBefore =
          plan.ended !== null && earlier.some((close) => close >= (plan.ended as number))
        if (endedBefore) return 0
        const part = Math.floor(plan.cents / plan.months)
        const left = earlier.length >= plan.months ? 0 : plan.cents - earlier.length * part
        return left - unbilledAfter(plan, closed, closing)
      }),
    )
    const rest = Math.max(0, balance - carried - instalments)
    const minimum = Math.min(owed, carried + instalments + Math.max(FLOOR, tenth(rest)))
    made.push({ closed, due: closed + DUE_DAYS, balance, paid, minimum })
  })
  return made
}

function arrears(history: History, at: number) {
  const all = effects(history)
  const made = bills(history, at)
  const unpaid = made.map((bill) => bill.minimum - paidBetween(all, bill.closed, at - 1))
  const lastMet = unpaid.findLastIndex((cents) => cents <= TOLERANCE)
  const late = made
    .map((_, j) => j)
    .filter((j) => j > lastMet && (made[j] as Bill).due + GRACE < at)
  const oldest = late.length > 0 ? (made[late[0] as number] as Bill).due : null
  if (oldest === null) return { dpd: 0, overdue: 0 }
  let paused = 0
  for (let day = oldest + 1; day < at; day++)
    if (
      history.spells.some(
        (s) => s.state === 'forborne' && s.since <= day && day <= (s.until ?? 1e9),
      )
    )
      paused++
  return {
    dpd: at - oldest - paused,
    overdue: Math.max(0, unpaid[late.at(-1) as number] as number),
  }
}

/** Fees, interest and principal owed at the start of a day, each payment put where the rule says. */
function components(history: History, at: number) {
  const all = effects(history).filter((e) => e.day < at)
  const charged = (component: Effect['component'], day: number) =>
    sum(all.filter((e) => e.component === component && e.day <= day).map((e) => e.cents))
  const payments = all
    .filter((e) => e.component === 'payment')
    .toSorted(
      (a, b) =>
        a.day - b.day ||
        Number(a.cents > 0) - Number(b.cents > 0) ||
        all.indexOf(a) - all.indexOf(b),
    )
  const parts = new Map<string, { fees: number; interest: number; principal: number }>()
  const paid = { fees: 0, interest: 0, principal: 0 }
  for (const payment of payments) {
    const cents = -payment.cents
    let part = { fees: 0, interest: 0, principal: 0 }
    if (cents < 0) {
      const whole = parts.get(payment.undoes as string) ?? {
        fees: 0,
        interest: 0,
        principal: -cents,
      }
      const principal = Math.min(-cents, whole.principal)
      const interest = Math.min(-cents - principal, whole.interest)
      const fees = Math.min(-cents - principal - interest, whole.fees)
      part = { fees: -fees, interest: -interest, principal: cents + fees + interest }
    } else {
      const first =
        arrears(history, payment.day).dpd > 90
          ? Math.min(cents, Math.max(0, charged('principal', payment.day) - paid.principal))
          : 0
      const fees = Math.min(cents - first, Math.max(0, charged('fees', payment.day) - paid.fees))
      const interest = Math.min(
        cents - first - fees,
        Math.max(0, charged('interest', payment.day) - paid.interest),
      )
      part = { fees, interest, principal: cents - fees - interest }
    }
    parts.set(payment.id, part)
    paid.fees += part.fees
    paid.interest += part.interest
    paid.principal += part.principal
  }
  return {
    fees: charged('fees', at) - paid.fees,
    interest: charged('interest', at) - paid.interest,
    principal: charged('principal', at) - paid.principal,
  }
}

const ended = (history: History, hold: Row) =>
  Math.min(
    hold.day + LAPSE,
    ...history.rows
      .filter(
        (row) =>
          row.original === hold.id &&
          (row.kind === 'clearing' || row.kind === 'reversal') &&
          row.status !== 'declined',
      )
      .map((row) => row.day),
  )

export function standing(history: History, at: number): Standing {
  const gone = chargedOff(history, at)
  const { dpd, overdue } = arrears(history, gone ?? at)
  const bucket = dpd <= 0 ? 0 : dpd > 180 ? 7 : Math.ceil(dpd / 30)
  const owed = components(history, gone ?? at)
  if (gone !== null) {
    const writtenOff = owed.principal + owed.interest + owed.fees
    const none = { principal: 0, interest: 0, fees: 0, unbilled: 0, holds: 0, available: 0 }
    return { ...none, dpd, bucket: 7, overdue, writtenOff }
  }
  const holds = sum(
    history.rows
      .filter(
        (row) =>
          row.status === 'approved' &&
          row.kind === 'purchase' &&
          row.day < at &&
          ended(history, row) >= at,
      )
      .map((row) => row.cents),
  )
  const frozen = history.spells.some(
    (s) => s.state === 'frozen' && s.since < at && (s.until ?? 1e9) >= at,
  )
  const closed = history.closed !== null && history.closed < at
  const closing = closes(history, at)
  return {
    ...owed,
    unbilled: sum(history.plans.map((plan) => unbilledAfter(plan, at - 1, closing))),
    holds,
    available: frozen || closed ? 0 : Math.max(0, history.limit - owed.principal - holds),
    dpd,
    bucket,
    overdue,
    writtenOff: null,
  }
}
