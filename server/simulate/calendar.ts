import type { Parameters } from './parameters.ts'

type Spending = Parameters['spending']

const DAY = 86_400_000

/** A month of the simulated lender; days count from the first day of the world. */
export interface Month {
  number: number
  start: string
  firstDay: number
  lastDay: number
}

const iso = (time: number) => new Date(time).toISOString().slice(0, 10)

/** The `count` months that end with the month of `endsOn`. */
export function monthsUntil(endsOn: string, count: number): Month[] {
  const [year = 0, month = 0] = endsOn.split('-').map(Number)
  const begins = (number: number) => Date.UTC(year, month - count + number, 1)
  return Array.from({ length: count }, (_, number) => ({
    number,
    start: iso(begins(number)),
    firstDay: (begins(number) - begins(0)) / DAY,
    lastDay: (begins(number + 1) - begins(0)) / DAY - 1,
  }))
}

/** The date of a day counted from `start`. */
export function dateOf(start: string, day: number): string {
  return iso(Date.parse(start) + day * DAY)
}

/** Relative online spending of a day: season, shopping days, half in the week of Spring Festival. */
export function onlineWeight(date: string, spending: Spending): number {
  const festival = spending.spring_festival.some((first) => {
    const since = (Date.parse(date) - Date.parse(first)) / DAY
    return since >= 0 && since < 7
  })
  const season = spending.online_season[Number(date.slice(5, 7)) - 1] ?? 1
  return season * (spending.online_days[date.slice(5)] ?? 1) * (festival ? 0.5 : 1)
}

/** Relative spending at the till of a day: weekends against weekdays. */
export function tillWeight(date: string, spending: Spending): number {
  return [0, 6].includes(new Date(date).getUTCDay()) ? spending.weekend : 1
}

/** Share of customers who have adopted a channel: logistic, in months from its midpoint. */
export function adoption(date: string, curve: Parameters['adoption']['flash']): number {
  const months = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
  const since = months(date) - months(curve.midpoint)
  return date < curve.from ? 0 : curve.cap / (1 + Math.exp(-curve.steepness * since))
}
