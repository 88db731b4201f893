const DAY = 86_400_000
const at = (day: string) => new Date(`${day}T00:00:00Z`)
const shown = (time: number | Date) => new Date(time).toISOString().slice(0, 10)

/** The day so many calendar months on (or back); a day that the month lacks is its last. */
export function monthsOn(day: string, months: number): string {
  const date = at(day)
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1)
  const last = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0)
  return shown(Math.min(first + (date.getUTCDate() - 1) * DAY, last))
}

/** The day that lies as long before `day` as `from` before `until`: whole months first, then days. */
export function asLongBefore(
  day: string,
  { from, until }: { from: string; until: string },
): string {
  const [begin, end] = [at(from), at(until)]
  const apart =
    12 * (end.getUTCFullYear() - begin.getUTCFullYear()) + end.getUTCMonth() - begin.getUTCMonth()
  const months = monthsOn(until, -apart) < from ? apart - 1 : apart
  const days = (Number(at(monthsOn(until, -months))) - Number(begin)) / DAY
  return shown(Number(at(monthsOn(day, -months))) - days * DAY)
}
