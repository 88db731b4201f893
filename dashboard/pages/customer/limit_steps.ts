import { toNumber } from '../../api/decimal.ts'
import { currency } from '../../api/lender.ts'
import { dayMonth } from '../../format/date.ts'
import { wholeMoney } from '../../format/money.ts'
import { addDays } from '../../state/period.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { Facility } from './query.ts'
import { w } from './words.ts'

export interface LimitStep {
  day: string
  value: number | null
  note: string
}

type Line = Pick<Facility, 'limitEvents' | 'closedOn'>

/**
 * The limit in force of a line over time, each step in words: the last permanent limit and, on top of
 * it, every temporary one until its last day. A closed line ends it.
 */
export function limitSteps({ limitEvents, closedOn }: Line): LimitStep[] {
  const events = [...limitEvents].sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1))
  const lasting = events.filter(({ until }) => until === null)
  const passing = events.flatMap(({ until, ...event }) =>
    until === null ? [] : [{ ...event, until }],
  )
  const days = new Set([
    ...events.map(({ effectiveOn }) => effectiveOn),
    ...passing.map(({ until }) => addDays(until, 1)),
  ])
  const steps = [...days].sort().map((day): LimitStep => {
    const base = lasting.filter(({ effectiveOn }) => effectiveOn <= day)
    const extra = passing.filter((event) => event.effectiveOn <= day && day <= event.until)
    const amounts = [...base.slice(-1), ...extra].map(({ creditLimit }) => toNumber(creditLimit))
    const value = amounts.reduce((sum, amount) => sum + amount, 0)
    const amount = wholeMoney(value, currency.value, locale.value)
    const begun = extra.find(({ effectiveOn }) => effectiveOn === day)
    if (base.at(-1)?.effectiveOn === day) {
      const now = toNumber(base.at(-1)?.creditLimit ?? null) ?? 0
      const before = toNumber(base.at(-2)?.creditLimit ?? null)
      const words = before === null ? w.approved : now >= before ? w.raised : w.lowered
      return { day, value, note: say(words, { amount }) }
    }
    const until = begun && dayMonth(begun.until, locale.value)
    return { day, value, note: until ? say(w.raisedUntil, { amount, day: until }) : '' }
  })
  const shown = closedOn ? steps.filter(({ day }) => day < closedOn) : steps
  return closedOn ? [...shown, { day: closedOn, value: null, note: '' }] : shown
}
