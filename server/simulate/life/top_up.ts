import type { Period } from '../period.ts'
import { type Customer, isStressedOn } from './customer.ts'
import { bits, draw } from './draw.ts'
import type { LifeWorld } from './world.ts'

/** Savings of the class II account in cents, and what it paid out in the calendar year. */
export interface Savings {
  balance: number
  paidInYear: number
  year: number
}

export interface TopUp {
  sec: number
  cents: number
}

/** Money a customer moves from the home bank to the class II account: less of it under stress. */
export function topUp(
  { endSec }: LifeWorld,
  customer: Customer,
  { balance }: Savings,
  { opens, closes }: Period,
  key: number,
): TopUp | null {
  const { income, arrival_day, leave_day } = customer
  // Who has enough adds nothing.
  if (arrival_day > closes || leave_day <= opens || balance >= income * 80) return null
  const when = draw(key, 501)
  const from = Math.max(opens, arrival_day)
  const days = Math.max(1, Math.min(10, closes - from + 1))
  const sec = (from + (bits(when, 0, 10) % days)) * 86400 + 28800 + bits(when, 10, 15)
  const h = draw(key, 502)
  const share = Math.trunc((income * (40 + bits(h, 0, 6))) / 1000)
  const cents = share * (isStressedOn(customer, opens) ? 5 : 10) * 100
  const isMade = bits(h, 6, 8) < 218 && sec < endSec && sec > arrival_day * 86400 && cents > 0
  return isMade ? { sec, cents } : null
}
