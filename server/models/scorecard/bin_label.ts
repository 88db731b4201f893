import type { BinCondition, WrittenAs } from './model.ts'

/** How a bin reads: '18 to 24', 'below 0.35', '3 or more', 'rent, free', 'missing'. */
export function binLabel(condition: BinCondition, isInteger: boolean, from?: WrittenAs): string {
  if (condition.kind === 'missing') return 'missing'
  if (condition.kind === 'values') return listed(condition.values.map(String))
  const { lower, upper } = condition
  if (from === 'date') return dates(lower, upper)
  if (lower === null && upper === null) return 'any number'
  if (lower === null)
    return isInteger ? `${number(Math.ceil(upper!) - 1)} or less` : `below ${number(upper!)}`
  if (upper === null) return `${number(isInteger ? Math.ceil(lower) : lower)} or more`
  if (!isInteger) return `${number(lower)} to below ${number(upper)}`
  const first = Math.ceil(lower)
  const last = Math.ceil(upper) - 1
  return first === last ? number(first) : `${number(first)} to ${number(last)}`
}

function dates(lower: number | null, upper: number | null): string {
  if (lower === null) return upper === null ? 'any date' : `before ${instant(upper)}`
  return upper === null
    ? `${instant(lower)} or later`
    : `${instant(lower)} to before ${instant(upper)}`
}

const DAY = 86_400_000
// Beyond these no calendar of the language goes.
const MOST_DAYS = 1e8

function instant(days: number): string {
  if (Math.abs(days) > MOST_DAYS) return `day ${days}`
  const text = new Date(days * DAY).toISOString()
  return Number.isInteger(days) ? text.slice(0, -14) : text.slice(0, -5)
}

function listed(values: string[]): string {
  const shown = values.slice(0, 4).map((value) => (value === '' ? "''" : value))
  const rest = values.length - shown.length
  return shown.join(', ') + (rest > 0 ? ` and ${rest} more` : '')
}

function number(value: number): string {
  const text = String(value)
  return Math.abs(value) >= 10_000 && Number.isInteger(value) && !text.includes('e')
    ? text.replace(/\B(?=(\d{3})+$)/g, ',')
    : text
}
