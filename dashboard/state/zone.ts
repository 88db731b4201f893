const formats = new Map<string, Intl.DateTimeFormat>()

const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  formats.set(timeZone, format)
  return format
}

/** The wall clock of a zone at an instant: YYYY-MM-DD HH:MM:SS. */
export const wallClock = (instant: string, timeZone: string): string =>
  formatOf(timeZone).format(new Date(instant)).replace(',', '')

/** Whether a wall clock stands at midnight: a source that knows days only. */
export const isMidnight = (wall: string): boolean => wall.endsWith('00:00:00')
