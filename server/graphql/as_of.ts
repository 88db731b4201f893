import type { Context } from './context.ts'

/** The day after a day, `YYYY-MM-DD`. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
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
