/** A row of a line's transactions; days count from 1970-01-01, money is cents. */
export interface Entry {
  id: string
  original: string | null
  day: number
  kind: string
  status: string
  cents: number
}

export interface Line {
  facility: string
  opened: number
  closed: number | null
  statementDay: number | null
  entries: readonly Entry[]
  plans: readonly { day: number; months: number; cents: number; ended: number | null }[]
  limits: readonly { from: number; until: number | null; cents: number }[]
  states: readonly { state: string; since: number; until: number | null }[]
}

interface Bill {
  day: number
  due: number
  minimum: number
}

const dateOf = (day: number) => new Date(day * 86_400_000)
const isMonthEnd = (day: number) => dateOf(day + 1).getUTCDate() === 1
const roundTenth = (cents: number) => Math.floor((cents * 10 + 50) / 100)

/**
 * A line day by day, from its transactions, plans and states alone: its statements, how it stands at
 * each month end, and the purchases that were more than was available. Written from the lender's rules without a look at how the months are made.
 */
export function replay(line: Line, last: number) {
  const chargedOff = line.states.find((s) => s.state === 'charged_off')?.since ?? Infinity
  const forborne = line.states.filter((s) => s.state === 'forborne')
  const isClose = (day: number) =>
    day < chargedOff &&
    day <= (line.closed ?? Infinity) &&
    (line.statementDay === null ? isMonthEnd(day) : dateOf(day).getUTCDate() === line.statementDay)
  const byId = new Map(line.entries.map((entry) => [entry.id, entry]))
  const byDay = grouped(line.entries)
  const splits = new Map<string, [fees: number, interest: number, principal: number]>()
  const holds = new Map<string, { cents: number; until: number }>()
  const paid: { day: number; cents: number }[] = []
  const bills: Bill[] = []
  const statements: { day: number; balance: number; minimum: number; paid: number }[] = []
  const monthEnds: Record<string, number>[] = []
  const overdrawn: string[] = []
  let principal = 0
  let interest = 0
  let fees = 0
  let dpdAtChargeOff = 0

  const paidSince = (day: number, until = Infinity) =>
    paid.reduce((sum, p) => (p.day > day && p.day <= until ? sum + p.cents : sum), 0)
  const partsAt = (plan: Line['plans'][number], closes: number[]) => {
    const part = Math.floor(plan.cents / plan.months)
    const billed = closes.filter((day) => day >= plan.day).length
    return billed >= plan.months ? plan.cents : billed * part
  }
  const closesUntil = (day: number) => statements.map((s) => s.day).filter((d) => d <= day)
  const unbilled = (day: number, closes: number[]) =>
    line.plans.reduce(
      (sum, plan) =>
        plan.day > day || (plan.ended !== null && plan.ended <= day)
          ? sum
          : sum + plan.cents - partsAt(plan, closes),
      0,
    )
  /** Days past due at the start of `day`. */
  const dpd = (day: number) => {
    const rest = bills.map((bill) => bill.minimum - paidSince(bill.day))
    const met = rest.findLastIndex((cents) => cents <= 1000)
    const overdue = bills.filter((bill, i) => i > met && bill.due + 3 < day)
    if (overdue.length === 0) return 0
    const oldest = overdue[0]!.due
    const eased = forborne.reduce(
      (sum, spell) =>
        sum +
        Math.max(0, Math.min((spell.until ?? day) + 1, day) - Math.max(spell.since, oldest + 1)),
      0,
    )
    return day - oldest - eased
  }

  const limitOn = (day: number) => {
    const inForce = line.limits.filter((limit) => limit.from <= day)
    const permanent = inForce.filter((limit) => limit.until === null).at(-1)?.cents ?? 0
    return inForce.reduce(
      (sum, l) => (l.until !== null && l.until >= day ? sum + l.cents : sum),
      permanent,
    )
  }
  const held = () => [...holds.values()].reduce((sum, hold) => sum + hold.cents, 0)
  const isFrozenOn = (day: number) =>
    line.states.some(
      (s) => s.state !== 'forborne' && s.since <= day && (s.until === null || s.until >= day),
    )

  const book = (entry: Entry) => {
    const original = entry.original === null ? undefined : byId.get(entry.original)
    if (entry.status === 'declined') return
    if (entry.kind === 'purchase') {
      const available = isFrozenOn(entry.day) ? 0 : limitOn(entry.day) - principal - held()
      if (entry.cents > available) overdrawn.push(entry.id)
    }
    if (entry.status === 'approved') {
      if (entry.kind === 'purchase')
        holds.set(entry.id, { cents: entry.cents, until: entry.day + 30 })
      else holds.delete(original!.id)
      return
    }
    if (entry.kind === 'clearing') holds.delete(original!.id)
    if (['purchase', 'clearing', 'withdrawal'].includes(entry.kind)) principal += entry.cents
    if (['fee', 'penalty'].includes(entry.kind)) fees += entry.cents
    if (entry.kind === 'interest') interest += entry.cents
    if (entry.kind === 'refund') principal -= entry.cents
    if (entry.kind === 'reversal' && original!.kind === 'purchase') principal -= entry.cents
    if (entry.kind === 'reversal' && original!.kind === 'repayment') {
      const [toFees, toInterest, toPrincipal] = splits.get(original!.id)!
      fees += toFees
      interest += toInterest
      principal += toPrincipal
      paid.push({ day: entry.day, cents: -entry.cents })
    }
    if (entry.kind === 'repayment') {
      const late = entry.day >= chargedOff ? dpdAtChargeOff : dpd(entry.day)
      const first = late > 90 ? Math.min(Math.max(principal, 0), entry.cents) : 0
      const toFees = Math.min(fees, entry.cents - first)
      const toInterest = Math.min(interest, entry.cents - first - toFees)
      splits.set(entry.id, [toFees, toInterest, entry.cents - toFees - toInterest])
      fees -= toFees
      interest -= toInterest
      principal -= entry.cents - toFees - toInterest
      paid.push({ day: entry.day, cents: entry.cents })
    }
  }

  const close = (day: number) => {
    const previous = bills.at(-1)
    const before = closesUntil(day)
    const after = [...before, day]
    const balance = principal + interest + fees - unbilled(day, after)
    const repaid = paidSince(previous?.day ?? -Infinity, day)
    const parts = line.plans.reduce(
      (sum, plan) => (plan.day > day ? sum : sum + partsAt(plan, after) - partsAt(plan, before)),
      0,
    )
    const leftOver = Math.min(Math.max(0, (previous?.minimum ?? 0) - repaid), Math.max(0, balance))
    const minimum = Math.min(
      Math.max(0, balance),
      leftOver + parts + Math.max(1000, roundTenth(Math.max(0, balance - leftOver - parts))),
    )
    statements.push({ day, balance, minimum, paid: repaid })
    bills.push({ day, due: day + 20, minimum })
  }

  for (let day = line.opened; day <= last; day++) {
    if (day === chargedOff) dpdAtChargeOff = dpd(day)
    for (const [id, hold] of holds) if (hold.until <= day) holds.delete(id)
    for (const entry of byDay.get(day) ?? []) book(entry)
    if (isClose(day)) close(day)
    if (isMonthEnd(day)) {
      const isOff = day >= chargedOff
      const late = isOff ? dpdAtChargeOff : dpd(day + 1)
      monthEnds.push({
        day,
        receivable: isOff ? 0 : principal + interest + fees,
        principal,
        interest,
        fees,
        unbilled: isOff ? 0 : unbilled(day, closesUntil(day)),
        holds: held(),
        dpd: late,
        bucket: isOff || late > 180 ? 7 : late <= 0 ? 0 : Math.floor((late - 1) / 30) + 1,
      })
    }
  }
  return { statements, monthEnds, overdrawn }
}

function grouped(entries: readonly Entry[]): Map<number, Entry[]> {
  const by = new Map<number, Entry[]>()
  for (const entry of entries) by.set(entry.day, [...(by.get(entry.day) ?? []), entry])
  return by
}
