import type { Context } from './context.ts'

/** The day after a day, `YYYY-MM-DD`. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

/**
 * The day a question means when it names none: the first day that sees everything that was loaded
 * (facts count before the start of `asOf`).
 */
export async function asOfOr(given: string | null | undefined, context: Context): Promise<string> {
  if (given) return given
  const last = (await context.lender())?.lastDay
  return last ? dayAfter(last) : context.now().toISOString().slice(0, 10)
}
