export interface Change {
  /** From this instant (epoch milliseconds) ... */
  from: number
  /** ... the zone is this many minutes ahead of UTC. */
  minutes: number
}

const HOUR = 3_600_000

/** Minutes a zone is ahead of UTC at an instant. */
function offsetAt(format: Intl.DateTimeFormat, at: number): number {
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
  const { year, month, day, hour, minute, second } = part as Record<string, string>
  const local = Date.UTC(+year!, +month! - 1, +day!, +hour!, +minute!, +second!)
  return Math.round((local - Math.floor(at / 1000) * 1000) / 60_000)
}

/** Every change of a zone's offset between two instants, the first at `from` itself. */
export function offsetChanges(timeZone: string, from: number, until: number): Change[] {
  const format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  const changes = [{ from, minutes: offsetAt(format, from) }]
  const lastDay = until + 24 * HOUR
  for (let day = from; day < lastDay; day += 24 * HOUR) {
    const before = changes.at(-1)!.minutes
    if (offsetAt(format, day + 24 * HOUR) === before) continue
    // The day holds a change: find it to the quarter of an hour.
    let at = day
    while (at < day + 24 * HOUR && offsetAt(format, at) === before) at += HOUR / 4
    changes.push({ from: at, minutes: offsetAt(format, at) })
  }
  return changes
}

/**
 * A zone's changes over the instants of some days, either of which is null where there is none. Days
 * begin at UTC midnight, so that the same change is found at the same instant from wherever it is sought.
 */
export function offsetsOver(
  timeZone: string,
  days: { first: string | null; last: string | null },
): Change[] {
  const at = (day: string | null) => Date.parse(day ?? '2000-01-01')
  return offsetChanges(timeZone, at(days.first) - 24 * HOUR, at(days.last) + 48 * HOUR)
}

/**
 * The local hour (0 to 23) of a UTC instant, from the zone's changes. The engine's own time zones
 * cost 0.3 seconds a million rows; a zone changes its offset twice a year at most.
 */
export function localHourSql(instant: string, changes: readonly Change[]): string {
  const [first, ...later] = changes
  const branches = [...later]
    .reverse()
    .map(({ from, minutes }) => `when ${instant} >= make_timestamp(${from * 1000}) then ${minutes}`)
  const minutes =
    branches.length === 0
      ? String(first?.minutes ?? 0)
      : `case ${branches.join(' ')} else ${first!.minutes} end`
  return `(((epoch(${instant})::bigint // 60 + ${minutes}) // 60) % 24)`
}
