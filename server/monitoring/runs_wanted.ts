import { RiskError } from '../db/errors.ts'

export const MOST_RUNS = 60

/** How many runs are asked for. Throws LIMIT_EXCEEDED. */
export function runsWanted(runs: number | null | undefined): number {
  const wanted = runs ?? 1
  if (wanted >= 1 && wanted <= MOST_RUNS) return wanted
  throw new RiskError('LIMIT_EXCEEDED', `runs: 1 to ${MOST_RUNS} is expected: ${wanted}`)
}
