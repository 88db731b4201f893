import { labelOf } from '../../api/codes.ts'
import { currency } from '../../api/lender.ts'
import type { ChartEvent } from '../../marks/events.ts'
import type { Period } from '../../state/period.ts'
import { festivals } from '../festivals.ts'
import type { Customer } from './query.ts'

// A loss outweighs what led to it, and both outweigh a day of sales.
const weights: Record<string, number> = { charged_off: 4, fraud: 4, frozen: 3, forborne: 2 }

/** Days worth a line in a customer's picture: when a line or loan was set apart, and the sales of the year. */
export function lifeEvents(
  { facilities }: Pick<Customer, 'facilities'>,
  { from, to }: Period,
): ChartEvent[] {
  const states = facilities.flatMap(({ states }) =>
    states.map(({ state, since }) => ({
      day: since,
      name: labelOf('facility_state', state),
      weight: weights[state] ?? 1,
      tone: 'bad' as const,
    })),
  )
  // Of a whole life the greatest day alone: more names would hide what happened to the customer.
  return [...states, ...festivals(currency.value, from, to).filter(({ weight = 0 }) => weight >= 1)]
}
