export interface Target {
  band: string
  from: number
}

const MOST = 3

/** The bands above a score that it could reach, the nearest first, at most three. */
export function targetsOf(
  bands: readonly { id: string; from: number | null }[],
  score: number,
): Target[] {
  return bands
    .flatMap(({ id, from }) => (from !== null && from > score ? [{ band: id, from }] : []))
    .sort((a, b) => a.from - b.from)
    .slice(0, MOST)
}
