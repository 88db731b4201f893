import type { ChartEvent } from '../marks/events.ts'
import { say, type Words } from '../state/say.ts'

// Days of the year on which what people spend stands out; fixed in the calendar.
const days: readonly (readonly [monthDay: string, name: Words, weight: number])[] = [
  ['11-11', ['Double 11', '双十一'], 1],
  ['12-12', ['Double 12', '双十二'], 0.5],
  ['10-01', ['National Day', '国庆节'], 0.4],
]

/** Sales days and holidays of a period, both ends included, where the lender's currency is that of their country. */
export function festivals(currency: string, from: string, to: string): ChartEvent[] {
  if (currency !== 'CNY') return []
  const years = Array.from(
    { length: Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1 },
    (_, i) => Number(from.slice(0, 4)) + i,
  )
  return years.flatMap((year) =>
    days
      .map(([monthDay, name, weight]) => ({ day: `${year}-${monthDay}`, name: say(name), weight }))
      .filter(({ day }) => day >= from && day <= to),
  )
}
