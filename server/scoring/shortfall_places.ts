/** Points of a bin, and their place among all shortfalls of the model, from 1; null where they are none. */
export type Place = { points: number; place: number | null }

/**
 * A model of lookup tables has finitely many shortfalls (points below a term's baseline), so their order is
 * settled once: largest first, equal ones by term. `terms` names the term at each place.
 */
export function shortfallPlaces(
  given: readonly { term: string; baseline: number; points: readonly number[] }[],
): { places: Place[][]; terms: string[] } {
  const shortfalls = given
    .flatMap(({ term, baseline, points }, t) =>
      [...new Set(points)].map((one) => ({ t, term, points: one, shortfall: baseline - one })),
    )
    .filter(({ shortfall }) => shortfall > 0)
    .sort((a, b) => b.shortfall - a.shortfall || (a.term < b.term ? -1 : 1))
  const placeOf = given.map(() => new Map<number, number>())
  shortfalls.forEach(({ t, points }, i) => {
    placeOf[t]!.set(points, i + 1)
  })
  return {
    places: given.map(({ points }, t) =>
      points.map((one) => ({ points: one, place: placeOf[t]!.get(one) ?? null })),
    ),
    terms: shortfalls.map(({ term }) => term),
  }
}
