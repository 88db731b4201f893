import { ONLINE_DAYS, ONLINE_SEASON, SPRING_FESTIVAL } from './parameters.ts'

const DAY = 86_400_000

/** A month of the simulated lender. `days` counts its days; dates are ISO. */
export interface Month {
  number: number
  start: string
  next: string
  days: number
}

const iso = (time: number) => new Date(time).toISOString().slice(0, 10)

/** The `count` months that end with the month of `endsOn`. */
export function monthsUntil(endsOn: string, count: number): Month[] {
  const [year = 0, month = 0] = endsOn.split('-').map(Number)
  return Array.from({ length: count }, (_, number) => {
    const start = Date.UTC(year, month - count + number, 1)
    const next = Date.UTC(year, month - count + number + 1, 1)
    return { number, start: iso(start), next: iso(next), days: (next - start) / DAY }
  })
}

/** Relative online spending of each day of a month: season, shopping days, Spring Festival. */
export function onlineDayWeights(month: Month): number[] {
  const start = Date.parse(month.start)
  return Array.from({ length: month.days }, (_, day) => {
    const date = iso(start + day * DAY)
    const festival = SPRING_FESTIVAL.some((first) => {
      const since = (Date.parse(date) - Date.parse(first)) / DAY
      return since >= 0 && since < 7
    })
    return (ONLINE_DAYS[date.slice(5)] ?? 1) * (festival ? 0.5 : 1)
  })
}

/** Relative spending at the till of each day: weekends 1.15 of a weekday. */
export function counterDayWeights(month: Month): number[] {
  const start = Date.parse(month.start)
  return Array.from({ length: month.days }, (_, day) =>
    [0, 6].includes(new Date(start + day * DAY).getUTCDay()) ? 1.15 : 1,
  )
}

/** How much is bought online in a month against a mean one, shopping days included. */
export function onlineSeason(month: Month): number {
  const weights = onlineDayWeights(month)
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / month.days
  return (ONLINE_SEASON[Number(month.start.slice(5, 7)) - 1] ?? 1) * mean
}

/** Share of customers who have adopted a channel: logistic, in months from its midpoint. */
export function adoption(month: Month, cap: number, steepness: number, midpoint: string): number {
  const months = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))
  return cap / (1 + Math.exp(-steepness * (months(month.start) - months(midpoint))))
}
