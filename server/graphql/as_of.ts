import type { Context } from './context.ts'

/** The day after a day, `YYYY-MM-DD`; as the engine writes it where it is in year 10000. */
export function dayAfter(day: string): string {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString()
  return next.slice(0, next.indexOf('T')).replace(/^\+0/, '')
}

/**
 * The day a question means when it names none: the first that was observed no more, as runs and
 * decisions have it (facts count before the start of `asOf`).
 */
export async function asOfOr(given: string | null | undefined, context: Context): Promise<string> {
  if (given) return given
  const lender = await context.lender()
  if (lender?.firstUnseenDay) return lender.firstUnseenDay
  return lender?.lastDay ? dayAfter(lender.lastDay) : context.now().toISOString().slice(0, 10)
}
