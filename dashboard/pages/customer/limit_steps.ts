import { toNumber } from '../../api/decimal.ts'
import { currency } from '../../api/lender.ts'
import { wholeMoney } from '../../format/money.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { Facility } from './query.ts'
import { w } from './words.ts'

export interface LimitStep {
  day: string
  value: number | null
  note: string
}

/** The limit of a line over time, each step in words; a closed line ends it. */
export function limitSteps({ limitEvents, closedOn }: Facility): LimitStep[] {
  const events = [...limitEvents].sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1))
  const steps = events.map((event, i): LimitStep => {
    const value = toNumber(event.creditLimit)
    const before = toNumber(events[i - 1]?.creditLimit)
    const amount = wholeMoney(value, currency.value, locale.value)
    const note = before === null ? w.approved : value >= before ? w.raised : w.lowered
    return { day: event.effectiveOn, value, note: say(note, { amount }) }
  })
  return closedOn ? [...steps, { day: closedOn, value: null, note: '' }] : steps
}
